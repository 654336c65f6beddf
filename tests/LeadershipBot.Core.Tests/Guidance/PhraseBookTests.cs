using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class PhraseBookTests
{
    private static readonly PhraseBook Book = PhraseBook.Parse("cues.txt", """
        # a comment
        @gate
        wait|waiting for me 2
        @back
        take * back
        """);

    [Fact]
    public void A_phrase_is_found_in_any_grammar_with_its_weight_and_place()
    {
        var found = Book.In(Words.Of("everybody waits for me")).ShouldHaveSingleItem();

        (found.Heading, found.Weight, found.First, found.Last).ShouldBe(("gate", 2, 1, 3));
    }

    [Theory]
    [InlineData("take back", 1)]
    [InlineData("take the one project back", 1)] // three words between
    [InlineData("take the one big project back", 0)] // four
    public void A_gap_is_at_most_three_words(string text, int count) => Book.In(Words.Of(text)).Count().ShouldBe(count);

    [Fact]
    public void A_line_is_a_phrase_its_weight_and_a_comment()
    {
        var book = PhraseBook.Parse("cues.txt", "@one\n  decide alone 0.5 # rare\n#all\n\n@two\r\n7\ndecide|decides|own it\n");

        book.In(Words.Of("7 decide alone, decide it, own it")).Select(found => (found.Heading, found.Line, found.Weight, found.First, found.Last)).ShouldBe([
            ("two", "7", 1, 0, 0), // A number alone is no weight.
            ("one", "decide alone", 0.5, 1, 2),
            ("two", "decide|decides|own it", 1, 3, 4), // Two words of one stem are one.
            ("two", "decide|decides|own it", 1, 5, 6)]);
    }

    [Theory]
    [InlineData("wait|for", 0)] // Not to its end.
    [InlineData("for|wait|for|me", 1)]
    [InlineData("wait|for|no|me", 0)]
    public void A_phrase_is_found_whole_or_not_at_all(string words, int count) =>
        Book.In(Words.Of(words.Replace('|', ' '))).Count().ShouldBe(count);

    [Theory]
    [InlineData("early", "cues.txt: \"early\" stands under no heading.")]
    [InlineData("@gate\n* late", "cues.txt: \"* late\" begins with a gap.")]
    public void A_line_that_cannot_be_read_is_named(string text, string message) =>
        Should.Throw<FormatException>(() => PhraseBook.Parse("cues.txt", text)).Message.ShouldBe(message);
}
