using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.Handovers;

/// <summary>What a leader handed over: remember it, look at it, close it.</summary>
internal sealed class Ledger(IStore store, Answering answering, LedgerView view, Guide guide, Asking asking, TimeProvider clock)
{
    /// <summary>The open ones.</summary>
    public async Task<Reply> ListAsync(Address from, CancellationToken cancellationToken) => new Reply.New(await PageAsync(from, 0, cancellationToken));

    /// <summary>Turns the page: <c>handovers::1</c>.</summary>
    public async Task<Reply> TurnAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        new Reply.Replace(await PageAsync(tapped.From, int.TryParse(tapped.Action.Value, out var page) ? page : 0, cancellationToken));

    /// <summary>Opens the form: <c>remember:2026-W47:</c> from a check-in, <c>remember::</c> by itself.</summary>
    public Task<Reply> OpenAsync(Address from, string week, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit =>
            {
                var person = await unit.FindPersonAsync(from);
                var today = person is { } known ? await unit.TodayAsync(known, clock.Now()) : clock.Now().InUtc().Date;
                return new Reply.Open(HandoverCards.New(Week.TryParse(week), today), HandoverCards.Fill(week));
            },
            cancellationToken);

    /// <summary>The form, filled in. Where its words say that a life is at risk they are not kept, and the human contact is named.</summary>
    public async Task<Reply> RememberAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        if (guide.Read(HandoverCards.Said(submitted.Values)) is { Grave: true } reading)
        {
            return new Reply.New(await asking.ReplyAsync(submitted, reading, cancellationToken));
        }

        var now = clock.Now();
        var today = await store.ReadAsync(
            async unit => await unit.FindPersonAsync(submitted.From) is { } person ? await unit.TodayAsync(person, now) : now.InUtc().Date,
            cancellationToken);
        var (handover, refused) = HandoverCards.Read(submitted.Values, today);

        if (handover is null)
        {
            return new Reply.Refused(refused, HandoverCards.New(Week.TryParse(submitted.Action.Subject), today));
        }

        if (submitted.Action.Subject.Length > 0)
        {
            return await answering.RememberAsync(submitted, handover, cancellationToken);
        }

        return await store.OfPersonAsync(submitted, clock, async (unit, person, isAgain, _) =>
        {
            if (!isAgain)
            {
                await unit.AddAsync(person, handover);
            }

            return HandoverCards.Remembered(handover, today);
        }, cancellationToken);
    }

    /// <summary>A button in the list: <c>follow-up:12:finished</c>.</summary>
    public Task<Reply> FollowUpAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            var today = await unit.TodayAsync(person, now);

            if (isAgain)
            {
                return new Reply.Replace(await view.OfAsync(unit, person, today));
            }

            if (!FollowUp.IsKnown(tapped.Action.Value) || await unit.HandoverAsync(person, tapped.Action.Subject) is not { State: HandoverState.Open } handover)
            {
                return new Reply.New(HandoverCards.Gone());
            }

            // Whoever closes one stays on its page.
            var page = HandoverCards.PageOf(await unit.OpenHandoversAsync(person), handover.Id);
            await unit.SaveAsync(person, handover.After(tapped.Action.Value, today), now);
            return new Reply.Replace(await view.OfAsync(unit, person, today, page));
        }, cancellationToken);

    /// <summary>A step in the list: <c>step:12:done</c>, <c>step:12:gone</c>. A second tap changes nothing.</summary>
    public Task<Reply> StepAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
            isAgain
            || (tapped.Action.Value is "done" or "gone" && long.TryParse(tapped.Action.Subject, out var id)
                && await unit.CloseCommitmentAsync(person, id, tapped.Action.Value == "done") > 0)
                    ? new Reply.Replace(await view.OfAsync(unit, person, await unit.TodayAsync(person, now)))
                    : new Reply.New(HandoverCards.Gone()), cancellationToken);

    private Task<Card> PageAsync(Address from, int page, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async unit =>
            {
                var person = await unit.FindPersonAsync(from);
                var today = person is { } of ? await unit.TodayAsync(of, clock.Now()) : clock.Now().InUtc().Date;
                return await view.OfAsync(unit, person, today, page);
            },
            cancellationToken);
}
