using LeadershipBot.Cards;
using LeadershipBot.WebChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace LeadershipBot.Tests;

public class MarkupTests
{
    private const string Nasty = "<b onclick='x'>&\"";
    private const string Harmless = "&lt;b onclick=&#x27;x&#x27;&gt;&amp;&quot;";

    private readonly Markup markup = new(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);

    [Fact]
    public async Task Every_part_is_drawn_and_no_text_becomes_markup()
    {
        var html = await DrawAsync(
            new Paragraph([Nasty, new LeadershipBot.Cards.Span(Nasty, Look.Strong), new LeadershipBot.Cards.Span(Nasty, Look.Emphasis), new LeadershipBot.Cards.Span(Nasty, Look.Quoted)]),
            new Thought(Nasty, Nasty, Nasty, Nasty, SourceUrl: null),
            new Choices(new Choice(Nasty, "answer", Nasty, "x")),
            new Fold(Nasty, [new Facts([new Fact(Nasty, Nasty)])]),
            new Chart(Nasty, [Nasty], [new Bar(Nasty, [1], Nasty), new Bar("W2", [0], Note: null)]),
            new Divider());

        html.ShouldNotContain("<b onclick");
        html.Split(Harmless).Length.ShouldBe(21);
    }

    [Fact]
    public async Task What_a_person_typed_is_shown_as_it_is()
    {
        var html = await markup.LineAsync(new("said/1", DateTimeOffset.UnixEpoch, Card: null, Said: $"  {Nasty}\n two"), firstOfDay: false, DateTimeZone.Utc);

        html.ShouldContain($">  {Harmless}&#xA; two</p>");
    }

    [Fact]
    public async Task Answers_are_buttons_that_differ_in_nothing_but_their_words()
    {
        var html = await DrawAsync(new Choices(new Choice("Handed it over", "answer", "2026-W47", "handed"), new Choice("Stayed in the details", "answer", "2026-W47", "details")));

        html.ShouldContain("<button type=\"button\" data-action=\"answer:2026-W47:handed\">Handed it over</button>");
        html.ShouldContain("<button type=\"button\" data-action=\"answer:2026-W47:details\">Stayed in the details</button>");
    }

    [Fact]
    public async Task A_chart_has_its_numbers_as_a_table()
    {
        var html = await DrawAsync(new Chart("Your weeks", ["Handed it over", "Some of both"], [new Bar("W46", [1, 0], Note: null), new Bar("W47", [0, 0], "not answered")]));

        var table = string.Concat(html[html.IndexOf("<table>", StringComparison.Ordinal)..].Split('\n').Select(line => line.Trim()));
        table.ShouldContain("<caption>Your weeks</caption>");
        table.ShouldContain("<th scope=\"row\">W46</th><td>1</td><td>0</td><td></td>");
        table.ShouldContain("<th scope=\"row\">W47</th><td>0</td><td>0</td><td>not answered</td>");
    }

    [Fact]
    public async Task A_part_it_does_not_know_is_an_error()
    {
        var error = await Should.ThrowAsync<ArgumentOutOfRangeException>(() => DrawAsync(new Unknown()));

        error.Message.ShouldStartWith("No rendering for this part.");
    }

    [Fact]
    public async Task A_form_of_many_options_has_a_list_and_one_of_few_has_buttons()
    {
        var html = await markup.FormAsync(
            new("A form", "Send", new("form", "a", "b"),
            [
                new ChoiceField("few", "Few", Hint: null, Optional: false, [new("a", "A"), new("b", "B")], "b"),
                new ChoiceField("many", "Many", "A hint", Optional: true, [.. Enumerable.Range(1, 7).Select(number => new Option($"v{number}", $"{number}"))], "v3"),
                new DateField("day", "Day", Hint: null, Optional: false, Earliest: new(2026, 12, 10)),
                new TextField("what", "What", Hint: null, Optional: false, MaxLength: 10, Initial: Nasty),
            ],
            Intro: []),
            message: "m1");

        html.ShouldContain("data-submits=\"form:a:b\" data-message=\"m1\"");
        html.ShouldContain("<input type=\"radio\" name=\"value.few\" value=\"b\" checked");
        html.ShouldContain("<option value=\"v3\" selected");
        html.ShouldContain("Many (optional)");
        html.ShouldContain("min=\"2026-12-10\"");
        html.ShouldContain($"value=\"{Harmless}\"");
        // Longer input is refused with a sentence, so the browser must not cut it.
        html.ShouldNotContain("maxlength");
    }

    private Task<string> DrawAsync(params Part[] parts) =>
        markup.LineAsync(new("m1", DateTimeOffset.UnixEpoch, new("A card.", parts), Said: null), firstOfDay: false, DateTimeZone.Utc);

    private sealed record Unknown : Part;
}
