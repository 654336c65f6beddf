namespace LeadershipBot.Teams;

/// <summary>What an organisation allows managers.</summary>
/// <param name="Enablers">Who may enable a team; null while teams are off.</param>
/// <param name="Agreement">The sentence and link shown in invitations, or null.</param>
/// <param name="Figures">Whether managers see any figure.</param>
/// <param name="Sharing">Whether a handover can be shared.</param>
/// <param name="Threshold">How many people must have answered before a figure is shown.</param>
/// <param name="HasSafety">Whether a human is named for what a program must not answer; nobody is invited before.</param>
/// <param name="KeptWeeks">How long answers live, as people are told.</param>
internal sealed record TeamOptions(
    Enablers? Enablers, string? Agreement, bool Figures, bool Sharing, int Threshold, bool HasSafety, int KeptWeeks)
{
    /// <summary>How many people must have answered before anything is shown; null while managers see no figure.</summary>
    public int? Least => Figures ? Math.Max(Threshold, Trend.LeastPeople) : null;

    /// <summary>The same for a team. What its invitations said stays true, whatever is configured since: more is shown only where people were asked anew.</summary>
    public int? LeastOf(TeamRow team) => team.Least == 0 || Least is not { } least ? null : Math.Max(least, (int)team.Least);
}

/// <summary>Who may enable a team. A closed set.</summary>
internal abstract record Enablers
{
    internal sealed record Anyone : Enablers;

    /// <summary>Whoever administers the workspace, as the platform says.</summary>
    internal sealed record Admins : Enablers;

    /// <param name="Users">The platform's user ids.</param>
    internal sealed record These(IReadOnlySet<string> Users) : Enablers;
}
