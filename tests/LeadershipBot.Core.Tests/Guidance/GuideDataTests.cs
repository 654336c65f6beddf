using System.Text;
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
        GuideText files = wanted => wanted == name ? [] : Shipped.Text(wanted);

        Should.Throw<FormatException>(() => GuideData.Parse(files)).Message.ShouldBe($"{name} is missing or empty.");
    }

    [Theory]
    [InlineData("answers.txt")]
    [InlineData("answers.json")]
    [InlineData("answers.words.txt")]
    [InlineData("answers.net.txt")]
    public void A_missing_file_of_the_reader_is_named(string name)
    {
        GuideText files = wanted => wanted == name ? [] : Shipped.Text(wanted);

        Should.Throw<FormatException>(() => AnswerData.Parse(files, GuideData.Parse(files).Table)).Message.ShouldBe($"{name} is missing or empty.");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"bias\":[1,2],\"kinds\":[]}")]
    [InlineData("{\"bias\":1,\"kinds\":[]}")]
    public void Weights_of_another_version_are_refused(string text) =>
        Should.Throw<FormatException>(() => GuideWeights.Parse("weights.json", text)).Message.ShouldBe("weights.json does not belong to this version.");

    [Theory]
    [InlineData("\"bias\": [1, ", "\"bias\": [")] // A number too few,
    [InlineData("    [1, 0,", "    [1,")]
    [InlineData("\"kinds\": [\n", "\"kinds\": [\n    [1],\n")] // a row too many,
    [InlineData("\"cue\"", "\"queue\"")] // one missing,
    [InlineData("\"cue\": 1", "\"cue\": []")] // no number.
    public void Weights_with_a_number_too_few_are_refused(string written, string other)
    {
        var weights = SmallGuide.Weights(bias: 1) with { Kinds = [.. QuestionFeatures.KindNames.Select(_ => (double[])[1, .. new double[WordTable.Classes - 1]])] };

        Should.Throw<FormatException>(() => GuideWeights.Parse("weights.json", weights.Write().Replace(written, other, StringComparison.Ordinal))).Message.ShouldBe("weights.json does not belong to this version.");
    }

    [Fact]
    public void What_is_no_json_is_refused() => Should.Throw<FormatException>(() => GuideWeights.Parse("weights.json", "{")).Message.ShouldStartWith("weights.json cannot be read: ");

    [Fact]
    public void Weights_are_read_as_written()
    {
        var weights = new GuideWeights(1.5, 2, [.. Enumerable.Range(3, WordTable.Classes).Select(number => (double)number)], -4, [.. QuestionFeatures.KindNames.Select((_, kind) => (double[])[kind, .. new double[WordTable.Classes - 1]])], 0.25, 0.75);

        var read = GuideWeights.Parse("weights.json", weights.Write());

        read.Bias.ShouldBe(weights.Bias);
        read.Kinds.ShouldBe(weights.Kinds);
        (read.Step, read.TagStep, read.Cue, read.NoneFrom, read.AnswerFrom).ShouldBe((1.5, 2, -4, 0.25, 0.75));
    }

    [Fact]
    public void A_row_of_the_table_says_what_was_written()
    {
        int[] leanings = [-45, 45, .. Enumerable.Range(0, 15)];
        int[] ofAnswers = [3, -4, 5, -6, 7, -8];
        int[] ofBorders = [0, 1, -1, 2];
        int[] places = [.. Enumerable.Range(0, WordTable.Places).Select(i => i - 20)];

        var table = WordTable.Parse("words.txt", Encoding.UTF8.GetBytes($"gate {WordTable.Write(mass: 0.5, [.. leanings, .. ofAnswers, .. ofBorders, .. places])}\n"));

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
        Should.Throw<FormatException>(() => TagTable.Parse("answers.words.txt", "I+fix PPP\n"u8, labels: 4)).Message.ShouldBe("answers.words.txt: \"I+fix PPP\" is not a tag and 4 characters.");

    [Fact]
    public void A_tag_that_stands_there_twice_is_named() =>
        Should.Throw<FormatException>(() => TagTable.Parse("t", "I+fix PP\nyou+fix PP\nI+fix QQ\n"u8, labels: 2)).Message.ShouldBe("t: \"I+fix\" stands there twice, or hashes like another tag.");

    [Fact]
    public void A_row_of_tags_says_what_was_written()
    {
        var table = TagTable.Parse("t", Encoding.UTF8.GetBytes(TagTable.Write("for_me", [-45, 0, 45])), labels: 3);

        table.Of("for_me").ToArray().Select(step => (int)step).ShouldBe([-45, 0, 45]);
        table.Of("for_us").ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void Each_of_many_tags_is_found_in_its_own_row()
    {
        var tags = Enumerable.Range(0, 1_000).ToDictionary(i => $"tag{i}", i => (i % 91) - 45);

        var table = TagTable.Parse("t", Encoding.UTF8.GetBytes(string.Concat(tags.Select(tag => TagTable.Write(tag.Key, [tag.Value])))), labels: 1);

        tags.Keys.Select(tag => (int)table.Of(tag)[0]).ShouldBe(tags.Values);
    }

    [Fact]
    public void A_tag_is_found_whatever_its_letters()
    {
        var table = TagTable.Parse("t", "^_cuánto Q\n^_où R\n"u8, labels: 1);

        table.Of("^_cuánto").ToArray().ShouldBe([(sbyte)1]);
        table.Of("^_où").ToArray().ShouldBe([(sbyte)2]);
        table.Of("^_ou").ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void Lines_may_end_as_on_windows_and_the_last_need_not_end()
    {
        var table = TagTable.Parse("t", "one Q\r\n\r\ntwo R"u8, labels: 1);

        table.Of("one").ToArray().ShouldBe([(sbyte)1]);
        table.Of("two").ToArray().ShouldBe([(sbyte)2]);
    }

    [Fact]
    public void An_empty_table_knows_no_tag() => TagTable.Parse("t", [], labels: 1).Of("one").ToArray().ShouldBeEmpty();

    [Fact]
    public void The_mark_that_some_editors_put_before_a_text_is_passed_over()
    {
        GuideText files = name => (byte[])[.. Encoding.UTF8.Preamble, .. Shipped.Text(name)];

        GuideData.Parse(files).Table.Has("aa").ShouldBeTrue();
        Should.NotThrow(() => AnswerData.Parse(files, GuideData.Parse(files).Table));
    }

    [Fact]
    public void A_word_that_stands_there_twice_is_named()
    {
        var row = WordTable.Write(mass: 0, new int[WordTable.Classes + WordTable.Labels + WordTable.Borders + WordTable.Places]);

        Should.Throw<FormatException>(() => WordTable.Parse("words.txt", Encoding.UTF8.GetBytes($"gate {row}\ngate {row}\n"))).Message
            .ShouldBe("words.txt: \"gate\" stands there twice, or hashes like another word.");
    }

    [Fact]
    public void A_broken_row_of_the_table_is_named() =>
        Should.Throw<FormatException>(() => WordTable.Parse("words.txt", "gate abc"u8)).Message.ShouldBe("words.txt: \"gate abc\" is not a word and 76 characters.");

    [Fact]
    public void Every_theme_has_phrases_and_every_heading_is_a_theme() =>
        Encoding.UTF8.GetString(Shipped.Files["cues.txt"]).Split('\n').Where(line => line.StartsWith('@')).Select(line => line[1..]).ShouldBe(Theme.Ids);
}
