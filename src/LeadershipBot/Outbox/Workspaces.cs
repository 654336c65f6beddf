using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Which workspaces are sent to. The adapters say when the bot was installed again or taken away; operators read how it stands.</summary>
internal sealed class Workspaces(IStore store, Outbox outbox, TimeProvider clock)
{
    /// <summary>Sends to a workspace from now on: it was installed, for the first time or again. One that was not stopped goes on as it was.</summary>
    public Task StartAsync(string platform, string workspace, CancellationToken cancellationToken) => store.WriteAsync(
        async unit =>
        {
            await StartAsync(unit, platform, workspace);
            return true;
        },
        cancellationToken);

    /// <summary>The same in a unit of the caller's.</summary>
    public async Task StartAsync(Unit unit, string platform, string workspace)
    {
        await unit.ExecuteAsync(
            """
            insert into workspace (platform, name, since) values (@platform, @workspace, @at)
            on conflict (platform, name) do update set state = 'active', why = null, since = excluded.since, held_until = 0, rate = 1000
            where workspace.state <> 'active'
            """,
            new { platform, workspace, at = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        unit.AfterCommit(outbox.Wake);
    }

    /// <summary>Sends nothing to a workspace any more until it is started again. What waits there goes on waiting until its time is over; replies do not.</summary>
    /// <param name="why">For operators, in the platform's words: <c>app_uninstalled</c>.</param>
    public Task StopAsync(string platform, string workspace, string why, CancellationToken cancellationToken) =>
        store.WriteAsync(unit => StopAsync(unit, platform, workspace, why), cancellationToken);

    /// <inheritdoc cref="StopAsync(string, string, string, CancellationToken)"/>
    public async Task<bool> StopAsync(Unit unit, string platform, string workspace, string why)
    {
        await unit.ExecuteAsync(
            "insert into workspace (platform, name) values (@platform, @workspace) on conflict (platform, name) do nothing", new { platform, workspace });
        var id = await unit.FindAsync<long>("select id from workspace where platform = @platform and name = @workspace", new { platform, workspace });

        return await WorkspaceTable.StopAsync(unit, id, why, clock.GetUtcNow());
    }

    /// <summary>How every workspace stands, for operators.</summary>
    public Task<IReadOnlyList<WorkspaceStanding>> ReadAsync(CancellationToken cancellationToken) => store.ReadAsync<IReadOnlyList<WorkspaceStanding>>(
        async unit => [.. (await unit.QueryAsync<Row>(
            "select platform, name, state, why, since, held_until, rate from workspace order by platform, name")).Select(Standing)],
        cancellationToken);

    private WorkspaceStanding Standing(Row row) => new(
        row.Platform, row.Name, row.State == WorkspaceRow.Stopped, row.Why, DateTimeOffset.FromUnixTimeMilliseconds(row.Since),
        DateTimeOffset.FromUnixTimeMilliseconds(row.HeldUntil) is var until && until > clock.GetUtcNow() ? until : null);

    private sealed record Row(string Platform, string Name, string State, string? Why, long Since, long HeldUntil, long Rate);
}

/// <summary>How a workspace stands.</summary>
/// <param name="IsStopped">Nothing is sent there until it is started again.</param>
/// <param name="Why">Why it is stopped, in the platform's words, or null.</param>
/// <param name="Since">Since when it is stopped or active.</param>
/// <param name="HeldUntil">Until when the platform wants nothing more from us, or null.</param>
internal sealed record WorkspaceStanding(string Platform, string Workspace, bool IsStopped, string? Why, DateTimeOffset Since, DateTimeOffset? HeldUntil);
