using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>What is held about somebody, in numbers; the things themselves are in the export.</summary>
/// <param name="Answers">Weeks with an answer.</param>
/// <param name="Handovers">Open ones.</param>
/// <param name="Thoughts">Ids of thoughts that were shown.</param>
/// <param name="Team">The team whose rhythm they follow, or null.</param>
/// <param name="KeptWeeks">How long answers are kept; 0 for not at all.</param>
/// <param name="Since">The day they were first met.</param>
public sealed record Holding(long Answers, long Handovers, long Thoughts, string? Team, long KeptWeeks, LocalDate Since);

/// <summary>One look at somebody's data, or act about it.</summary>
/// <param name="On">The day.</param>
/// <param name="What">In words.</param>
public sealed record Seen(LocalDate On, string What);

/// <summary>Every word about what is held, who saw it, export and erasure.</summary>
public static class PrivacyCards
{
    private const int ManagersInARow = 4;

    /// <summary>How many looks one card lists.</summary>
    public const int Listed = 10;

    /// <summary>What is held, and who saw it.</summary>
    /// <param name="holding">Null when nothing is.</param>
    /// <param name="looks">Newest first.</param>
    /// <param name="version">Of the program and of its texts.</param>
    public static Card Held(Holding? holding, IReadOnlyList<Seen> looks, string version, LocalDate today) => holding is null
        ? Card.Say("Nothing. I read what you type, answer, and drop it.")
        : Card.Of(
        [
            new Paragraph("What I hold about you", Tone.Title),
            new Facts(
            [
                new("You", $"your account's id here, since {Dates.Plain(holding.Since, today)}, your time zone and your settings"),
                new("Answers", $"{Weeks(holding.Answers)}, {Kept(holding.KeptWeeks)}"),
                new("Handovers", $"{holding.Handovers} open, in your words"),
                new("Thoughts shown", $"{holding.Thoughts}, by id, so that none comes twice in a year"),
                .. holding.Team is { } team ? [new Fact("Team", $"you follow {team}; its managers are not told")] : Array.Empty<Fact>(),
                new("What you type", "nothing of it"),
                new("Beside that", "invitations, notes about a team, steps you kept, thoughts and themes you refused, questions you were asked, what you shared, and which messages went to you: the export holds every line"),
            ]),
            new Paragraph("Who saw it", Tone.Title),
            .. looks.Count == 0
                ? [new Paragraph("Nobody. Not even whoever runs me, by any means I know of.")]
                : looks.Take(Listed).Select(look => new Paragraph($"{Dates.Plain(look.On, today)}: {look.What}")),
            new Paragraph("Whoever runs the database could read it there. Sums that were frozen hold no names and cannot be traced to you.", Tone.Quiet),
            new Choices(new Choice("Export it", "export", "", ""), new Choice("Erase it", "erase", "", "ask")),
            new Paragraph(version, Tone.Quiet),
        ]);

    /// <summary>The link to the export.</summary>
    public static Card Link(string url) => Card.Of(
        new Paragraph("Your data, as JSON and as tables, in one file. The link works once, for ten minutes, for whoever opens it: don't pass it on."),
        new Link("Fetch it", url));

    /// <summary>Where no address is set at which the file could be fetched.</summary>
    /// <param name="id">The number by which the operator finds the person.</param>
    public static Card AskOperator(long id) => Card.Of(
        new Paragraph($"I have no web address here from which you could fetch a file. Ask whoever runs me for \"export --person {id}\"."),
        new Paragraph("That you asked is noted, and so is what they do. Both stand under \"what do you hold about me\".", Tone.Quiet));

    /// <summary>Asks once.</summary>
    public static Card AskToErase() => Card.Of(
        new Paragraph("Erase everything I hold about you?", Tone.Title),
        new Paragraph("Answers, handovers, settings, what was shown and what is queued for you: gone, for good. You leave the weekly question, and nobody is told."),
        new Paragraph("What stays: sums of a group that were frozen, which hold no names; entries that something was done, under a number that leads to nobody any more; a mark on a list you were invited by, which says who you are to nobody and keeps invitations away for their 90 days; and this chat itself, which is your platform's.", Tone.Quiet),
        new Choices(new Choice("Erase it all", "erase", "", "yes"), new Choice("Keep it", "erase", "", "no")));

    /// <summary>After erasing.</summary>
    public static Card Erased() => Card.Say("Erased. I know nothing of you any more. If you write again, we begin anew.");

    /// <summary>After thinking again.</summary>
    public static Card Kept() => Card.Say("Nothing was erased.");

    /// <summary>Which manager a handover is shared with.</summary>
    /// <param name="managers">By number and name.</param>
    public static Card ShareWith(long handover, IReadOnlyList<(long Id, string Name)> managers) => managers.Count == 0
        ? Card.Say("There is nobody to share it with: nobody looks after a team you take part in.")
        : Card.Of(
        [
            new Paragraph("It goes as one message to one person. You can take it back; what has been read has been read."),
            .. managers.Chunk(ManagersInARow).Select(some => new Choices([.. some.Select(manager => new Choice(manager.Name, "share", handover.ToString(), manager.Id.ToString()))])),
            new Choices([new Choice("Keep it to myself", "share", handover.ToString(), "no")], Weight.Quiet),
        ]);

    /// <summary>After <em>Keep it to myself</em>, or where whoever was picked looks after the team no more.</summary>
    public static Card NotShared() => Card.Say("Nothing was shared.");

    /// <summary>Where the organisation lets nothing be shared.</summary>
    public static Card NoSharing() => Card.Say("Your organisation has switched sharing off.");

    /// <summary>After sharing.</summary>
    public static Card Shared(long id, string with) => Card.Of(
        new Paragraph($"Shared with {with}. Nobody else is told, and there is no list of it."),
        new Choices([new Choice("Take it back", "unshare", id.ToString(), "")], Weight.Quiet));

    /// <summary>After taking it back.</summary>
    public static Card TakenBack() => Card.Say("Taken back: the message is gone from their chat, as far as the platform lets me.");

    /// <summary>What the manager reads.</summary>
    /// <param name="by">Who shares it.</param>
    public static Card SharedByLeader(string by, string what, string who, string level) => new("A message is here.",
    [
        new Paragraph($"{by} shares a handover with you:"),
        new Paragraph([new Span(what, Look.Quoted), .. who.Length == 0 ? [] : new Span[] { " · ", new(who, Look.Quoted) }, new Span($" · {level}")]),
        new Paragraph("It is theirs to share and to take back. I keep no list of what was shared with you.", Tone.Quiet),
    ]);

    private static string Weeks(long weeks) => weeks == 1 ? "of 1 week" : $"of {weeks} weeks";

    private static string Kept(long weeks) => weeks == 0 ? "not kept once a week has closed, and counted in no sum" : $"kept for {weeks} weeks";
}
