using LeadershipBot.Cards;

namespace LeadershipBot.CheckIns;

/// <summary>One of ten questions that bring in what the weekly one leaves out. Only the leader ever sees the answer.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">The taps, in order.</param>
/// <param name="Themes">What it is about; it is not asked within three weeks of a thought from one of these.</param>
/// <param name="AsksAfter">The answers it makes sense after; empty for any.</param>
public sealed record RotatingQuestion(
    string Id, string Text, IReadOnlyList<Option> Options, IReadOnlyList<string> Themes, IReadOnlyList<Answer> AsksAfter)
{
    /// <summary>The one that is asked after leave only, ahead of the others.</summary>
    public const string ReturnId = "return";

    /// <summary>The one that may be asked twice in 26 weeks: a number is worth comparing with itself.</summary>
    public const string WaitedId = "waited";

    /// <summary>All ten.</summary>
    public static readonly IReadOnlyList<RotatingQuestion> All =
    [
        new(
            "freed-time",
            "The time you got back: where did it go?",
            [new("outside-it", "Somebody else's problem outside IT"), new("growing", "Growing one of my people"), new("direction", "Where the business is heading"), new("swallowed", "Something else swallowed it")],
            ["operational-reflex"],
            [Answer.Handed, Answer.Both]),
        new(
            WaitedId,
            "How many decisions waited for you on Monday?",
            [new("none", "None"), new("1-3", "1–3"), new("4-9", "4–9"), new("10-or-more", "10 or more")],
            ["decision-hub"],
            []),
        new(
            "no-clean-answer",
            "The choice this week with no clean answer: where is it?",
            [new("made", "Made, and I said what it costs"), new("waiting", "Waiting for more data"), new("passed", "Passed upward"), new("no-such", "There was none")],
            ["ambiguity-tradeoffs"],
            []),
        new(
            "their-worry",
            "Whose problem outside IT could you describe in their words?",
            [new("peer", "A peer's"), new("customer", "A customer's"), new("own-boss", "Only my own boss's"), new("nobody", "Nobody's just now")],
            ["peer-credibility"],
            []),
        new(
            "one-sentence",
            "Your biggest piece of work: what gets sold, shipped or paid sooner because of it?",
            [new("could", "I could say it"), new("roughly", "Roughly"), new("not-yet", "Not yet"), new("upkeep", "It is pure upkeep, and that is fine")],
            ["business-alignment"],
            []),
        new(
            "who-heard",
            "A decision of yours somebody disliked: from whom did they hear it first?",
            [new("from-me", "From me"), new("from-my-people", "From my people"), new("corridor", "From the corridor"), new("no-such", "No such decision")],
            ["org-dynamics", "decisions-in-context"],
            []),
        new(
            "further-along",
            "Who can do something today they could not two months ago, because you let them?",
            [new("can-name", "I can name one"), new("think-so", "I think so"), new("nobody", "Nobody comes to mind")],
            ["develop-leaders"],
            []),
        new(
            "bad-news",
            "The last bad news: how did it reach you?",
            [new("early-owner", "Early, from the owner"), new("late-owner", "Late, from the owner"), new("someone-else", "From someone else"), new("none-lately", "None lately")],
            ["earn-trust"],
            []),
        new(
            "asked-depth",
            "When did you last ask a technical question whose answer you did not know?",
            [new("this-week", "This week"), new("this-month", "This month"), new("longer", "Longer ago")],
            ["depth-still-matters"],
            []),
        new(
            ReturnId,
            "What was decided while you were away?",
            [new("fine-without", "Fine without me"), new("not-my-way", "Not my way, and fine"), new("waited", "It waited"), new("nothing-came-up", "Nothing came up")],
            ["build-the-org"],
            []),
    ];

    /// <summary>The question of that id, or null: a stored id may be from an older version.</summary>
    public static RotatingQuestion? Find(string? id) => All.FirstOrDefault(question => question.Id == id);

    /// <summary>How a pack names one of its answers: <c>waited/4-9</c>.</summary>
    public string Fit(string option) => $"{Id}/{option}";
}
