using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Cards;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>Everything the bot can say is something Slack takes, and nothing in it calls anybody. Each payload is written to <c>artifacts/slack</c>, for judges outside.</summary>
public class SlackPayloadTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_card_and_form_is_taken_whatever_was_typed()
    {
        var folder = Directory.CreateDirectory(Folder()).FullName;
        var faults = new List<string>();
        var count = 0;

        foreach (var (name, card, form) in SlackSamples.All())
        {
            foreach (var (kind, payload) in Payloads(card, form))
            {
                File.WriteAllText(Path.Combine(folder, $"{name}.{kind}.json"), payload.ToJsonString(Indented));
                faults.AddRange(Faults(kind, payload).Select(fault => $"{name}.{kind}: {fault}"));
                count++;
            }
        }

        faults.ShouldBeEmpty();
        count.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void No_text_of_a_person_becomes_a_call_in_any_field() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.NonEmptyListOf(Gen.Elements("<", ">", "!", "channel", "here", "&", "lt;", "@U1", "|", "#C1", "*", "`", "subteam^S1", "https://x.example", "\u202e", "\ud83d", "\0", " "))
                .Select(parts => string.Concat(parts))).ToArbitrary(),
        (string typed) =>
        {
            var text = typed ?? "";
            var card = new Card(text,
            [
                new Paragraph([new Span(text, Look.Quoted), new Span(text, Look.Strong)]), new Paragraph(text, Tone.Title), new Paragraph(text, Tone.Quiet),
                new Thought(text, text, text, text, "https://example.com"), new Fold(text, [new Paragraph(text)]), new Facts([new Fact(text, text)]),
                new Choices(new Choice(text, "answer", "2026-W47", "both")), new Chart(text, [text, "b"], [new Bar(text, [1, 0], text)]),
            ]);
            var form = new Form(text, "Save", new ActionId("settings", "", ""),
            [
                new TextField("what", text, text, Optional: true, 200, text), new GroupField("group", text, text, Optional: true, [new Option("S1", text)]),
                new ChoiceField("who", text, text, Optional: false, [new Option("U1", text)], "U1", [new Option("U2", text)], text),
            ], [new Paragraph(text)]);

            foreach (var (kind, payload) in Payloads(card, form: null).Concat(Payloads(null, form)).Concat(Responded(card)))
            {
                Faults(kind, payload).ShouldBeEmpty();
            }

            JsonNode.Parse(Views.Errors(new(new Dictionary<string, string> { ["what"] = text }, form)))!["errors"]!["what"].ShouldNotBeNull();

            Guard.Pages("text", SlackText.Of(text, 300).Markup).ShouldBeFalse();
            SlackText.Of(text, 300).Markup.Length.ShouldBeLessThanOrEqualTo(300);
        }));

    [Theory]
    [InlineData("text", "hello <!channel>", true)]
    [InlineData("text", "hello <!subteam^S1|leads>", true)]
    [InlineData("text", "hello &lt;!channel&gt;", false)]
    [InlineData("blocks", """[{"type":"section","text":{"type":"mrkdwn","text":"<!here>"}}]""", true)]
    [InlineData("blocks", """[{"type":"section","text":{"type":"plain_text","text":"<!here>"}}]""", false)]
    [InlineData("blocks", """[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}]""", true)]
    [InlineData("response", """{"text":"<!everyone>","blocks":[]}""", true)]
    public void The_last_guard_lets_nothing_out_that_calls_everybody(string argument, string value, bool pages) =>
        Guard.Pages(argument, value).ShouldBe(pages);

    [Theory]
    [InlineData("&lt;!channel&gt; &amp;lt;", "<!channel> &lt;")]
    [InlineData("<@UBOT> skip", "skip")]
    [InlineData("  <@UBOT|leadership>, what does <@U2|dana> want in <#C1|general>", ", what does @dana want in #general")]
    [InlineData("<@U2> and <https://x.example|this> and <https://y.example>", "somebody and this and https://y.example")]
    [InlineData("<!here> <!subteam^S1|@leads> a < b", "@here @leads a < b")]
    public void What_was_typed_is_read_as_it_was_seen(string text, string read) => Typed.Read(text, "UBOT").ShouldBe(read);

    [Fact]
    public void A_card_too_large_for_one_message_keeps_its_beginning_and_says_so()
    {
        var card = Card.Of([.. Enumerable.Range(1, 80).SelectMany(number => new Part[] { new Divider(), new Paragraph($"{number} {new string('x', 400)}") })]);

        var message = Message.Of(card);

        message.Blocks.Length.ShouldBeLessThan(12_100);
        message.Blocks.ShouldContain("\"1 xxx");
        message.Blocks.ShouldContain("There is more than fits here.");
    }

    [Fact]
    public void What_a_person_typed_turns_no_words_of_ours_around() =>
        Message.Of(Card.Of(new Paragraph([new Span("\u202eabc\u2067", Look.Quoted), new Span(" · you decide")]))).Blocks.ShouldContain("\"text\":\"\\\"abc\\\"\"");

    [Fact]
    public void A_thought_is_told_in_parts_with_room_between_them() =>
        JsonNode.Parse(Message.Of(Card.Of(new Thought("A claim.", "A question?", "If a, then I will b.", "essay, gap ¶1", null))).Blocks)!.AsArray()
            .Select(block => (string?)block!["type"]).ShouldBe(["rich_text", "rich_text", "rich_text", "context"]);

    [Fact]
    public void The_legend_of_a_chart_can_be_read()
    {
        var blocks = JsonNode.Parse(Message.Of(LeadershipBot.People.PeopleCards.History([new Bar("W48", [1, 0, 0, 0], null)])).Blocks)!;

        blocks[0]!["chart"]!["series"]!.AsArray().Select(series => (string?)series!["name"]).ShouldBe(["Handed it over", "Some of both", "Stayed in details", "Details, on purpose"]);
    }

    private static IEnumerable<(string Kind, JsonObject Payload)> Payloads(Card? card, Form? form)
    {
        if (card is not null)
        {
            foreach (var charts in new[] { true, false }.Take(card.Parts.Any(part => part is Chart) ? 2 : 1))
            {
                var message = Message.Of(card, charts);
                yield return (charts ? "message" : "without-chart.message", new() { ["channel"] = "D1", ["text"] = message.Text.Markup, ["blocks"] = JsonNode.Parse(message.Blocks) });
            }

            yield return ("home", (JsonObject)JsonNode.Parse(Views.Home(card))!);
            yield return ("modal", (JsonObject)JsonNode.Parse(Views.Reading("LeadershipBot", card.Parts, Origin.Home))!);
        }

        if (form is not null)
        {
            yield return ("modal", (JsonObject)JsonNode.Parse(Views.Form(form, new Origin("D1", "1605853634.000400", IsHome: false)))!);
        }
    }

    // What is said without a token: by a tap's own address, and in a command's acknowledgement.
    private static IEnumerable<(string Kind, JsonObject Payload)> Responded(Card card)
    {
        var message = Message.Of(card);
        string[] said = [Responses.Instead(message), Responses.Beside(message), Responses.Aloud(message, "1605853634.000400"), Responses.ToCommand(message)];
        said.ShouldAllBe(json => !Guard.Pages("response", json));
        return said.Select(json => ("message", (JsonObject)JsonNode.Parse(json)!));
    }

    private static IReadOnlyList<string> Faults(string kind, JsonObject payload) => kind switch
    {
        "home" => FakeView.Faults(payload, FakeSurface.Home),
        "modal" => FakeView.Faults(payload, FakeSurface.Modal),
        _ => [.. FakeSlackBlocks.Faults(payload["blocks"], FakeSurface.Message), .. FakeSlackBlocks.Pages(payload["text"]!.GetValue<string>()) ? ["the text pages"] : Array.Empty<string>()],
    };

    /// <summary>Where what goes to Slack is left for the judges.</summary>
    internal static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "artifacts", "slack"));
}
