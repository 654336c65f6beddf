using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Cards;
using LeadershipBot.MsTeams;
using LeadershipBot.Tests.Slack;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Every card as Teams gets it. They are left in <c>artifacts/msteams</c>, where Microsoft's own judges look at them.</summary>
public sealed partial class AdaptiveCardTests
{
    private static readonly string Folder = Artifacts();

    public static TheoryData<string> Names() => [.. EveryCard.All().Select(one => one.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Each_card_is_one_that_Teams_takes(string name)
    {
        var card = EveryCard.All().First(one => one.Name == name).Card;
        var drawn = AdaptiveCard.Render(card, "c0rrelat10n");
        File.WriteAllText(Path.Combine(Folder, $"{name}.card.json"), drawn.ToJsonString(AdaptiveCard.Json));

        FakeCardRules.Fault(drawn).ShouldBeNull();
        AdaptiveCard.SizeOf(drawn).ShouldBeLessThanOrEqualTo(AdaptiveCard.Budget);
        drawn["fallbackText"]!.ToString().ShouldBe(card.Toast);

        // Nothing that is said is left out for want of room.
        FakeCardRules.All(drawn).Select(one => (string?)one["text"]).ShouldNotContain(text => text != null && text.Contains("more than fits", StringComparison.Ordinal));

        // Old clients are served wherever there is room; a page of five lines with six offers each has none.
        if (!name.StartsWith("ledger", StringComparison.Ordinal))
        {
            FakeCardRules.Worries(drawn).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Offers_nobody_has_to_take_are_words_and_answers_are_buttons()
    {
        var drawn = AdaptiveCard.Render(EveryCard.All().First(one => one.Name == "reason-details").Card, "c");

        var buttons = FakeCardRules.All(drawn).Where(one => (string?)one["type"] == "ActionSet").SelectMany(one => one["actions"]!.AsArray()).Select(one => (string)one!["title"]!).ToList();
        var links = FakeCardRules.All(drawn).Where(one => (string?)one["type"] == "Column" && one["selectAction"] is not null).Select(one => (string)one["selectAction"]!["title"]!).ToList();

        buttons.ShouldContain("I was quickest");
        links.ShouldContain("Just the thought");
        links.Intersect(buttons).ShouldBeEmpty();
    }

    [Fact]
    public void A_chart_says_whole_numbers_and_its_words_stand_at_its_bars()
    {
        var weeks = FakeCardRules.All(AdaptiveCard.Render(EveryCard.All().First(one => one.Name == "history").Card, "c")).Where(Draws).ToList();

        weeks.Count.ShouldBe(1);
        weeks[0]["data"]!.AsArray().Select(one => (string)one!["x"]!).ShouldBe(["Handed it over", "Some of both", "Stayed in the details", "In the details, on purpose"]);
        weeks[0]["data"]!.AsArray().Sum(one => (int)one!["y"]!).ShouldBe(10);
        weeks[0]["displayMode"]!.ToString().ShouldBe("AbsoluteNoAxis");
    }

    [Fact]
    public void Counts_of_a_group_are_never_added_up()
    {
        var trend = new Chart("Rounded to fives", ["A", "B"], [new("W1 to W4", [10, 5], null), new("W5 to W8", [0, 0], "too few"), new("W9 to W12", [15, 0], null)]);
        var drawn = FakeCardRules.All(AdaptiveCard.Render(Card.Of(trend), "c")).Where(Draws).ToList();

        drawn.Select(one => string.Join(',', one["data"]!.AsArray().Select(each => (int)each!["y"]!))).ShouldBe(["10,5", "15,0"]);
    }

    [Theory]
    [InlineData("19:kZ3_a-b0@thread.tacv2;messageid=1763984432123", "Post it in the channel")]
    [InlineData("19:2da4c29f6d7041eca70b638b43d45437@thread.v2", "Post it in the group chat")]
    public void Where_it_would_be_posted_is_named_because_the_answer_stands_somewhere_else(string conversation, string label)
    {
        var drawn = AdaptiveCard.Render(Card.Of(new Choices([new Choice("Post it here", "post", $"{Places.Of(conversation)}~0123456789abcdef01234567", "n1")], Weight.Quiet)), "c");

        FakeCardRules.All(drawn).Where(one => (string?)one["type"] == "Action.Execute").Select(one => (string)one["title"]!).ShouldBe([label]);
    }

    [Fact]
    public void What_managers_and_privacy_need_is_taken_as_well_with_every_kind_of_text()
    {
        string[] rooms = ["Team", "Invitation", "Notice", "Trend", "Privacy"];
        var drawn = 0;

        foreach (var (name, card, form) in SlackSamples.All().Where(one => rooms.Any(room => one.Name.StartsWith(room, StringComparison.Ordinal))))
        {
            var sheet = AdaptiveCard.Render(card ?? Card.Of([.. form!.Intro, new Inputs(form)]), "c0rrelat10n");
            FakeCardRules.Fault(sheet).ShouldBeNull(name);
            AdaptiveCard.SizeOf(sheet).ShouldBeLessThanOrEqualTo(AdaptiveCard.Budget, name);
            FakeCardRules.All(sheet).Select(one => (string?)one["type"]).ShouldNotContain("TextBlock", name);
            File.WriteAllText(Path.Combine(Folder, $"{name}.card.json"), sheet.ToJsonString(AdaptiveCard.Json));
            drawn++;
        }

        drawn.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Every_fallback_of_a_button_asks_Teams_not_to_say_that_it_was_sent()
    {
        var submits = EveryCard.All().SelectMany(one => FakeCardRules.All(AdaptiveCard.Render(one.Card, "c"))).Where(one => (string?)one["type"] == "Action.Submit").ToList();

        submits.ShouldNotBeEmpty();
        submits.ShouldAllBe(one => (bool?)one["msteams"]!["feedback"]!["hide"] == true);
    }

    [Fact]
    public void No_text_is_ever_in_a_place_where_markdown_is_read()
    {
        foreach (var (name, card) in EveryCard.All())
        {
            var drawn = AdaptiveCard.Render(card, "c");
            FakeCardRules.All(drawn).Select(one => (string?)one["type"]).ShouldNotContain("TextBlock", name);
            FakeCardRules.All(drawn).Select(one => (string?)one["type"]).ShouldNotContain("FactSet", name);
        }
    }

    [Fact]
    public void What_somebody_typed_stands_in_the_card_letter_by_letter_and_means_nothing()
    {
        Prop.ForAll(Words(), words =>
        {
            var drawn = AdaptiveCard.Render(Card.Of(new Paragraph([new Span("You wrote "), new Span(words, Look.Quoted), new Span(".")])), "c");
            var runs = FakeCardRules.All(drawn).Where(one => (string?)one["type"] == "TextRun").Select(one => (string)one["text"]!).ToList();
            var shown = runs[2];

            // Only what steers the direction of text is left out, and what is put in nobody sees.
            return runs.Count == 5 && runs[1] == "“\u2068" && runs[3] == "\u2069”"
                && Seen(shown) == Seen(words)
                && !shown.Contains("{{") && !shown.Any(letter => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069')
                && !FakeCardRules.All(drawn).Any(one => one.ContainsKey("selectAction") || one.ContainsKey("entities"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_name_of_a_person_or_a_group_means_nothing_in_a_list_to_pick_from()
    {
        Prop.ForAll(Words(), Words(), (person, group) =>
        {
            var form = new Form("A team", "Send", new ActionId("team", "", "save"),
                [
                    new PeopleField("people", "Who?", null, Optional: true, [new Option("id-1", person)]),
                    new GroupField("group", "Or everyone in", null, Optional: true, [new Option("19:abc@thread.tacv2", group)]),
                ],
                []);
            var titles = FakeCardRules.All(AdaptiveCard.Render(Card.Of(new Inputs(form)), "c"))
                .Where(one => one["choices"] is JsonArray).SelectMany(one => one["choices"]!.AsArray()).Select(one => (string)one!["title"]!).ToList();

            return titles.Count == 2 && !titles.Any(title => Markdown().IsMatch(title)) && Letters(titles[0]) == Letters(person) && Letters(titles[1]) == Letters(group);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_somebody_types_into_a_field_cannot_pretend_to_be_the_button()
    {
        Prop.ForAll(Words(), Words(), (id, value) =>
        {
            // Teams merges fields into the button's own data, flat, and the later wins.
            var data = new JsonObject { ["a"] = "handover::new", ["c"] = "card", ["f"] = "1" };
            data[TapData.NameOf(id)] = value;
            var tap = TapData.Read(System.Text.Json.JsonDocument.Parse(data.ToJsonString()).RootElement);

            return tap is { CardId: "card", Fields: not null } && tap.Act == new ActionId("handover", "", "new")
                && (value.Trim('\0').Length == 0 || tap.Fields.Single().Key == id); // The null character is none, to PostgreSQL at least.
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_place_reads_back_and_keeps_to_the_letters_of_an_address()
    {
        const string Thread = "19:kZ3_a-b0@thread.tacv2;messageid=1763984432123";

        var place = Places.Of(Thread).ShouldNotBeNull();

        place.ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_');
        Places.ConversationOf(place).ShouldBe(Thread);
        Places.Of(new string('x', 150)).ShouldBeNull();
    }

    // Emphasis, code, tags, links, addresses, lines through, characters in words, lists, headings, quotations, dates.
    [GeneratedRegex(@"[*`<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\][\[(:]|://|www\.|~~|&(\w+|#\w+);|^\s*([-+#>]|\d+[.)])(\s|$)|\{\{", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Markdown();

    // What stands in for an underscore counts as a letter in Unicode.
    private static string Letters(string text) => string.Concat(text.Where(letter => char.IsLetterOrDigit(letter) && letter != 'ˍ'));

    private static string Seen(string text) =>
        string.Concat(text.Where(letter => letter is not ('\u2060' or '\u200B' or '\u0000' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));

    /// <summary>Where what goes to Teams is left for the judges.</summary>
    internal static string Artifacts([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "artifacts", "msteams"))).FullName;

    private static bool Draws(JsonObject one) => ((string?)one["type"])?.StartsWith("Chart.", StringComparison.Ordinal) == true;

    // Everything that could be read as something.
    private static Arbitrary<string> Words() => Gen.Elements(
            "{{", "}}", "{", "[", "](", ")", "*", "_", "`", "<", ">", "<at>", "</at>", "https://evil.example", "&lt;", "\"", "\\", "\n", "${x}", "$(", "\u202E", "\u2069", "\u2060", "א", "م", "👩‍💻", "a", " ", "\u0000", "#", "-", "+", "1.", "~~", "www.", "://", "b")
        .ArrayOf().Select(string.Concat).ToArbitrary();
}
