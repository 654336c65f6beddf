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

    /// <summary>Whether picking somebody again has any effect. It depends on what managers did alone, because they see whether it has.</summary>
    /// <param name="added">When a manager last put them on the list.</param>
    public static bool IsOver(Instant added, Instant now) => now - added >= Apart;

    /// <summary>Whether somebody who is picked again after that time is written to again. Whoever picks is not told either way.</summary>
    /// <param name="state">Where the earlier invitation stands.</param>
    public static bool MayGoAgain(InvitationState state) => state is InvitationState.Sent or InvitationState.Removed or InvitationState.Unfit or InvitationState.Erased;

    /// <summary>What a manager's taking somebody off makes of an invitation: a no stays a no, and nobody comes back who is forgotten.</summary>
    public static InvitationState TakenOff(InvitationState state) => state switch
    {
        InvitationState.Declined or InvitationState.Never => InvitationState.Never,
        InvitationState.Erased => InvitationState.Erased,
        _ => InvitationState.Removed,
    };

    /// <summary>Whether the person may still say yes or no.</summary>
    public static bool IsOpen(InvitationState state) => state is InvitationState.Ready or InvitationState.Sent or InvitationState.Later;
}
