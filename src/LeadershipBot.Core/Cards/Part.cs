namespace LeadershipBot.Cards;

/// <summary>One piece of a card's body. A closed set: a renderer that meets another throws.</summary>
public abstract record Part;

/// <summary>Running text.</summary>
/// <param name="Spans">Its pieces, read one after the other without anything between them.</param>
/// <param name="Tone">How loud it is.</param>
public sealed record Paragraph(IReadOnlyList<Span> Spans, Tone Tone = Tone.Normal) : Part
{
    public Paragraph(string text, Tone tone = Tone.Normal)
        : this([new Span(text)], tone)
    {
    }
}

/// <summary>A thought from the pack, with the place in the essay it rests on.</summary>
/// <param name="Claim">What it says.</param>
/// <param name="Question">The one question to sit with.</param>
/// <param name="Step">The step, "If …, then I will …"; null where it is folded away, because not everything is a fix.</param>
/// <param name="Source">The place, written as a person reads it: "essay, gap ¶2".</param>
/// <param name="SourceUrl">Where the essay can be read, or null.</param>
public sealed record Thought(string Claim, string Question, string? Step, string Source, string? SourceUrl) : Part;

/// <summary>A row of buttons of equal weight, or of quiet links beneath one.</summary>
/// <param name="Items">Left to right. At most five in one row: the smallest limit among the platforms that keeps them on one phone.</param>
/// <param name="Weight">How much they stand out. Answers to a question always weigh the same.</param>
public sealed record Choices(IReadOnlyList<Choice> Items, Weight Weight = Weight.Even) : Part
{
    public Choices(params Choice[] items)
        : this(items, Weight.Even)
    {
    }
}

/// <summary>Something to open by oneself: shown as a line, its body only when asked for.</summary>
public sealed record Fold(string Label, IReadOnlyList<Part> Parts) : Part;

/// <summary>Label and value, one a line.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : Part;

/// <summary>One line of <see cref="Facts"/>.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Counts by week, drawn as bars where the platform can, and always there as numbers too.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Series">The names of what is counted, in the order of the answer buttons; the hues are neutral.</param>
/// <param name="Bars">One a week, oldest first.</param>
public sealed record Chart(string Title, IReadOnlyList<string> Series, IReadOnlyList<Bar> Bars) : Part
{
    /// <summary>The names again, in at most 20 characters each (Slack's limit for a legend); null where <see cref="Series"/> are as short.</summary>
    public IReadOnlyList<string>? Legend { get; init; }

    /// <summary>The numbers of a bar in words. What happened once is named alone; of several each is named with its number, also with 0.</summary>
    public string InWords(Bar bar)
    {
        var counted = Series.Zip(bar.Values).ToList();

        return counted.Sum(pair => pair.Second) switch
        {
            0 => bar.Note ?? "–",
            1 => counted.Find(pair => pair.Second == 1).First,
            _ => string.Join(", ", counted.Select(pair => $"{pair.First} {pair.Second}")),
        };
    }
}

/// <summary>One week in a <see cref="Chart"/>.</summary>
/// <param name="Label">The week, as a person says it: "W47".</param>
/// <param name="Values">One for each series, in its order.</param>
/// <param name="Note">What to say where every value is zero: "not answered".</param>
public sealed record Bar(string Label, IReadOnlyList<int> Values, string? Note);

/// <summary>A form that stands in the card itself, for chats that have no dialogs. The others are never shown one.</summary>
/// <param name="Refused">A sentence for each field that needs one, by the fields' ids.</param>
/// <param name="Values">What was typed already, by the fields' ids.</param>
public sealed record Inputs(Form Form, IReadOnlyDictionary<string, string> Refused, IReadOnlyDictionary<string, string> Values) : Part
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);

    public Inputs(Form form)
        : this(form, Nothing, Nothing)
    {
    }
}

/// <summary>A way out of the chat, to an address of our own. Its address may be longer than a phone is wide, so it is the label that is seen.</summary>
public sealed record Link(string Label, string Url) : Part;

/// <summary>A line across.</summary>
public sealed record Divider : Part;

/// <summary>A piece of text in one look.</summary>
public sealed record Span(string Text, Look Look = Look.Plain)
{
    public static implicit operator Span(string text) => new(text);
}

/// <summary>How a <see cref="Span"/> looks.</summary>
public enum Look
{
    Plain,
    Strong,
    Emphasis,

    /// <summary>A person's own words. Shown apart, never read as markup, a mention or a link.</summary>
    Quoted,
}

/// <summary>How loud a <see cref="Paragraph"/> is.</summary>
public enum Tone
{
    Normal,

    /// <summary>The line the card is about.</summary>
    Title,

    /// <summary>Small print.</summary>
    Quiet,
}

/// <summary>How much a row of <see cref="Choices"/> stands out.</summary>
public enum Weight
{
    /// <summary>Buttons, all alike.</summary>
    Even,

    /// <summary>Offers nobody has to take: links or borderless buttons.</summary>
    Quiet,
}
