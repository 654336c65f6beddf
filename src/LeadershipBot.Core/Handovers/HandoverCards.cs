using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Handovers;

/// <summary>Every word about what was handed over.</summary>
public static class HandoverCards
{
    /// <summary>How many open handovers one card lists; more than that is no longer a list one reads, nor one that every chat takes whole.</summary>
    public const int Listed = 5;

    /// <summary>The form that remembers one.</summary>
    /// <param name="week">The check-in it belongs to, or null when it was asked for by itself.</param>
    public static Form New(Week? week, LocalDate today) => new(
        "Remember a handover",
        "Remember it",
        new ActionId("handover", week?.ToString() ?? "", "new"),
        [
            new TextField("what", "What did you hand over?", null, Optional: false, Handover.WhatLength),
            new TextField("who", "To whom?", "Initials or a role are enough. Whoever it is can ask to see what is kept.", Optional: true, Handover.WhoLength),
            new ChoiceField(
                "level", "Who has the last word?", null, Optional: false,
                [.. DelegationLevels.Usual.Select(Option)],
                DelegationLevel.Inquire.Id(),
                More: [.. Enum.GetValues<DelegationLevel>().Where(level => !DelegationLevels.Usual.Contains(level)).Select(Option)],
                MoreLabel: "All seven levels…"),
            new ChoiceField(
                "look", "When shall I look again?", null, Optional: false,
                [new("next", "Next week"), new("three", "In three weeks"), new("date", "On a date")], "three"),
            new DateField("date", "The date, if you chose one", null, Optional: true, today.PlusDays(1)),
        ],
        []);

    /// <summary>The form that changes who has the last word.</summary>
    public static Form LevelForm(Handover handover) => new(
        "Who has the last word?",
        "Save",
        new ActionId("level", handover.Id.ToString(), ""),
        [new ChoiceField("level", "Who has the last word?", null, Optional: false, [.. Enum.GetValues<DelegationLevel>().Select(Option)], handover.Level.Id())],
        [new Paragraph([new Span(handover.What, Look.Quoted)])]);

    /// <summary>The button that opens the form.</summary>
    /// <param name="week">The check-in it belongs to, or empty.</param>
    public static Choice Fill(string week) => new("Remember a handover", "remember", week, "");

    /// <summary>What was typed into the form, whatever is wrong with it.</summary>
    public static string Said(IReadOnlyDictionary<string, string> values) => $"{values.GetValueOrDefault("what", "")}\n{values.GetValueOrDefault("who", "")}";

    /// <summary>Reads the form.</summary>
    /// <returns>The handover, or a sentence for each field that needs one.</returns>
    public static (Handover? Handover, IReadOnlyDictionary<string, string> Refused) Read(IReadOnlyDictionary<string, string> values, LocalDate today)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var what = values.GetValueOrDefault("what", "").Trim();
        var who = values.GetValueOrDefault("who", "").Trim();
        var level = DelegationLevels.TryParse(values.GetValueOrDefault("level"));
        var look = FirstLook(values, today);

        if (what.Length == 0)
        {
            refused["what"] = "A few words will do, but I need them.";
        }
        else if (what.Length > Handover.WhatLength)
        {
            refused["what"] = $"That is {what.Length} characters; I can keep {Handover.WhatLength}.";
        }

        if (who.Length > Handover.WhoLength)
        {
            refused["who"] = $"That is {who.Length} characters; I can keep {Handover.WhoLength}. Initials are enough.";
        }

        if (level is null)
        {
            refused["level"] = "Pick who has the last word.";
        }

        if (look is null)
        {
            refused["date"] = "Pick a day after today.";
        }

