using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What members are told when something about their team changes.</summary>
public static class NoticeCards
{
    private const string Toast = "A note about your weekly question is here.";

    /// <summary>How long before somebody else looks after a team its people are told, in days.</summary>
    public const int DaysAhead = 14;

    /// <summary>Somebody else is to look after the team.</summary>
    /// <param name="id">The notice's number.</param>
    /// <param name="before">Who does now.</param>
    /// <param name="after">Who will.</param>
    /// <param name="isAdded">Whether both will.</param>
    public static Card Manager(long id, string team, string before, string after, bool isAdded, LocalDate from, LocalDate today) => new(Toast,
    [
        new Paragraph(isAdded
            ? $"{after} joins {before} in looking after {team} from {Dates.Plain(from, today)}. {after} will see nothing from before that day, and the same little as {before} from then on."
            : $"{before} is handing {team} to {after} from {Dates.Plain(from, today)}. {after} will see nothing from before that day, and the same little as {before} from then on."),
        new Choices(new Choice("Stay", "notice", id.ToString(), "stay"), new Choice("Leave", "notice", id.ToString(), "leave")),
        new Paragraph($"No reply by {Dates.Plain(from, today)}: I pause you and ask nothing more. Nobody is told either way.", Tone.Quiet),
    ]);

    /// <summary>After <em>Stay</em>.</summary>
    public static Card Stays() => Card.Say("Noted: everything stays as it is for you. Nobody is told.");

    /// <summary>The notice has run out without a reply.</summary>
    public static Card Paused(long id) => Card.Of(
        new Paragraph("No reply came, so you are paused. Nobody is told."),
        new Choices([new Choice("End the pause", "notice", id.ToString(), "resume")], Weight.Quiet));

    /// <summary>After <em>Leave</em>.</summary>
    public static Card Left(long id) => Card.Of(
        new Paragraph("You've left it. Nobody is told. The weekly question works alone too."),
        new Choices(new Choice("Go on alone", "notice", id.ToString(), "alone")));

    /// <summary>The team has ended, or the person was taken off it.</summary>
    /// <param name="by">Who did that, by name; empty where nobody was left to look after it.</param>
    public static Card Ended(long id, string team, string by, bool whole) => new(Toast,
    [
        new Paragraph(by.Length == 0 ? $"Nobody looks after {team} any more, so I ask nothing more for it. What you have here stays yours." : whole ? $"{by} has ended {team}, so I ask nothing more for it." : $"{by} has taken you off {team}, so I ask nothing more for it."),
        .. Alone(id),
    ]);

    /// <summary>The person has left the channel or group that the team was made of.</summary>
    public static Card Outside(long id, string team) => new(Toast,
    [
        new Paragraph($"You are no longer in the channel or group that {team} was made of, so I ask nothing more for it. Nobody is told."),
        .. Alone(id),
    ]);

    /// <summary>For a tap on a notice that is over.</summary>
    public static Card Over() => Card.Say("That note is over; nothing was changed.");

    private static IReadOnlyList<Part> Alone(long id) =>
    [
        new Paragraph("The weekly question works alone too, with nobody looking on."),
        new Choices(new Choice("Go on alone", "notice", id.ToString(), "alone")),
    ];
}
