using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class SpellingTests
{
    private static readonly Spelling Spelling = new(WordTable.Parse("words.txt", Shipped.Files["words.txt"]));

    [Theory]
    [InlineData("decisons", "decisions")] // one missing
    [InlineData("managger", "manager")] // one too many
    [InlineData("deleagte", "delegate")] // two swapped
    [InlineData("architacture", "architecture")] // one wrong
    public void One_slip_is_put_right(string typed, string meant) =>
        Corrected(typed).ShouldBe(meant);

    [Theory]
    [InlineData("manager")] // known
    [InlineData("xcvbxcvb")] // near nothing
    [InlineData("kpx")] // too short to guess
    public void What_is_known_or_near_nothing_stays(string typed) => Corrected(typed).ShouldBe(typed);

    [Fact]
    public void A_word_put_right_keeps_its_place()
    {
        var word = Spelling.Correct(Words.Of("all decisons wait"))[1];

        (word.Text, word.Start, word.Length).ShouldBe(("decisions", 4, 8));
    }

    [Fact]
    public void A_text_of_unknown_words_is_not_guessed_at_for_ever()
    {
        var words = Spelling.Correct(Words.Of(string.Concat(Enumerable.Repeat("zqxjkvbz ", Spelling.MostTries)) + "decisons"));

        words[^1].Text.ShouldBe("decisons");
    }

    private static string Corrected(string typed) => Spelling.Correct(Words.Of(typed)).Single().Text;
}
