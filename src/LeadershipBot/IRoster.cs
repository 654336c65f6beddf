using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot;

/// <summary>Reads the people of a platform. Each platform has one; all keep to its pace and wait when it says so.</summary>
internal interface IRoster
{
    /// <summary>The platform's name in an <see cref="Address"/>.</summary>
    string Platform { get; }

    /// <summary>A person's account, or null where there is none.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer.</exception>
    /// <exception cref="RosterHiddenException">It says nothing of this one person.</exception>
    Task<Account?> FindAsync(Address person, CancellationToken cancellationToken);

    /// <summary>The members of a channel or group by their user ids, bots and all; null where there is no such group, or where the bot may not see it.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer.</exception>
    Task<IReadOnlyList<string>?> MembersAsync(string workspace, string group, CancellationToken cancellationToken);

    /// <summary>Whom somebody can pick in a form, by id and name; null where the platform has a picker of its own.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer.</exception>
    Task<IReadOnlyList<Option>?> PeopleAsync(Address asker, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Option>?>(null);

    /// <summary>Which channels and groups they can pick, likewise.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer.</exception>
    Task<IReadOnlyList<Option>?> GroupsAsync(Address asker, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Option>?>(null);

    /// <summary>Groups the asker belongs to that the platform's own picker leaves out; null where it leaves out none.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer.</exception>
    Task<IReadOnlyList<Option>?> HandlesAsync(Address asker, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Option>?>(null);
}

/// <summary>An account as its platform knows it.</summary>
/// <param name="User">The platform's id.</param>
/// <param name="Name">What to call them.</param>
/// <param name="Zone">Their IANA zone, or null where the platform does not say.</param>
/// <param name="IsPerson">Neither a bot nor the platform itself.</param>
/// <param name="IsOurs">A full member of the workspace: neither a guest nor from another organisation.</param>
/// <param name="IsActive">Not deactivated.</param>
/// <param name="IsAdmin">Whether they administer the workspace.</param>
internal sealed record Account(string User, string Name, string? Zone, bool IsPerson, bool IsOurs, bool IsActive, bool IsAdmin);

/// <summary>The platform could not be asked just now.</summary>
internal class RosterAwayException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The platform does not let the bot look at one person; of others it may tell. It does not mean that they are gone.</summary>
internal sealed class RosterHiddenException(string message) : RosterAwayException(message);
