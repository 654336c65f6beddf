using LeadershipBot.Cards;

namespace LeadershipBot.Tests;

/// <summary>
/// Everything a card or a form holds, a line each, for the kept texts: also what <see cref="PlainText"/> leaves out, as what a
/// button sends, how loud a line is and what is folded away.
/// </summary>
internal static class Drawing
{
    public static string Of(Card card) => string.Join('\n',
        [.. card.Toast == Card.ReplyToast ? [] : new[] { $"(toast) {card.Toast}" }, .. card.IsForEverybody ? ["(for everybody)"] : Array.Empty<string>(), .. card.Parts.SelectMany(Of)]);

    public static string Of(params IEnumerable<Part> parts) => string.Join('\n', parts.SelectMany(Of));

    public static string Of(Form form) => string.Join('\n',
    [
        $"(form) {form.Title} | {form.Submit} -> {form.Action}",
        .. form.Intro.SelectMany(Of),
        .. form.Fields.SelectMany(Of),
    ]);

    private static IEnumerable<string> Of(Part part) => part switch
    {
        Paragraph paragraph => [$"{Mark(paragraph.Tone)}{string.Concat(paragraph.Spans.Select(Of))}"],
        Thought thought => [$"(thought) {thought.Claim}", thought.Question, thought.Step ?? "(no step)", $"{thought.Source} {thought.SourceUrl}".TrimEnd()],
        Choices choices => choices.Items.Select(choice => $"{(choices.Weight is Weight.Quiet ? "~ " : "")}[{choice.Label}] -> {choice.Action}"),
        Fold fold => [$"(fold) {fold.Label}", .. fold.Parts.SelectMany(Of).Select(line => $"    {line}")],
        Facts facts => facts.Items.Select(fact => $"{fact.Label}: {fact.Value}"),
        Chart chart =>
        [
            $"(chart) {chart.Title}: {string.Join(", ", chart.Series)}{(chart.Legend is { } legend ? $" (in short: {string.Join(", ", legend)})" : "")}",
            .. chart.Bars.Select(bar => $"    {bar.Label}: {string.Join(' ', bar.Values)}{(bar.Note is { } note ? $" ({note})" : "")}"),
        ],
        Link link => [$"(link) {link.Label} -> {link.Url}"],
        Divider => ["---"],
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No drawing for this part."),
    };

    private static IEnumerable<string> Of(Field field)
    {
        var head = $"{field.Id}: {field.Label}{(field.Hint is { } hint ? $" ({hint})" : "")}{(field.Optional ? ", may be empty" : "")}";

        return field switch
        {
            TextField text => [$"{head}, {text.MaxLength} characters{(text.Initial is { } initial ? $", \"{initial}\"" : "")}"],
            DateField date => [$"{head}, from {Day(date.Earliest)}{(date.Initial is { } initial ? $", {Day(initial)}" : "")}"],
            PeopleField people => [$"{head}, people{(people.Initial is { } initial ? $", {initial}" : "")}", .. Options(people.Options ?? [], null)],
            GroupField group => [$"{head}, a group", .. Options(group.Options ?? [], null)],
            ChoiceField choice => [head, .. Options(choice.Options, choice.Initial), .. choice.MoreLabel is { } more ? [$"    {more}"] : Array.Empty<string>(), .. Options(choice.More ?? [], choice.Initial)],
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No drawing for this field."),
        };
    }

    private static IEnumerable<string> Options(IEnumerable<Option> options, string? chosen) =>
        options.Select(option => $"    {(option.Value == chosen ? "(x)" : "( )")} {option.Label} = {option.Value}");

    private static string Of(Span span) => span.Look switch
    {
        Look.Plain => span.Text,
        Look.Strong => $"*{span.Text}*",
        Look.Emphasis => $"_{span.Text}_",
        Look.Quoted => $"\"{span.Text}\"",
        _ => throw new ArgumentOutOfRangeException(nameof(span), span, "No drawing for this look."),
    };

    private static string Mark(Tone tone) => tone switch
    {
        Tone.Normal => "",
        Tone.Title => "# ",
        Tone.Quiet => "~ ",
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No drawing for this tone."),
    };

    private static string Day(NodaTime.LocalDate? date) => date is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : "any";
}
