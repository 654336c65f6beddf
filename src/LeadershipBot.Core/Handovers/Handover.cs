using NodaTime;

namespace LeadershipBot.Handovers;

/// <summary>Something a leader handed over and wants to be reminded of.</summary>
/// <param name="Id">The store's number.</param>
/// <param name="What">In the leader's own words; plain text.</param>
/// <param name="Who">Initials or a role are enough; plain text, never an account.</param>
/// <param name="Level">Who has the last word.</param>
/// <param name="LookAt">The first day on which a check-in asks about it; null = never.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">The day it was remembered.</param>
public sealed record Handover(long Id, string What, string Who, DelegationLevel Level, LocalDate? LookAt, HandoverState State, LocalDate Since)
{
    /// <summary>What and who take this many characters at most.</summary>
    public const int WhatLength = 120, WhoLength = 40;

    /// <summary>After the first look, every four weeks.</summary>
    public const int WeeksBetweenLooks = 4;

    /// <summary>The day from which a check-in asks, so many weeks on: a Monday, so that whoever answers a day late is not asked a week late.</summary>
    public static LocalDate LookIn(int weeks, LocalDate today) => CheckIns.Week.Of(today).Plus(weeks).Monday;

    /// <summary>What the leader said of it, when asked on that day.</summary>
    /// <param name="followUp">One of <see cref="FollowUp"/>.</param>
    public Handover After(string followUp, LocalDate today) => followUp switch
    {
        FollowUp.Theirs => this with { LookAt = LookIn(WeeksBetweenLooks, today), State = HandoverState.Open },
        FollowUp.TookBack => this with { LookAt = null, State = HandoverState.TakenBack },
        FollowUp.Finished => this with { LookAt = null, State = HandoverState.Finished },
        FollowUp.DoNotAsk => this with { LookAt = null, State = HandoverState.Open },
        _ => throw new ArgumentOutOfRangeException(nameof(followUp), followUp, "Not a follow-up."),
    };
}

/// <summary>A handover that one manager can read until it is taken back.</summary>
/// <param name="Id">The store's number of the sharing.</param>
/// <param name="Handover">Which handover.</param>
/// <param name="With">The manager's name.</param>
public sealed record Shared(long Id, long Handover, string With);

/// <summary>Where a handover stands.</summary>
public enum HandoverState
{
    Open,
    TakenBack,
    Finished,
}

/// <summary>What a leader can say of a handover when asked.</summary>
public static class FollowUp
{
    public const string Theirs = "theirs";
    public const string TookBack = "took-back";
    public const string Finished = "finished";
    public const string DoNotAsk = "do-not-ask";

    /// <summary>All of them with their buttons, in order.</summary>
    public static readonly IReadOnlyList<Cards.Option> All =
    [
        new(Theirs, "Still theirs"),
        new(TookBack, "I took it back"),
        new(Finished, "Finished"),
        new(DoNotAsk, "Don't ask again"),
    ];

    /// <summary>Whether it is one of them.</summary>
    public static bool IsKnown(string value) => All.Any(option => option.Value == value);
}
