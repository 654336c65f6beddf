using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Takes a team's sums, once for each block and for good, and renews on Mondays how many take part.</summary>
internal sealed class Freezing(TeamOptions options)
{
    /// <summary>Whether anything of a team's is to be done.</summary>
    public static async Task<bool> IsDueAsync(Unit unit, long id, Instant now) =>
        await unit.TeamAsync(id) is { State: TeamRow.Running } row
        && (row.BandWeek != Monday(now)
            || await unit.FindAsync<string>("select first_week from block where team = @id and state = 'open' and freeze_at <= @now limit 1", new { id, now = now.ToColumn() }) is not null);

    /// <summary>Does it.</summary>
    public async Task<bool> RunAsync(Unit unit, long id, Instant now)
    {
        await unit.HoldTeamAsync(id.ToString());

        if (await unit.TeamAsync(id) is not { State: TeamRow.Running } row)
        {
            return false;
        }

        if (row.BandWeek != Monday(now))
        {
            await RenewAsync(unit, row, now);
        }

        foreach (var due in await unit.QueryAsync<BlockRow>("select * from block where team = @id and state = 'open' and freeze_at <= @now order by first_week", new { id, now = now.ToColumn() }))
        {
            await FreezeAsync(unit, row, due);
        }

        return true;
    }

    private static async Task RenewAsync(Unit unit, TeamRow row, Instant now)
    {
        var week = Week.Of(now.InUtc().Date);
        var band = await BandAsync(unit, row, week.Plus(-1).Monday.AtMidnight().InUtc().ToInstant(), now);
        await unit.SaveAsync(row with { BandWeek = week.ToString(), Band = band.Words, BandMost = band.Most });

        if (week < Week.Parse(row.FirstWeek))
        {
            return;
        }

        // Whether four weeks are one block or four is settled when they begin, and stays so: two that overlap could be subtracted.
        var period = Trend.PeriodOf(week, Week.Parse(row.FirstWeek));

        if (await unit.FindAsync<string>("select first_week from block where team = @Id and first_week = @period", new { row.Id, period = period.ToString() }) is not null)
        {
            return;
        }

        foreach (var block in Trend.Blocks(period, Band.IsLarge(band.Words) ? Trend.WeeklyFrom : 0, (int)row.EveryWeeks))
        {
            await unit.ExecuteAsync(
                "insert into block (team, first_week, weeks, freeze_at, state) values (@team, @first, @weeks, @at, 'open') on conflict (team, first_week) do nothing",
                new { team = row.Id, first = block.First.ToString(), weeks = block.Weeks, at = block.FrozenAt.ToColumn() });
        }
    }

    private static async Task<Band.Told> BandAsync(Unit unit, TeamRow row, Instant before, Instant now)
    {
        await Listing.HoldManagersAsync(unit, row.Id, now);
        var numbers = await unit.NumbersAsync(row.Id, before, now);
        var admitted = 0;

        if (Band.Admits((int)numbers.Counted, (int)numbers.Waiting))
        {
            admitted = await unit.AdmitAsync(row.Id, before, now);
        }

        var takingPart = admitted > 0 ? (await unit.NumbersAsync(row.Id, before, now)).TakingPart : numbers.TakingPart;
        var listed = numbers.Counted + numbers.Waiting == 0 ? 0 : (int)await unit.InvitedAsync(row.Id);

        return Band.Next(new(row.Band, (int)row.BandMost), (int)numbers.Counted, admitted, (int)takingPart, listed);
    }

    private async Task FreezeAsync(Unit unit, TeamRow team, BlockRow row)
    {
        var block = row.Block;
        var span = new { row.Team, first = block.First.ToString(), last = block.Last.ToString(), from = Start(block).ToColumn(), row.FreezeAt, before = block.InvitedBefore.ToColumn() };

        if (await unit.FindAsync<long?>(
            "select person from check_in where team = @Team and week >= @first and week <= @last and state in ('open', 'queued') limit 1", span) is not null)
        {
            return;
        }

        // Whoever looked after the team at any time in these weeks is left out, as a member and as one of the invited.
        const string NoManager =
            """
            person not in (select person from team_manager where team = @Team and state = 'agreed' and from_at < @FreezeAt and (until_at is null or until_at > @from)
                union select person from manager_period where team = @Team and from_at < @FreezeAt and (until_at is null or until_at > @from))
            """;
        var answers = await unit.QueryAsync<Answered>(
            $"select person, answer from check_in where team = @Team and week >= @first and week <= @last and state = 'closed' and answer is not null and {NoManager}", span);
        var invited = await unit.FindAsync<long>(
            $"select count(*) from invitation where team = @Team and listed = 1 and state <> 'draft' and added_at < @before and (person is null or {NoManager})", span);

        // Where nobody is to see a figure, none is made.
        var frozen = options.LeastOf(team) is { } least
            ? Trend.Freeze(block, [.. answers.Select(one => new Counted(one.Person, Answers.TryParse(one.Answer)!.Value))], (int)invited, least)
            : new FrozenBlock(block, Counts: null);

        await unit.ExecuteAsync(
            "update block set state = 'frozen', counts = @counts where team = @Team and first_week = @first and state = 'open'",
            new { row.Team, span.first, counts = frozen.Counts is { } counts ? string.Join(',', counts) : null });
    }

    private static Instant Start(Block block) => block.First.Monday.AtMidnight().InUtc().ToInstant();

    private static string Monday(Instant now) => Week.Of(now.InUtc().Date).ToString();

    private sealed record Answered
    {
        public long Person { get; init; }
        public string Answer { get; init; } = "";
    }
}
