using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Gathers what a manager sees of a team. Everything a manager can see of people goes through here.</summary>
internal sealed class Overviews(TeamOptions options)
{
    /// <summary>How it stands, to one of its managers.</summary>
    public async Task<Card> OfAsync(Unit unit, TeamRow row, long manager, Instant now)
    {
        var managers = await unit.ManagersAsync(row.Id, now);
        var local = await LocalAsync(unit, row, now);
        var least = options.LeastOf(row);

        // Whoever took over sees nothing from before their time, and so not the band of the Monday before it either.
        var isTheirs = row.BandWeek is { } week && await unit.ManagerAsync(row.Id, manager) is { FromAt: { } from } && Week.Parse(week).Monday.AtMidnight().InUtc().ToInstant() >= from.ToInstant();

        return TeamCards.Overview(
            row.Team, [.. managers.Select(one => Term(one, now))], (int)await unit.InvitedAsync(row.Id), least is null ? null : Band.Line(row.Band, isTheirs),
            row is { GroupId: not null, LookedOn: null }, await unit.TodayAsync(manager, now), local, least, options.Sharing, row.Team.NextWeek(local));
    }

    /// <summary>The team's own time: in its zone, or else in that of whoever has looked after it longest, so that it is one time to all its managers.</summary>
    public static async Task<LocalDateTime> LocalAsync(Unit unit, TeamRow row, Instant now)
    {
        var own = row.Team.Zone is null && await unit.ManagersAsync(row.Id, now) is [var first, ..] ? Zones.Find(await unit.ZoneAsync(first.Person)) : null;
        return now.InZone(row.Team.Zone ?? own ?? DateTimeZone.Utc).LocalDateTime;
    }

    /// <summary>Its figures, as far as this manager may see them.</summary>
    public async Task<Card> FiguresAsync(Unit unit, TeamRow row, ManagerRow manager) =>
        TrendCards.Figures(row.Team, await FrozenAsync(unit, row.Id, manager), options.LeastOf(row));

    private static ManagerTerm Term(ManagerRow manager, Instant now) => new(
        manager.Name, manager.FromAt > now.ToColumn() ? Day(manager.FromAt) : null, Day(manager.UntilAt));

    private static LocalDate? Day(long? at) => at?.ToInstant().InUtc().Date;

    /// <summary>The frozen blocks that began in a manager's time, oldest first.</summary>
    public static async Task<IReadOnlyList<FrozenBlock>> FrozenAsync(Unit unit, long team, ManagerRow manager) =>
        [.. (await unit.QueryAsync<BlockRow>(
            "select * from block where team = @team and state = 'frozen' and first_week >= @SeesFrom order by first_week", new { team, manager.SeesFrom })).Select(row => row.Frozen)];
}

/// <summary>A block as it is stored.</summary>
internal sealed record BlockRow
{
    public long Team { get; init; }
    public string FirstWeek { get; init; } = "";
    public long Weeks { get; init; }
    public long FreezeAt { get; init; }
    public string State { get; init; } = "";
    public string? Counts { get; init; }

    /// <summary>In Core's terms.</summary>
    public Block Block => new(Week.Parse(FirstWeek), (int)Weeks);

    /// <summary>The same once it is frozen.</summary>
    public FrozenBlock Frozen => new(Block, Counts is { Length: > 0 } ? [.. Counts.Split(',').Select(int.Parse)] : null);
}
