using LeadershipBot.Cards;
using LeadershipBot.Handovers;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>What a person does on a check-in's card: answer, skip, change it, and the second question.</summary>
internal sealed class Answering(
    IStore store, Outbox.Outbox outbox, CheckInViews views, Thoughts thoughts, Following following, TimeProvider clock)
{
    /// <summary>The answer, or skipping: <c>answer:2026-W47:details</c>.</summary>
    public Task<Reply> AnswerAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var answer = Answers.TryParse(tapped.Action.Value);

        if (answer is null && tapped.Action.Value != Answers.Skip)
        {
            return Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown()));
        }

        return OnCardAsync(tapped, tapped.Action, tapped.Message, async (unit, row, now) =>
        {
            await following.HeardAsync(unit, row.Person, now);
            await outbox.RemoveAsync(unit, CheckInStore.ReminderKey(row.Person, row.Week));

            return answer is { } given ? await WithAnswerAsync(unit, row, given) : row.CheckIn.WithSkip();
        }, cancellationToken);
    }

    /// <summary>Skipping, tapped under the reminder; the check-in's own card is redrawn by the outbox.</summary>
    public async Task<Reply> SkipAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        await OnCardAsync(tapped with { Carries = Carries.Nothing }, tapped.Action, message: null, async (unit, row, now) =>
        {
            await following.HeardAsync(unit, row.Person, now);
            await outbox.RemoveAsync(unit, CheckInStore.ReminderKey(row.Person, row.Week));

            return row.CheckIn.Answer is null ? row.CheckIn.WithSkip() : row.CheckIn;
        }, cancellationToken);

        return new Reply.Silence();
    }

    /// <summary>The second question: <c>second:2026-W47:quickest</c>.</summary>
    public Task<Reply> SecondAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        OnCardAsync(tapped, tapped.Action, tapped.Message, async (unit, row, now) =>
        {
            await following.HeardAsync(unit, row.Person, now);
            var (checkIn, value) = (row.CheckIn, tapped.Action.Value);

            if (checkIn.Second.Value is not null || !checkIn.Second.Takes(value, checkIn.Answer))
            {
                return checkIn;
            }

            await ActOnSecondAsync(unit, row, value, now);
            return checkIn.WithSecond(value);
        }, cancellationToken);

    /// <summary>A commitment goes another round: <c>again:2026-W47:12</c>.</summary>
    public Task<Reply> AgainAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        OnCardAsync(tapped, tapped.Action, tapped.Message, async (unit, row, _) =>
        {
            var checkIn = row.CheckIn;

            if (checkIn.Second is not { Kind: SecondKind.Commitment, Value: "never" or "passed" })
            {
                return checkIn;
            }

            await unit.CommitmentAgainAsync(row.Person, long.Parse(checkIn.Second.Subject), row.Week);
            return checkIn.WithSecond("again");
        }, cancellationToken);

    /// <summary>No more rotating questions, ever: <c>rotating-off:2026-W47:</c>.</summary>
    public Task<Reply> RotatingOffAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        OnCardAsync(tapped, tapped.Action, tapped.Message, async (unit, row, _) =>
        {
            await unit.ExecuteAsync("update rhythm set rotating = 0 where person = @Person", new { row.Person });
            var checkIn = row.CheckIn;

            return checkIn.Second is { Kind: SecondKind.Rotating, Value: null } ? checkIn.WithSecond(SecondQuestion.Skipped) : checkIn;
        }, cancellationToken);

    /// <summary>What is tapped under the thought: <c>keep</c>, <c>angle</c> and <c>unhelpful</c>, with the nudge's id as value.</summary>
    public Task<Reply> ThoughtAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        OnCardAsync(tapped, tapped.Action, tapped.Message, (unit, row, now) => thoughts.TappedAsync(unit, row, tapped.Action, now), cancellationToken);

    /// <summary>The form that remembers a handover opens from the card; here it comes back, filled in.</summary>
    public Task<Reply> RememberAsync(Incoming.Submitted submitted, Handover handover, CancellationToken cancellationToken) =>
        OnCardAsync(submitted, submitted.Action, submitted.Message, async (unit, row, _) =>
        {
            var checkIn = row.CheckIn;

            if (checkIn.Second is not { Kind: SecondKind.Remember, Value: null })
            {
                return checkIn;
            }

            await unit.AddAsync(row.Person, handover);
            return checkIn.WithSecond("remembered");
        }, cancellationToken);

    /// <summary>The break at a season's end comes back with its date.</summary>
    public Task<Reply> BreakAsync(Incoming.Submitted submitted, LocalDate until, CancellationToken cancellationToken) =>
        OnCardAsync(submitted, submitted.Action, submitted.Message, async (unit, row, _) =>
        {
            var checkIn = row.CheckIn;

            if (checkIn.Second is not { Kind: SecondKind.Season, Value: null })
            {
                return checkIn;
            }

            await following.PauseAsync(unit, row.Person, until, RhythmRow.ByWish);
            return checkIn.WithSecond("break");
        }, cancellationToken);

    // Everything on a card goes the same way: find the check-in, decide, write, draw it again.
    private Task<Reply> OnCardAsync(
        Incoming incoming, ActionId action, string? message, Func<Unit, CheckInRow, Instant, Task<CheckIn>> decide, CancellationToken cancellationToken)
    {
        return store.ActAsync(incoming, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.CheckInAsync(person, action.Subject) is not { } row)
            {
                return new Reply.New(CheckInCards.Foreign());
            }

            if (!row.CheckIn.TakesAnswers)
            {
                await RedrawAsync(unit, incoming, row);
                return new Reply.Replace(CheckInCards.Closed(row.CheckIn.Week), IsQueued: true);
            }

            var written = isAgain ? row : await DecidedAsync(unit, row, decide, now);

            if (written != row)
            {
                await unit.SaveAsync(written);
                await FollowAsync(unit, incoming, row, message);
            }

            // Where the response carries nothing, the outbox draws the card when it goes; twice would be for nobody.
            return incoming.Carries is Carries.Nothing
                ? new Reply.Silence()
                : new Reply.Replace(CheckInCards.Of(await views.OfAsync(unit, written, now)), IsQueued: true);
        }, cancellationToken);
    }

    private async Task<CheckInRow> DecidedAsync(Unit unit, CheckInRow row, Func<Unit, CheckInRow, Instant, Task<CheckIn>> decide, Instant now)
    {
        var decided = await decide(unit, row, now);

        // A tap proves that the message is there, whatever the sender still believes.
        return row.With(await thoughts.EnsureAsync(unit, row.Person, decided with { State = CheckInState.Open }, now));
    }

    // The tapped message is the check-in from now on; where nobody waits for the response, the outbox redraws it.
    private async Task FollowAsync(Unit unit, Incoming incoming, CheckInRow row, string? message)
    {
        var key = CheckInStore.Key(row.Person, row.Week);

        if (message is not null)
        {
            await outbox.MoveAsync(unit, key, message, CheckInMessages.MovedKind);
        }

        // What a tap's response replaces, only whoever tapped sees: the message itself is redrawn as well.
        if (incoming.Carries is not Carries.Everything)
        {
            await outbox.EditAsync(unit, key, incoming.EditsFreely);
        }
    }

    private async Task RedrawAsync(Unit unit, Incoming incoming, CheckInRow row)
    {
        if (incoming.Carries is Carries.Nothing)
        {
            await outbox.EditAsync(unit, CheckInStore.Key(row.Person, row.Week), incoming.EditsFreely);
        }
    }

    private static async Task<CheckIn> WithAnswerAsync(Unit unit, CheckInRow row, Answer answer)
    {
        var checkIn = row.CheckIn;

        if (checkIn.Answer == answer)
        {
            return checkIn;
        }

        var isFirst = checkIn.Second.Kind is SecondKind.None;
        var after = isFirst
            ? await unit.SecondAfterAsync(row, answer)
            : SecondQuestion.After(answer, isReturn: false, rotating: null, isSeasonsEnd: false);

        return checkIn.WithAnswer(answer, after);
    }

    private async Task ActOnSecondAsync(Unit unit, CheckInRow row, string value, Instant now)
    {
        var (person, second) = (row.Person, row.CheckIn.Second);

        switch (second.Kind, value)
        {
            case (SecondKind.GoOn or SecondKind.Season, "stop"):
                await following.LeaveAsync(unit, person, now);
                break;
            case (SecondKind.GoOn, "monthly"):
                await following.BeatAsync(unit, person, 4, now);
                break;
            case (SecondKind.Season, "fortnightly"):
                await following.BeatAsync(unit, person, 2, now);
                break;
            case (SecondKind.Season, "weekly"):
                await following.BeatAsync(unit, person, 1, now);
                break;
            case (SecondKind.Commitment, _):
                await unit.CommitmentDoneAsync(person, long.Parse(second.Subject));
                break;
            case (SecondKind.Handover, _) when await unit.HandoverAsync(person, second.Subject) is { State: HandoverState.Open } handover:
                await unit.SaveAsync(person, handover.After(value, await unit.TodayAsync(person, now)), now);
                break;
            case (SecondKind.Rotating or SecondKind.Return, not SecondQuestion.Skipped):
                await unit.ExecuteAsync(
                    "update rotating_asked set option = @value where person = @person and question = @Subject and week = @Week",
                    new { person, value, second.Subject, row.Week });
                break;
        }
    }
}
