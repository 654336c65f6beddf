using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>What the bot remembers of how people and teams are reached. Written only from activities whose token was checked.</summary>
internal interface IReferences
{
    /// <summary>How a person is reached; null for somebody Teams never told of.</summary>
    Task<PersonReference?> FindAsync(Address person, CancellationToken cancellationToken);

    /// <summary>Any service address of a tenant, for somebody who never wrote; null where the bot was never there.</summary>
    Task<string?> ServiceUrlAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Notes how a person is reached, whether or not they were known.</summary>
    Task NoteAsync(Address person, PersonReference reference, CancellationToken cancellationToken);

    /// <summary>The app was put in for a person.</summary>
    /// <returns>Which time this is: the same for every event that tells of it; null where it was taken out again later.</returns>
    Task<long?> InstalledAsync(Address person, PersonReference reference, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>A person can no longer be written to, since that moment; what tells of an earlier one changes nothing.</summary>
    Task LostAsync(Address person, Reach reach, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The teams of a tenant in which the bot is.</summary>
    Task<IReadOnlyList<TeamReference>> TeamsAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>The app was put into a team or taken out, at that moment; what tells of an earlier one changes nothing.</summary>
    Task NoteTeamAsync(string tenant, TeamReference team, bool isIn, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>How a person is reached.</summary>
/// <param name="ServiceUrl">Where their conversation lives.</param>
/// <param name="TeamsId">Theirs towards this bot: <c>29:…</c>.</param>
/// <param name="Zone">The zone their computer was last in, or null.</param>
/// <param name="Reach">Whether they can be written to.</param>
/// <param name="Conversation">Their own conversation, where it is known.</param>
internal sealed record PersonReference(string ServiceUrl, string TeamsId, string? Zone = null, Reach Reach = Reach.There, string? Conversation = null);

/// <summary>A team the bot is in.</summary>
/// <param name="Team">Its id, which is that of its General channel.</param>
internal sealed record TeamReference(string Team, string ServiceUrl);

/// <summary>Whether somebody can be written to.</summary>
internal enum Reach
{
    There,

    /// <summary>They took the app out.</summary>
    Removed,

    /// <summary>They, or an administrator, want nothing from the bot; a word from them ends it.</summary>
    Blocked,
}
