using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Everything an invitation is drawn from.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Managers">Who looks after the team, by name; the first has invited.</param>
/// <param name="KeptWeeks">How long taps are kept.</param>
/// <param name="Agreement">What the organisation has agreed, or null.</param>
/// <param name="Least">How many people must have answered before anything is shown; null where managers see no figure at all.</param>
/// <param name="MayShare">Whether a handover can be shared with a manager.</param>
/// <param name="MayWait">Whether <em>Ask me later</em> is still offered.</param>
/// <param name="Terms">Which managers it names; a Join from an invitation that named others is asked again.</param>
public sealed record InvitationView(
    long Id, Team Team, IReadOnlyList<string> Managers, int KeptWeeks, string? Agreement, int? Least, bool MayShare, bool MayWait, long Terms);

/// <summary>Every word to somebody who is invited.</summary>
public static class InvitationCards
{
    /// <summary>What a lock screen may show.</summary>
    public const string Toast = "An invitation is here.";

    /// <summary>The invitation.</summary>
    public static Card Of(InvitationView view)
    {
        var (team, id) = (view.Team, view.Id.ToString());
        var join = new Choice("Join", "invitation", id, $"join-{view.Terms}");
        var decline = new Choice("Not for me", "invitation", id, "decline");

        return new(Toast,
        [
            new Paragraph($"{(view.Managers is [var first, ..] ? first : "Somebody")} would like to offer you a weekly question.", Tone.Title),
            new Paragraph("I'm LeadershipBot, a program with a fixed set of texts. I don't learn from you and no one writes my replies on the day."),
            new Paragraph([Strong("What happens. "), $"{team.Cadence.Day}s, {Dates.Hour(team.Cadence.At)} {(team.Zone is null ? "your time" : TeamCards.ZoneWords(team))} (you can change that), {TeamCards.Every(team)}, I ask whether you handed over ownership or stayed in the details. One tap answers. You get one thought back, based on a short essay about moving from expert to executive."]),
            .. Promise(Names(view.Managers), view.Least, view.MayShare),
            new Paragraph([Strong("What I can't promise. "), "These are direct messages in this chat. Under your company's rules its administrators may be able to read or export them. Whoever runs me holds the database; every look at your data is recorded, and you can ask me for that record."]),
            new Paragraph([Strong("How long. "), $"Taps: {view.KeptWeeks} weeks, then deleted. Sentences you type: not kept by me. \"What do you hold about me\", \"pause\", \"stop\" and \"erase\" work at any time."]),
            new Paragraph([Strong("It's up to you. "), $"It isn't used for appraisal, pay or promotion.{(view.Agreement is { } agreement ? $" {agreement}" : "")} Joining, declining and not replying look the same from outside."]),
            new Choices(view.MayWait ? [join, decline, new Choice("Ask me later", "invitation", id, "later")] : [join, decline]),
            Details(team, view.Least),
            new Paragraph("If you do nothing, I won't write again.", Tone.Quiet),
        ]);
    }

    /// <summary>What a manager gets, and never gets.</summary>
    /// <param name="managers">By name.</param>
    /// <param name="least">As in <see cref="InvitationView"/>.</param>
    /// <param name="mayShare">Likewise.</param>
    public static IReadOnlyList<Part> Promise(string managers, int? least, bool mayShare) =>
    [
        new Paragraph([Strong($"What {managers} gets. "), least is { } people
            ? $"Rounded sums of four weeks (of one week, once 20 or more take part), for the whole group, and only if at least {Dates.Number(people)} people answered and the answers differ enough. Whether fewer than five, five to nine, or more people take part."
            : "How many people were invited, and no other figure: your organisation has switched them off."]),
        new Paragraph([Strong($"What {managers} never gets from me. "), $"Whether you joined, declined or ignored this. Your answers, reasons, sentences, questions or handovers.{(mayShare ? " Only you can share a handover, one at a time, and take it back." : "")}"]),
    ];

    /// <summary>The managers have changed since the invitation was written: it is asked anew.</summary>
    public static Card Again(InvitationView view) => Of(view) is var card
        ? card with { Parts = [new Paragraph("Since this was written, who looks after the group has changed. It reads anew:", Tone.Quiet), .. card.Parts] }
        : card;

    /// <summary>For somebody who follows a rhythm already.</summary>
    /// <param name="present">What they follow now: another team's name, or null for their own.</param>
    public static Card Switch(InvitationView view, string? present) => Card.Of(
        new Paragraph($"You follow {present ?? "your own rhythm"} already, and I ask each person only once a week. Shall I go by {view.Team.Name} from now on?"),
        new Choices(new Choice("Switch", "invitation", view.Id.ToString(), $"switch-{view.Terms}"), new Choice("Stay as I am", "invitation", view.Id.ToString(), "decline")),
        new Paragraph("Answers you gave before count for nobody else.", Tone.Quiet));

    /// <summary>After joining.</summary>
    public static Card Joined(Team team, LocalDate? next, LocalTime at, DateTimeZone zone, LocalDate today) => Card.Of(
        next is { } day
            ? new Paragraph([$"You're in. First question: ", Strong($"{Dates.WithDay(day, today)}, {Dates.Hour(at)}"), $" ({zone.Id})."])
            : new Paragraph($"You're in. {team.Name} rests just now; I ask when it goes on."),
        new Choices([new Choice("Change day, hour or zone", "settings", "", "")], Weight.Quiet),
        new Paragraph("Nobody is told. \"leave\" works at any time, and nobody is told of that either.", Tone.Quiet));

    /// <summary>After declining.</summary>
    public static Card Declined() => Card.Say("Noted. I won't ask again for this team, and nobody is told.");

    /// <summary>After <em>Ask me later</em>.</summary>
    public static Card Later(LocalDate on, LocalDate today) => Card.Say($"I'll ask once more, on {Dates.WithDay(on, today)}.");

    /// <summary>For a tap on an invitation that is over: the team has ended, or it was taken back.</summary>
    public static Card Over() => Card.Say("This invitation is over; nothing was changed.");

    private static Fold Details(Team team, int? least) => new("Everything in detail",
    [
        new Paragraph($"The first question of {team.Name} is on {team.FirstDay.ToString("dddd, d MMMM yyyy", null)}. You may choose a slower rhythm or another day for yourself; nobody is told."),
        .. least is { } people ? Sums(Dates.Number(people)) : [],
        new Paragraph("If somebody else is to look after the group, you are told by name and may leave. They see only weeks that begin afterwards."),
    ]);

    private static IEnumerable<Part> Sums(string people) =>
    [
        new Paragraph($"Sums are taken once, a week after their weeks have ended, and never again. They are shown only if more than {people} were invited, at least {people} of you answered at least twice (once, where it is a single week), and no answer holds more than four fifths. All numbers are rounded to fives."),
        new Paragraph("In every other case one and the same text appears, so that nothing can be read from it. Someone who is told by everybody else what they answered can work out the last one; no program can prevent that."),
    ];

    private static Span Strong(string text) => new(text, Look.Strong);

    private static string Names(IReadOnlyList<string> managers) => string.Join(" or ", managers);
}
