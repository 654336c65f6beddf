namespace LeadershipBot.Cards;

/// <summary>A few fields to fill in and one button: a modal in Slack, inputs in the card in Teams, a dialog in the web chat.</summary>
/// <param name="Title">At most 24 characters (Slack's limit for a modal's title).</param>
/// <param name="Submit">The button's label, at most 24 characters.</param>
/// <param name="Action">What comes back, with the values of the fields.</param>
/// <param name="Fields">Top to bottom.</param>
/// <param name="Intro">Lines above the fields, or none.</param>
public sealed record Form(string Title, string Submit, ActionId Action, IReadOnlyList<Field> Fields, IReadOnlyList<Part> Intro);

/// <summary>One thing to fill in. A closed set.</summary>
/// <param name="Id">Names the value when it comes back; letters and hyphens.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Hint">A line below it, or null.</param>
/// <param name="Optional">Whether it may be left empty.</param>
public abstract record Field(string Id, string Label, string? Hint, bool Optional);

/// <summary>A line of text.</summary>
/// <param name="MaxLength">In characters; longer input is refused with a sentence, never cut.</param>
public sealed record TextField(string Id, string Label, string? Hint, bool Optional, int MaxLength, string? Initial = null)
    : Field(Id, Label, Hint, Optional);

/// <summary>One of a few.</summary>
/// <param name="Options">In order.</param>
/// <param name="Initial">The value chosen beforehand, or null.</param>
/// <param name="More">Further options that stand behind a fold, or null.</param>
/// <param name="MoreLabel">What that fold is called.</param>
public sealed record ChoiceField(
    string Id, string Label, string? Hint, bool Optional, IReadOnlyList<Option> Options, string? Initial, IReadOnlyList<Option>? More = null, string? MoreLabel = null)
    : Field(Id, Label, Hint, Optional);

/// <summary>A day, as <c>2026-12-10</c>.</summary>
/// <param name="Earliest">The first day that is taken, inclusive, or null.</param>
public sealed record DateField(string Id, string Label, string? Hint, bool Optional, NodaTime.LocalDate? Earliest, NodaTime.LocalDate? Initial = null)
    : Field(Id, Label, Hint, Optional);

/// <summary>Several people of the workspace; their platform's ids, separated by commas.</summary>
/// <param name="Options">Whom one can pick where the platform has no picker of its own, else null.</param>
public sealed record PeopleField(string Id, string Label, string? Hint, bool Optional, IReadOnlyList<Option>? Options, string? Initial = null)
    : Field(Id, Label, Hint, Optional);

/// <summary>Everyone in one channel or group: the platform's id of it.</summary>
/// <param name="Options">Which one can be picked where the platform has no picker of its own, else null.</param>
public sealed record GroupField(string Id, string Label, string? Hint, bool Optional, IReadOnlyList<Option>? Options)
    : Field(Id, Label, Hint, Optional);

/// <summary>One option of a <see cref="ChoiceField"/>.</summary>
public sealed record Option(string Value, string Label);
