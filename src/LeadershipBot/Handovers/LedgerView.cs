using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.People;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Handovers;

/// <summary>What a leader has open: handovers, who can read them, and steps that they wanted to take.</summary>
internal sealed class LedgerView(Library library, TeamOptions options)
{
    /// <summary>Its card.</summary>
    public async Task<Card> OfAsync(Unit unit, long? person, LocalDate today, int page = 0) => person is not { } own
        ? HandoverCards.Ledger([], today)
        : HandoverCards.Ledger(
            await unit.OpenHandoversAsync(own), today, options.Sharing && await unit.RhythmAsync(own) is { IsFollowing: true, Team: not null }, page,
            await StepsAsync(unit, own), await SharedAsync(unit, own));

    // A step whose text has left the pack is not named any more.
    private async Task<IReadOnlyList<(long Id, string Step)>> StepsAsync(Unit unit, long person) =>
    [
        .. (await unit.OpenCommitmentsAsync(person))
            .Select(row => (row.Id, Nudge: library.Nudge(row.Nudge)))
            .Where(row => row.Nudge is not null)
            .Select(row => (row.Id, $"if {row.Nudge!.If}, then I will {row.Nudge.Then}.")),
    ];

    private static async Task<IReadOnlyList<Shared>> SharedAsync(Unit unit, long person) =>
    [
        .. (await unit.QueryAsync<Row>("select id, handover, with_name from shared where person = @person and state = 'shared' order by id", new { person }))
            .Select(row => new Shared(row.Id, row.Handover, row.WithName)),
    ];

    private sealed record Row
    {
        public long Id { get; init; }
        public long Handover { get; init; }
        public string WithName { get; init; } = "";
    }
}
