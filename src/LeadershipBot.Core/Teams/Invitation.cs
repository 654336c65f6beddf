using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Where an invitation stands. Only the person it went to, and the program, ever know.</summary>
public enum InvitationState
{
    /// <summary>Chosen, but the team is not saved yet.</summary>
    Draft,

    /// <summary>Nobody has looked the person up yet.</summary>
    Waiting,

    /// <summary>Looked up; the invitation is on its way.</summary>
    Ready,

    /// <summary>It is in their chat.</summary>
    Sent,

    /// <summary><em>Ask me later</em>: it comes once more.</summary>
    Later,

    /// <summary>They take part, or did until they left.</summary>
    Joined,

    /// <summary>They said no, or left. It looks like silence to everybody else, and is never asked again.</summary>
    Declined,

    /// <summary>A manager took them off.</summary>
    Removed,

    /// <summary>They said no, and a manager took them off: the no stays.</summary>
    Never,

    /// <summary>A bot, a guest, somebody of another organisation, or nobody at all.</summary>
    Unfit,

    /// <summary>They erased what was held of them. The row stays without a name, so that no number changes by it.</summary>
    Erased,
}

/// <summary>The rules of inviting: nobody is enrolled by another's click, and nobody is pressed.</summary>
public static class Inviting
{
    /// <summary>Between two invitations of one person to one team.</summary>
    public static readonly Duration Apart = Duration.FromDays(90);

    /// <summary>How long after <em>Ask me later</em> it comes once more.</summary>
    public static readonly Duration Later = Duration.FromDays(7);

    /// <summary>Whether somebody who is picked again is written to again. Whoever picks is not told either way.</summary>
    /// <param name="state">Where the earlier invitation stands.</param>
    /// <param name="at">When it went out.</param>
    public static bool MayGoAgain(InvitationState state, Instant at, Instant now) => state switch
    {
        InvitationState.Declined or InvitationState.Never or InvitationState.Joined or InvitationState.Draft or InvitationState.Waiting or InvitationState.Ready or InvitationState.Later => false,
        _ => now - at >= Apart,
    };

    /// <summary>Whether the person may still say yes or no.</summary>
    public static bool IsOpen(InvitationState state) => state is InvitationState.Ready or InvitationState.Sent or InvitationState.Later;

    /// <summary>Whether a person is one of the team's, as its manager counts them: everybody who was invited, whatever they made of it.</summary>
    public static bool Counts(InvitationState state) => state is not (InvitationState.Draft or InvitationState.Removed or InvitationState.Never or InvitationState.Unfit);
}