        return refused.Count > 0
            ? (null, refused)
            : (new Handover(0, what, who, level!.Value, look, HandoverState.Open, today), refused);
    }

    /// <summary>The open ones, each with what can be said of it, a page at a time.</summary>
    /// <param name="mayShare">Whether one can be shared with a manager.</param>
    /// <param name="page">Which page, from 0; one past the end is the last.</param>
    /// <param name="steps">What the leader wanted to do and has not said more about, by the store's number, in words.</param>
    /// <param name="shared">Which of them a manager can read now.</param>
    public static Card Ledger(
        IReadOnlyList<Handover> open, LocalDate today, bool mayShare = false, int page = 0, IReadOnlyList<(long Id, string Step)>? steps = null, IReadOnlyList<Shared>? shared = null)
    {
        var last = Math.Max(0, (open.Count - 1) / Listed);
        var at = Math.Clamp(page, 0, last);

        return Card.Of(
        [
            new Paragraph("What you handed over", Tone.Title),
            open.Count == 0 ? new Paragraph("Nothing is written down here yet.") : null,
            .. open.Skip(at * Listed).Take(Listed).SelectMany(handover => Line(handover, today, mayShare, shared ?? [])),
            last > 0 ? new Divider() : null,
            last > 0 ? new Paragraph($"{(at * Listed) + 1} to {Math.Min(open.Count, (at + 1) * Listed)} of {open.Count}", Tone.Quiet) : null,
            .. at > 0 ? [] : (steps ?? []).Take(Listed).SelectMany(Step),
            new Choices(
            [
                .. at > 0 ? new[] { Turn("Earlier ones", at - 1) } : [],
                .. at < last ? new[] { Turn("Later ones", at + 1) } : [],
                new Choice("Remember another", "remember", "", ""),
            ], Weight.Quiet),
            new Paragraph("Only you see this list.", Tone.Quiet),
        ]);
    }

    /// <summary>The page on which one stands.</summary>
    public static int PageOf(IReadOnlyList<Handover> open, long id) => Math.Max(0, open.ToList().FindIndex(handover => handover.Id == id)) / Listed;

    /// <summary>After one was remembered outside a check-in.</summary>
    public static Card Remembered(Handover handover, LocalDate today) => Card.Of(
        new Paragraph([new Span("Remembered: "), new Span(handover.What, Look.Quoted), new Span($". {LookAgain(handover, today)}")]));

    /// <summary>For a button under a handover that is closed or gone.</summary>
    public static Card Gone() => Card.Say("That one is closed already; nothing was changed.");

    private static Choice Turn(string label, int page) => new(label, "handovers", "", page.ToString());

    private static IEnumerable<Part> Step((long Id, string Step) step) =>
    [
        new Divider(),
        new Paragraph([new Span("You wanted to do: "), new Span(step.Step, Look.Emphasis)]),
        new Choices([new Choice("Done", "step", step.Id.ToString(), "done"), new Choice("Let it go", "step", step.Id.ToString(), "gone")], Weight.Quiet),
    ];

    private static IEnumerable<Part> SharedWith(Shared with) =>
    [
        new Paragraph($"Shared with {with.With}.", Tone.Quiet),
        new Choices([new Choice("Take it back", "unshare", with.Id.ToString(), "list")], Weight.Quiet),
    ];

    private static IEnumerable<Part> Line(Handover handover, LocalDate today, bool mayShare, IReadOnlyList<Shared> shared) =>
    [
        new Divider(),
        new Paragraph([
            new Span(handover.What, Look.Quoted),
            .. handover.Who.Length == 0 ? [] : new Span[] { " · ", new(handover.Who, Look.Quoted) },
            new Span($" · {handover.Level.ToldToLeader()}")]),
        new Paragraph($"Since {Dates.Plain(handover.Since, today)}. {LookAgain(handover, today)}", Tone.Quiet),
        new Choices([.. FollowUp.All.Select(option => new Choice(option.Label, "follow-up", handover.Id.ToString(), option.Value))], Weight.Quiet),
        new Choices(
        [
            new Choice("Change who has the last word", "level", handover.Id.ToString(), ""),
            .. mayShare ? new[] { new Choice("Share with a manager", "share", handover.Id.ToString(), "") } : [],
        ], Weight.Quiet),
        .. shared.Where(one => one.Handover == handover.Id).SelectMany(SharedWith),
    ];

    private static string LookAgain(Handover handover, LocalDate today) => handover.LookAt is { } look
        ? $"I'll look again from {Dates.Plain(look, today)} on."
        : "I won't ask about it.";

    private static Option Option(DelegationLevel level) => new(level.Id(), level.Words());

    private static LocalDate? FirstLook(IReadOnlyDictionary<string, string> values, LocalDate today) => values.GetValueOrDefault("look") switch
    {
        "next" => Handover.LookIn(1, today),
        "date" => When.Iso(values.GetValueOrDefault("date")) is { } date && date > today ? date : null,
        _ => Handover.LookIn(3, today),
    };
}
