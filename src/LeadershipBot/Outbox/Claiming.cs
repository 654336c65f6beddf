using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Takes what may go now: first what each workspace lets through, then so many of its rows and no more.</summary>
/// <remarks>
/// What is held back is never looked at, however much of it there is. Workspaces take turns: who has waited longest is served
/// first, and nobody gets more than a fair share while others wait.
/// </remarks>
internal sealed class Claiming(IEnumerable<IChat> chats, Breakers breakers)
{
    // So many workspaces in one round; the rest has its turn in the next one.
    private const int MostWorkspaces = 100;

    // Beyond what may go, so that a few whose conversation rests do not leave a place empty.
    private const int Spare = 4;

    private readonly Dictionary<string, IChat> chats = chats.ToDictionary(chat => chat.Platform);

    /// <param name="most">How many rows at most; what is too late comes on top, for nothing is sent of it.</param>
    /// <param name="busy">Persons who have something on its way.</param>
    /// <param name="until">The lease.</param>
    public async Task<Claimed> ClaimAsync(Unit unit, int most, IReadOnlyCollection<long> busy, DateTimeOffset now, DateTimeOffset until)
    {
        var late = await OutboxTable.LateAsync(unit, most, busy, now);
        var ready = await WorkspaceTable.ReadyAsync(unit, MostWorkspaces, breakers.Resting, now);
        var offers = await OffersAsync(unit, ready, most, [.. busy, .. late.Select(row => row.Person)], now);
        var shares = Share.Of(offers, most);

        var again = await ServeAsync(unit, offers, shares, now);
        await OutboxTable.DeferAsync(unit, [.. offers.SelectMany(offer => offer.Resting)]);

        return new(await OutboxTable.TakeAsync(unit, [.. late.Select(row => row.Id), .. shares.SelectMany(share => share.Rows).Select(row => row.Id)], now, until), again, now);
    }

    // Of what waits, each round takes a little: so each is first asked for no more than its share, and for more only where others leave places empty.
    private async Task<IReadOnlyList<Offer>> OffersAsync(Unit unit, IReadOnlyList<WorkspaceRow> ready, int most, IReadOnlyCollection<long> busy, DateTimeOffset now)
    {
        var share = ready.Count == 0 ? most : (most + ready.Count - 1) / ready.Count;
        var offers = await OffersOfAsync(unit, ready, share, busy, now);
        var cutShort = share < most && offers.Sum(offer => offer.Ready.Count) < most ? offers.Where(offer => offer.IsCutShort).Select(offer => offer.Workspace).ToList() : [];
        var longer = (await OffersOfAsync(unit, cutShort, most, busy, now)).ToDictionary(offer => offer.Workspace.Id);

        return [.. offers.Select(offer => longer.GetValueOrDefault(offer.Workspace.Id, offer))];
    }

    private async Task<IReadOnlyList<Offer>> OffersOfAsync(Unit unit, IReadOnlyList<WorkspaceRow> workspaces, int most, IReadOnlyCollection<long> busy, DateTimeOffset now)
    {
        if (workspaces.Count == 0)
        {
            return [];
        }

        var offers = workspaces.Select(workspace => new Offer(workspace, PaceOf(workspace), now)).ToList();
        var found = (await Candidates.ReadAsync(unit, [.. offers.SelectMany(offer => offer.Wanted(most, Spare))], busy, now)).ToLookup(row => row.WorkspaceId);
        offers.ForEach(offer => offer.Fill([.. found[offer.Workspace.Id]], most));

        return offers;
    }

    private static async Task<IReadOnlyDictionary<long, DateTimeOffset>> ServeAsync(
        Unit unit, IReadOnlyList<Offer> offers, IReadOnlyList<Share> shares, DateTimeOffset now)
    {
        var taken = shares.ToDictionary(share => share.Offer, share => share.Offer.Workspace.Taken(
            share.Offer.Pace, now, share.Rows.Count(row => row.Lane > Lanes.Edit), share.Rows.Count(row => row.Lane == Lanes.Edit)));

        // With nobody to share with and nothing to measure there is nothing to note down.
        await WorkspaceTable.NoteAsync(unit, [.. taken.Where(pair => pair.Key.Pace is not null || offers.Count > 1).Select(pair => pair.Value)]);

        return offers
            .Select(offer => (offer.Workspace.Id, At: offer.Again(taken.GetValueOrDefault(offer, offer.Workspace))))
            .Where(again => again.At is not null)
            .ToDictionary(again => again.Id, again => again.At!.Value);
    }

    private Pace? PaceOf(WorkspaceRow workspace) => chats.GetValueOrDefault(workspace.Platform)?.Pace;
}

/// <summary>What was claimed.</summary>
/// <param name="Again">When to look again for which workspace, because it has more that may not go yet.</param>
/// <param name="LookedAt">What was due at this instant was looked at, and nothing later; null where nobody looked.</param>
internal sealed record Claimed(IReadOnlyList<OutboxRow> Rows, IReadOnlyDictionary<long, DateTimeOffset> Again, DateTimeOffset? LookedAt)
{
    public static readonly Claimed Nothing = new([], new Dictionary<long, DateTimeOffset>(), null);
}
