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

    [Theory]
    [InlineData("rewrote")]
    [InlineData("wifi")]
    public void What_stands_in_a_phrase_is_no_slip_for_a_more_frequent_word(string typed)
    {
        Corrected(typed).ShouldNotBe(typed);

        new Spelling(WordTable.Parse("words.txt", Shipped.Files["words.txt"]), PhraseBook.Parse("book.txt", $"@any\nto {typed}|other"))
            .Correct(Words.Of(typed))[0].Text.ShouldBe(typed);
    }

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

    [Theory]
    [InlineData("trut", "trust")] // Missing,
    [InlineData("truts", "trust")] // swapped at the end,
    [InlineData("turst", "trust")] // at the beginning,
    [InlineData("trusst", "trust")] // one too many,
    [InlineData("trustx", "trust")]
    [InlineData("trus", "trust")]
    [InlineData("trxst", "trust")] // wrong,
    [InlineData("trusx", "trust")]
    [InlineData("rtust", "rtust")] // but the first letter is right,
    [InlineData("xrust", "xrust")]
    [InlineData("xtrust", "xtrust")]
    [InlineData("rust", "rust")]
    [InlineData("trstu", "trstu")] // and there is one slip, not two.
    [InlineData("plam", "plan")] // Four letters.
    [InlineData("awx", "awx")] // Three,
    [InlineData("awex", "awex")] // and what would have three is no guess.
    [InlineData("tru5t", "tru5t")] // Not of letters alone.
    [InlineData("truüst", "truüst")]
    [InlineData("responsibillities", "responsibilities")] // Seventeen letters,
    [InlineData("internationalissed", "internationalised")] // eighteen,
    [InlineData("internationalisatio", "internationalisatio")] // nineteen.
    [InlineData("zebrx", "zebrx")] // Too rare to be meant,
    [InlineData("yodex", "yodel")] // not quite so rare.
    [InlineData("bost", "boat")] // Of three the most frequent.
    [InlineData("cort", "cord")] // Of two as frequent the first that is tried.
    public void A_slip_is_one_letter_behind_the_first(string typed, string meant) => new Spelling(SmallGuide.Table(
        "trust 0.5 0, plan 0.5 0, awe 0.1 0, responsibilities 0.5 0, internationalised 0.5 0, internationalisation 0.5 0, zebra 0.98 0, yodel 0.96 0, boot 0.6 0, boat 0.4 0, bolt 0.5 0, cord 0.5 0, core 0.5 0"))
        .Correct(Words.Of(typed)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            word => word.Text.ShouldBe(meant),
            word => word.Stem.ShouldBe(Stem.Of(meant)));

    [Fact]
    public void Twelve_words_of_a_text_are_tried() =>
        Spelling.Correct(Words.Of(string.Concat(Enumerable.Repeat("zqxjkvbz ", Spelling.MostTries - 1)) + "the decisons decisons")).TakeLast(2).Select(word => word.Text).ShouldBe(["decisions", "decisons"]);

    private static string Corrected(string typed) => Spelling.Correct(Words.Of(typed)).Single().Text;
}
