using System.Collections.Concurrent;
using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace LeadershipBot.Installations;

/// <summary>Where the bot is installed in Slack, and its tokens, encrypted.</summary>
internal sealed class Installations(
    IStore store, Workspaces workspaces, IDataProtectionProvider protection, TimeProvider clock, ILogger<Installations> log) : IInstallations
{
    // Long enough to cost nothing, short enough that what another node has learnt is soon known here.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FreshNothing = TimeSpan.FromSeconds(2);

    private readonly IDataProtector protector = protection.CreateProtector("LeadershipBot.SlackToken");
    private readonly ConcurrentDictionary<string, (Installation? Installation, DateTimeOffset At)> known = [];

    public async Task<IReadOnlyList<(string Workspace, string State)>> ListAsync(int most, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await store.ReadAsync(
                unit => unit.QueryAsync<Standing>("select workspace, state from installation order by case state when 'live' then 1 else 0 end, workspace limit @most", new { most }), cancellationToken);
            return [.. rows.Select(row => (row.Workspace, row.State))];
        }
        catch (Exception empty) when (empty is System.Data.Common.DbException or StorageAwayException)
        {
            // Before the first start there are no tables; storage has a part of its own in doctor that says so.
            return [];
        }
    }

    private sealed record Standing(string Workspace, string State);

    public ValueTask<Installation?> FindAsync(string workspace, CancellationToken cancellationToken) =>
        known.TryGetValue(workspace, out var entry) && clock.GetUtcNow() - entry.At is var age && age >= TimeSpan.Zero && age < (entry.Installation is null ? FreshNothing : Fresh)
            ? new(entry.Installation)
            : new(ReadAsync(workspace, cancellationToken));

    public async Task<Installation?> ReadAsync(string workspace, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(
            unit => unit.FindAsync<Row>(
                "select workspace, token, bot_user, bot, app, scopes, refresh, expires_at, installed_at, state from installation where workspace = @workspace", new { workspace }),
            cancellationToken);

        return Note(workspace, row is null ? null : Read(row));
    }

    public async Task SaveAsync(Installation installation, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            unit => unit.ExecuteAsync(
                """
                insert into installation (workspace, token, bot_user, bot, app, scopes, refresh, expires_at, installed_at, state, since)
                values (@Workspace, @Token, @BotUser, @Bot, @App, @Scopes, @Refresh, @ExpiresAt, @InstalledAt, 'live', @InstalledAt)
                on conflict (workspace) do update set token = excluded.token, bot_user = excluded.bot_user, bot = excluded.bot, app = excluded.app,
                    scopes = excluded.scopes, refresh = excluded.refresh, expires_at = excluded.expires_at, installed_at = excluded.installed_at,
                    state = 'live', why = null, since = excluded.since, held_until = null
                """,
                Columns(installation)),
            cancellationToken);
        Note(installation.Workspace, installation with { IsLive = true });
        await workspaces.StartAsync(SlackChat.Name, installation.Workspace, cancellationToken);
    }

    public async Task StopAsync(string workspace, string token, bool isGone, string why, CancellationToken cancellationToken)
    {
        // Tokens are encrypted anew each time, so the row cannot be found by one: it is read and compared.
        if (await ReadAsync(workspace, cancellationToken) is not { IsLive: true } now || now.Token != token)
        {
            return;
        }

        await store.WriteAsync(
            unit => unit.ExecuteAsync(
                "update installation set state = @state, why = @why, since = @at where workspace = @workspace and state = 'live' and installed_at = @installed",
                new { workspace, state = isGone ? "gone" : "broken", why, at = Now, installed = now.InstalledAt.ToUnixTimeMilliseconds() }),
            cancellationToken);
        await ReadAsync(workspace, cancellationToken);
        await workspaces.StopAsync(SlackChat.Name, workspace, why, cancellationToken);
    }

    public Task<bool> TryHoldAsync(string workspace, TimeSpan most, CancellationToken cancellationToken) => store.WriteAsync(
        async unit => await unit.ExecuteAsync(
            "update installation set held_until = @until where workspace = @workspace and (held_until is null or held_until < @now)",
            new { workspace, now = Now, until = Now + (long)most.TotalMilliseconds }) == 1,
        cancellationToken);

    public async Task RenewAsync(Installation renewed, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            unit => unit.ExecuteAsync(
                "update installation set token = @Token, refresh = @Refresh, expires_at = @ExpiresAt, held_until = null where workspace = @Workspace", Columns(renewed)),
            cancellationToken);
        Note(renewed.Workspace, renewed);
    }

    public Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(
        async unit => await unit.ExecuteAsync("insert into inbound (id, at) values (@id, @Now) on conflict (id) do nothing", new { id, Now }) == 1, cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private object Columns(Installation installation) => new
    {
        installation.Workspace,
        Token = protector.Protect(installation.Token),
        installation.BotUser,
        installation.Bot,
        installation.App,
        installation.Scopes,
        Refresh = installation.Refresh is { } refresh ? protector.Protect(refresh) : null,
        ExpiresAt = installation.ExpiresAt?.ToUnixTimeMilliseconds(),
        InstalledAt = installation.InstalledAt.ToUnixTimeMilliseconds(),
    };

    private Installation? Note(string workspace, Installation? installation)
    {
        known[workspace] = (installation, clock.GetUtcNow());
        return installation;
    }

    private Installation Read(Row row)
    {
        try
        {
            return Read(row, protector.Unprotect(row.Token), row.Refresh is null ? null : protector.Unprotect(row.Refresh), row.State == "live");
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            log.LogError("The token of {Workspace} cannot be decrypted: its key is not in Storage:KeysPath any more. Install the app there again", row.Workspace);
            return Read(row, token: "", refresh: null, isLive: false);
        }
    }

    private static Installation Read(Row row, string token, string? refresh, bool isLive) => new(
        row.Workspace, token, row.BotUser, row.Bot, row.App, row.Scopes, refresh,
        row.ExpiresAt is { } expires ? DateTimeOffset.FromUnixTimeMilliseconds(expires) : null,
        DateTimeOffset.FromUnixTimeMilliseconds(row.InstalledAt), isLive);

    private sealed record Row(
        string Workspace, string Token, string? BotUser, string? Bot, string? App, string? Scopes, string? Refresh, long? ExpiresAt, long InstalledAt, string State);
}
