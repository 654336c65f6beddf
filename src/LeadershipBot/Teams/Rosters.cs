using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Teams;

/// <summary>The people of every platform, asked with little patience where somebody waits.</summary>
internal sealed class Rosters(IEnumerable<IRoster> rosters, TeamOptions options, ILogger<Rosters> log)
{
    // A click is acknowledged within a second, whatever the platform does.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly Dictionary<string, IRoster> rosters = rosters.ToDictionary(roster => roster.Platform);

    /// <summary>The roster of a platform, or null where it has none.</summary>
    public IRoster? Of(string platform) => rosters.GetValueOrDefault(platform);

    /// <summary>An account, or null when there is none or nobody answered in time.</summary>
    public Task<Account?> FindSoonAsync(Address person, CancellationToken cancellationToken) =>
        SoonAsync(token => Of(person.Platform)!.FindAsync(person, token), person.Platform, cancellationToken);

    /// <summary>Whom one can pick where the platform has no picker of its own, else null.</summary>
    public Task<IReadOnlyList<Option>?> PeopleAsync(Address asker, CancellationToken cancellationToken) =>
        SoonAsync(token => Of(asker.Platform)!.PeopleAsync(asker, token), asker.Platform, cancellationToken);

    /// <summary>Which channels and groups one can pick, likewise.</summary>
    public Task<IReadOnlyList<Option>?> GroupsAsync(Address asker, CancellationToken cancellationToken) =>
        SoonAsync(token => Of(asker.Platform)!.GroupsAsync(asker, token), asker.Platform, cancellationToken);

    /// <summary>Groups of theirs that the platform's own picker leaves out.</summary>
    public Task<IReadOnlyList<Option>?> HandlesAsync(Address asker, CancellationToken cancellationToken) =>
        SoonAsync(token => Of(asker.Platform)!.HandlesAsync(asker, token), asker.Platform, cancellationToken);

    /// <summary>Whether a person may enable a team; null where the platform did not say in time.</summary>
    public async Task<bool?> MayEnableAsync(Address person, CancellationToken cancellationToken) => options.Enablers switch
    {
        null => false,
        Enablers.Anyone => true,
        Enablers.These these => these.Users.Contains(person.User),
        Enablers.Admins => (await FindSoonAsync(person, cancellationToken))?.IsAdmin,
        var other => throw new ArgumentOutOfRangeException(nameof(person), other, "Not a rule."),
    };

    /// <summary>Whether every one of a few people is found to be nobody that can be invited. More than a few are looked up later.</summary>
    public async Task<bool> AreAllUnfitAsync(Address asker, IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        const int Few = 8;

        if (people.Count is 0 or > Few || !people.All(PlatformIds.IsSound))
        {
            return false;
        }

        var found = await SoonAsync(
            async token =>
            {
                var roster = Of(asker.Platform)!;
                var unfit = true;

                foreach (var person in people)
                {
                    unfit &= !IsFit(await roster.FindAsync(asker with { User = person, Conversation = null, Place = null }, token));
                }

                return unfit ? "all" : "some";
            },
            asker.Platform,
            cancellationToken);

        return found == "all";
    }

    /// <summary>Whether an account is one that may be invited: a person, a full member, and there.</summary>
    public static bool IsFit(Account? account) => account is { IsPerson: true, IsOurs: true, IsActive: true };

    private async Task<T?> SoonAsync<T>(Func<CancellationToken, Task<T?>> ask, string platform, CancellationToken cancellationToken)
        where T : class
    {
        if (Of(platform) is null)
        {
            return null;
        }

        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(Patience);

        try
        {
            return await ask(soon.Token);
        }
        catch (Exception fault) when (fault is RosterAwayException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogInformation("The people of {Platform} could not be asked in time.", platform);
            return null;
        }
    }
}
