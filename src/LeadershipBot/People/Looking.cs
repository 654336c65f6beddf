using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.Teams;

namespace LeadershipBot.People;

/// <summary>What a leader can look at: the next question, the last weeks, and the page on which things stand.</summary>
internal sealed class Looking(IStore store, CheckInOptions options, TimeProvider clock)
{
    /// <summary>How many weeks the chart shows.</summary>
    private const int WeeksShown = 12;

    /// <summary>When the next question comes.</summary>
    public Task<Reply> NextAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit => new Reply.New(await unit.MemberAsync(from) is { } row ? PeopleCards.Next(row.Rhythm, row.NextOn, row.Today(clock.Now())) : PeopleCards.NotJoined()),
            cancellationToken);

    /// <summary>The last twelve weeks.</summary>
    public Task<Reply> HistoryAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(from) is not { } person || await unit.RhythmAsync(person) is not { } row)
                {
                    return new Reply.New(PeopleCards.NotJoined());
                }

                var week = Week.Of(row.Today(clock.Now()));
                var weeks = await unit.CheckInsAsync(person, week.Plus(1 - WeeksShown), week);
                return new Reply.New(PeopleCards.History([.. weeks.Reverse().Select(past => HistoryBar.Of(past.CheckIn, past.Because))]));
            },
            cancellationToken);

    /// <summary>The page on which things stand: the next question, what is open, the last weeks.</summary>
    public Task<Reply> HomeAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(from) is not { } person || await unit.RhythmAsync(person) is not { IsFollowing: true } row)
                {
                    return new Reply.New(PeopleCards.Welcome(options.AnswersKeptWeeks));
                }

                var today = row.Today(clock.Now());
                var week = Week.Of(today);
                var weeks = await unit.CheckInsAsync(person, week.Plus(1 - WeeksShown), week);
                return new Reply.New(Card.Of(
                [
                    .. PeopleCards.Next(row.Rhythm, row.NextOn, today).Parts,
                    PeopleCards.LeadingATeam((await unit.TeamsOfAsync(person, clock.Now())).Count > 0),
                    new Divider(),
                    .. HandoverCards.Ledger(await unit.OpenHandoversAsync(person), today).Parts,
                    new Divider(),
                    .. PeopleCards.History([.. weeks.Reverse().Select(past => HistoryBar.Of(past.CheckIn, past.Because))]).Parts,
                ]));
            },
            cancellationToken);
}
