using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class GuideDataTests
{
    [Theory]
    [InlineData("cues.txt")]
    [InlineData("words.txt")]
    [InlineData("weights.json")]
    [InlineData("questions.words.txt")]
    [InlineData("people.words.txt")]
    [InlineData("people.json")]
    public void A_missing_file_is_named(string name)
    {
        var files = Shipped.Texts.Where(file => file.Key != name).ToDictionary();

        Should.Throw<FormatException>(() => GuideData.Parse(files)).Message.ShouldBe($"{name} is missing.");
    }

    [Theory]
    [InlineData("answers.txt")]
    [InlineData("answers.json")]
    [InlineData("answers.words.txt")]
    [InlineData("answers.net.txt")]
    public void A_missing_file_of_the_reader_is_named(string name)
    {
        var files = Shipped.Texts.Where(file => file.Key != name).ToDictionary();

        Should.Throw<FormatException>(() => AnswerData.Parse(files, GuideData.Parse(files).Table)).Message.ShouldBe($"{name} is missing.");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"bias\":[1,2],\"kinds\":[]}")]
    [InlineData("{\"bias\":1,\"kinds\":[]}")]
    public void Weights_of_another_version_are_refused(string text) =>
        Should.Throw<FormatException>(() => GuideWeights.Parse("weights.json", text)).Message.ShouldBe("weights.json does not belong to this version.");

    [Fact]
    public void A_row_of_the_table_says_what_was_written()
    {
        int[] leanings = [-45, 45, .. Enumerable.Range(0, 15)];
        int[] ofAnswers = [3, -4, 5, -6, 7, -8];
        int[] ofBorders = [0, 1, -1, 2];
        int[] places = [.. Enumerable.Range(0, WordTable.Places).Select(i => i - 20)];

        var table = WordTable.Parse("words.txt", $"gate {WordTable.Write(mass: 0.5, [.. leanings, .. ofAnswers, .. ofBorders, .. places])}\n");

        table.Mass("gate").ShouldBe(0.5, tolerance: 0.01);
        Enumerable.Range(0, WordTable.Classes).Select(of => table.Leaning("gate", of)).ShouldBe(leanings);
        table.AnswerLeanings("gate").ToArray().Select(step => (int)step).ShouldBe(ofAnswers);
        table.BorderLeanings("gate").ToArray().Select(step => (int)step).ShouldBe(ofBorders);
        table.PlaceOf("gate").ToArray().Select(step => (int)step).ShouldBe(places);
        table.PlaceOf("other").ToArray().ShouldBeEmpty();
        table.Leaning("other", 0).ShouldBe(0);
    }

    [Fact]
    public void A_broken_row_of_the_words_of_answers_is_named() =>
        Should.Throw<FormatException>(() => TagTable.Parse("answers.words.txt", "I+fix PPP\n", labels: 4)).Message.ShouldBe("answers.words.txt: \"I+fix PPP\" is not a tag and 4 characters.");

    [Fact]
    public void A_tag_that_stands_there_twice_is_named() =>
        Should.Throw<FormatException>(() => TagTable.Parse("t", "I+fix PP\nyou+fix PP\nI+fix QQ\n", labels: 2)).Message.ShouldBe("t: \"I+fix\" stands there twice, or hashes like another tag.");

    [Fact]
    public void A_row_of_tags_says_what_was_written()
    {
        var table = TagTable.Parse("t", TagTable.Write("for_me", [-45, 0, 45]), labels: 3);

        table.Of("for_me").ToArray().Select(step => (int)step).ShouldBe([-45, 0, 45]);
        table.Of("for_us").ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void A_broken_row_of_the_table_is_named() =>
        Should.Throw<FormatException>(() => WordTable.Parse("words.txt", "gate abc")).Message.ShouldBe("words.txt: \"gate abc\" is not a word and 76 characters.");

    [Fact]
    public void Every_theme_has_phrases_and_every_heading_is_a_theme() =>
        Shipped.Texts["cues.txt"].Split('\n').Where(line => line.StartsWith('@')).Select(line => line[1..]).ShouldBe(Theme.Ids);
}
