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

    public async Task<IReadOnlyList<(string Workspace, string State, string? Why)>> ListAsync(int most, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await store.ReadAsync(
                unit => unit.QueryAsync<Standing>("select workspace, state, why from installation order by case state when 'live' then 1 else 0 end, workspace limit @most", new { most }), cancellationToken);
            return [.. rows.Select(row => (row.Workspace, row.State, row.Why))];
        }
        catch (Exception empty) when (empty is System.Data.Common.DbException or StorageAwayException)
        {
            // Before the first start there are no tables; storage has a part of its own in doctor that says so.
            return [];
        }
    }

    private sealed record Standing(string Workspace, string State, string? Why);

    public ValueTask<Installation?> FindAsync(string workspace, CancellationToken cancellationToken) =>
        known.TryGetValue(workspace, out var entry) && clock.GetUtcNow() - entry.At is var age && age >= TimeSpan.Zero && age < (entry.Installation is null ? FreshNothing : Fresh)
            ? new(entry.Installation)
            : new(ReadAsync(workspace, cancellationToken));

    public async Task<Installation?> ReadAsync(string workspace, CancellationToken cancellationToken) =>
        Note(workspace, await store.ReadAsync(unit => FindAsync(unit, workspace, keep: ""), cancellationToken));

    public Task SaveAsync(Installation installation, CancellationToken cancellationToken) => store.WriteAsync(
        async unit =>
        {
            await SaveAsync(unit, installation);
            return true;
        },
        cancellationToken);

    /// <summary>The same in a unit of the caller's.</summary>
    public async Task SaveAsync(Unit unit, Installation installation)
    {
        await unit.ExecuteAsync(
            """
            insert into installation (workspace, token, bot_user, bot, app, scopes, refresh, expires_at, installed_at, state, since)
            values (@Workspace, @Token, @BotUser, @Bot, @App, @Scopes, @Refresh, @ExpiresAt, @InstalledAt, 'live', @InstalledAt)
            on conflict (workspace) do update set token = excluded.token, bot_user = excluded.bot_user, bot = excluded.bot, app = excluded.app,
                scopes = excluded.scopes, refresh = excluded.refresh, expires_at = excluded.expires_at, installed_at = excluded.installed_at,
                state = 'live', why = null, since = excluded.since, held_until = null
            """,
            Columns(installation));
        await workspaces.StartAsync(unit, SlackChat.Name, installation.Workspace);
        unit.AfterCommit(() => Note(installation.Workspace, installation with { IsLive = true }));
    }

    public async Task<bool> StopAsync(string workspace, string token, bool isGone, string why, CancellationToken cancellationToken)
    {
        var (isStopped, now) = await store.WriteAsync(
            async unit =>
            {
                var now = await FindAsync(unit, workspace, unit.Dialect.ForUpdate);

                // Tokens are encrypted anew each time, so the row cannot be found by one: it is read and compared.
                if (now is { IsLive: true } && now.Token != token)
                {
                    return (false, now);
                }

                await unit.ExecuteAsync(
                    "update installation set state = @state, why = @why, since = @Now where workspace = @workspace and state = 'live' and @isLive = 1",
                    new { workspace, state = isGone ? "gone" : "broken", why, Now, isLive = now is { IsLive: true } ? 1 : 0 });
                await workspaces.StopAsync(unit, SlackChat.Name, workspace, why);
                return (true, now is null ? null : now with { IsLive = false });
            },
            cancellationToken);
        Note(workspace, now);
        return isStopped;
    }

    public Task<bool> TryHoldAsync(string workspace, TimeSpan most, CancellationToken cancellationToken) => store.WriteAsync(
        async unit => await unit.ExecuteAsync(
            "update installation set held_until = @until where workspace = @workspace and (held_until is null or held_until < @now)",
            new { workspace, now = Now, until = Now + (long)most.TotalMilliseconds }) == 1,
        cancellationToken);

    public async Task<Installation?> RenewAsync(Installation renewed, string old, CancellationToken cancellationToken)
    {
        var columns = Columns(renewed);

        return Note(renewed.Workspace, await store.WriteAsync(
            async unit =>
            {
                var now = await FindAsync(unit, renewed.Workspace, unit.Dialect.ForUpdate);

                if (now is null || now.Token != old)
                {
                    return now;
                }

                // Stopped meanwhile by a refusal of the old token, it is well again; taken out, it stays out.
                var isBroken = await unit.ExecuteAsync(
                    "update installation set state = 'live', why = null, since = @Now where workspace = @Workspace and state = 'broken'", new { renewed.Workspace, Now }) == 1;
                await unit.ExecuteAsync(
                    "update installation set token = @Token, refresh = @Refresh, expires_at = @ExpiresAt, held_until = null where workspace = @Workspace", columns);

                if (isBroken)
                {
                    await workspaces.StartAsync(unit, SlackChat.Name, renewed.Workspace);
                }

                return renewed with { IsLive = now.IsLive || isBroken };
            },
            cancellationToken));
    }

    public Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken) => store.WriteAsync(
        async unit => await unit.ExecuteAsync("insert into inbound (id, at) values (@id, @Now) on conflict (id) do nothing", new { id, Now }) == 1, cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <param name="keep">What keeps the row from others until the unit ends, or nothing.</param>
    private async Task<Installation?> FindAsync(Unit unit, string workspace, string keep) => await unit.FindAsync<Row>(
        $"select workspace, token, bot_user, bot, app, scopes, refresh, expires_at, installed_at, state from installation where workspace = @workspace {keep}", new { workspace })
        is { } row ? Read(row) : null;

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
