using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class QuestionFeaturesTests
{
    private static readonly PhraseBook Cues = PhraseBook.Parse("cues.txt", "@earn-trust\ntrust 3\nhonest\n@build-the-org\nheroes");
    private static readonly PhraseBook Borders = PhraseBook.Parse("borders.txt", "@desk\nlaptop\n@hello\nhello 2");

    [Fact]
    public void A_theme_is_as_loud_as_the_phrases_that_speak_for_it_each_counted_once()
    {
        var features = Of("trust and honest trust and heroes");

        Theme.Ids.Zip(features.Cues).Where(pair => pair.Second != 0).ShouldBe([("build-the-org", Math.Log(2)), ("earn-trust", Math.Log(5))]);
        features.Found.Select(cue => cue.First).ShouldBe([0, 2, 3, 5]);
    }

    [Theory]
    [InlineData("", "few-words 1, unknown 1")]
    [InlineData("one two three four", "few-words 1, unknown 1")]
    [InlineData("one two three four laptop", "desk 0.693, unknown 0.8")]
    [InlineData("hello laptop", "desk 0.693, hello 1.099, few-words 1, unknown 0.5")]
    [InlineData("laptop heroes and trust", "desk 0.693, any-cue 1.125, best-cue 1.386, few-words 1, unknown 0.75")] // Both logarithms and one make 3.079.
    [InlineData("laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop", "desk 0.693")] // Thirteen words.
    [InlineData("laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop laptop", "desk 0.693, many-words 1")]
    public void A_text_is_of_a_kind_by_its_phrases_its_length_and_what_is_known_of_it(string text, string kinds) =>
        string.Join(", ", QuestionFeatures.KindNames.Zip(Of(text).Kinds).Where(pair => pair.Second != 0).Select(pair => $"{pair.First} {pair.Second:0.###}")).ShouldBe(kinds);

    [Fact]
    public void The_phrases_of_its_kinds_are_kept() => Of("hello to my laptop").Borders.Select(phrase => (phrase.Heading, phrase.First)).ShouldBe([("hello", 0), ("desk", 3)]);

    private static QuestionFeatures Of(string text) => QuestionFeatures.Of(Words.Of(text), Cues, Borders, isKnown: word => word == "laptop");
}
