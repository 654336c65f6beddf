using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class BorderFeaturesTests
{
    private static readonly PhraseBook People = PhraseBook.Parse("people.txt", """
        @self
        i|me
        @me
        fire me
        @worn
        worn out
        @data
        who answered
        """);

    [Theory]
    [InlineData("one two three four me", "few-words")]
    [InlineData("one two three four five me")]
    [InlineData("one two three four five six", "no-self")]
    [InlineData("me a b c d e f g h i j k l m n")] // Fifteen words.
    [InlineData("me a b c d e f g h i j k l m n o", "many-words")]
    [InlineData("one two three four five me?", "question")]
    [InlineData("so what if they fire me", "phrase-safety")]
    [InlineData("i am so very worn out", "phrase-worn")]
    [InlineData("tell me now who has not who answered", "phrase-data")]
    public void What_is_seen_of_a_text_is_its_length_and_what_phrases_say(string text, params string[] seen) =>
        Of(text).Values.Zip(BorderFeatures.Names).Where(pair => pair.First != 0).Select(pair => $"{pair.Second} {pair.First}")
            .ShouldBe([.. seen.Prepend("one").OrderBy(name => BorderFeatures.Names.ToList().IndexOf(name)).Select(name => $"{name} 1")]);

    [Fact]
    public void Words_are_seen_with_whose_they_are_and_in_pairs()
    {
        var features = Of("I fix it");

        features.Tags.ShouldBe(["I+i", "i", "I+fix", "fix", "I+it", "it", "i_fix", "fix_it"]);
        features.Share.ShouldBe(0.5); // One by the root of four.
        features.Words.ShouldBe([("fix", 1 / Math.Pow(2, 0.6))]);
    }

    private static BorderFeatures Of(string text) => BorderFeatures.Of(text, Words.Of(text), People, SmallGuide.Table("fix 1 0"));
}
