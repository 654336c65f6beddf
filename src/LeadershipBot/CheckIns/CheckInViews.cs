using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>Gathers what a check-in's card is drawn from.</summary>
internal sealed class CheckInViews(Library library)
{
    /// <summary>The view of a check-in as it stands.</summary>
    public async Task<CheckInView> OfAsync(Unit unit, CheckInRow row, Instant now) => await OfAsync(unit, row, await unit.RhythmAsync(row.Person), now);

    /// <param name="rhythm">The person's rhythm, or null where they have none.</param>
    /// <inheritdoc cref="OfAsync(Unit, CheckInRow, Instant)"/>
    public async Task<CheckInView> OfAsync(Unit unit, CheckInRow row, RhythmRow? rhythm, Instant now)
    {
        var checkIn = row.CheckIn;
        var view = new CheckInView(checkIn, library, rhythm?.Today(now) ?? now.InUtc().Date)
        {
            NextOn = rhythm?.NextOn,
            IsFollowing = rhythm is { IsFollowing: true },
            Thought = (checkIn.Angle ?? checkIn.Thought) is { } nudge ? library.Nudge(nudge) : null,
        };

        return checkIn.Second.Kind switch
        {
            SecondKind.Commitment => view with { Commitment = await CommitmentAsync(unit, row) },
            SecondKind.Handover => view with { Handover = await unit.HandoverAsync(row.Person, checkIn.Second.Subject) },
            SecondKind.Season => view with { LookBack = await LookBackAsync(unit, row) },
            SecondKind.Reason when checkIn is { Answer: Answer.Purpose, Second.IsAnswered: true } =>
                view with { IsThirdPurpose = await IsThirdPurposeAsync(unit, row) },
            _ => view,
        };
    }

    private async Task<Nudge?> CommitmentAsync(Unit unit, CheckInRow row)
    {
        var nudge = await unit.FindAsync<string>(
            "select nudge from commitment where person = @Person and id = @id", new { row.Person, id = long.Parse(row.SecondSubject) });

        return nudge is null ? null : library.Nudge(nudge);
    }

    private static async Task<bool> IsThirdPurposeAsync(Unit unit, CheckInRow row)
    {
        var week = Week.Parse(row.Week);
        var earlier = (await unit.CheckInsAsync(row.Person, week.Plus(1 - PurposePattern.Weeks), week.Plus(-1)))
            .Select(past => past.CheckIn)
            .Where(past => past is { Answer: Answer.Purpose, Second: { Kind: SecondKind.Reason, IsAnswered: true } })
            .Select(past => (past.Week, past.Second.Value!))
            .ToList();

        return PurposePattern.IsThird(row.SecondValue!, week, earlier);
    }

    private static async Task<LookBack> LookBackAsync(Unit unit, CheckInRow row)
    {
        var (from, to) = (Week.Parse(row.SecondSubject), Week.Parse(row.Week));
        var asked = (await unit.CheckInsAsync(row.Person, from, to)).Select(past => past.CheckIn).Where(past => past.State is not CheckInState.NotAsked).ToList();
        var takenBack = await unit.QueryAsync<string>(
            "select what from handover where person = @Person and state = 'taken-back' and closed_at >= @since order by id",
            new { row.Person, since = from.Monday.AtMidnight().InUtc().ToInstant().ToColumn() });

        return new LookBack(
            to.Since(from) + 1,
            Answers.All.ToDictionary(answer => answer, answer => asked.Count(past => past.Answer == answer)),
            asked.Count(past => past is { Answer: null, IsNotKept: false }),
            takenBack);
    }
}
