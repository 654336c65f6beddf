using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class WordsTests
{
    [Fact]
    public void Contractions_are_written_out_and_keep_their_place()
    {
        var words = Words.Of("I DON’T know");

        words.Select(word => word.Text).ShouldBe(["i", "do", "not", "know"]);
        (words[2].Start, words[2].Length).ShouldBe((2, 5));
    }

    [Theory]
    [InlineData("ppl wont decide", "people will not decide")]
    [InlineData("idk what the mgrs want", "i do not know what the managers want")]
    [InlineData("youve got 2 wks", "you have got 2 weeks")]
    public void What_fingers_leave_out_is_put_back(string text, string words) => string.Join(' ', Words.Of(text).Select(word => word.Text)).ShouldBe(words);

    [Fact]
    public void A_mark_ends_a_clause_and_several_marks_end_it_once() =>
        Words.Of("she led... I fixed").Select(word => word.Clause).ShouldBe([0, 0, 1, 1]);

    [Theory]
    [InlineData("T. ran it", new[] { 0, 0, 0 })]
    [InlineData("J.R. ran it", new[] { 0, 0, 0, 0 })]
    [InlineData("Dr. Berg ran it", new[] { 0, 0, 0, 0 })]
    [InlineData("Ask T. Then wait", new[] { 0, 0, 1, 1 })] // a capital begins a sentence
    [InlineData("T.   ran it", new[] { 0, 0, 0 })]
    [InlineData("T. R. ran", new[] { 0, 0, 0 })]
    [InlineData("T. R", new[] { 0, 1 })]
    [InlineData("T. 9. so", new[] { 0, 1, 2 })]
    [InlineData("Ask T.", new[] { 0, 0 })]
    [InlineData("Ask T. ", new[] { 0, 0 })]
    [InlineData("T, ran", new[] { 0, 1 })] // only a dot
    [InlineData("T . ran", new[] { 0, 1 })] // right behind it
    [InlineData("t. ran", new[] { 0, 1 })] // of a capital letter
    [InlineData("Tom. ran", new[] { 0, 1 })] // that stands alone
    [InlineData("dr. Berg", new[] { 0, 1 })]
    [InlineData("Ask Prof. Berg, Mrs. Lee, Mr. Orr, Ms. Poe", new[] { 0, 0, 0, 1, 1, 2, 2, 3, 3 })]
    [InlineData("she ran it. then i left", new[] { 0, 0, 0, 1, 1, 1 })]
    public void The_dot_of_an_initial_or_a_title_ends_nothing(string text, int[] clauses) =>
        Words.Of(text).Select(word => word.Clause).ShouldBe(clauses);

    [Theory]
    [InlineData("isn't", "is not")]
    [InlineData("I'm", "i am")]
    [InlineData("we've", "we have")]
    [InlineData("they´re", "they are")]
    [InlineData("she`ll", "she will")]
    [InlineData("who‘d", "who would")]
    [InlineData("Tom’s", "tom")]
    [InlineData("o'clock", "oclock")]
    [InlineData("n't", "nt")] // Nothing before the ending.
    [InlineData("the bosses' call", "the bosses call")]
    [InlineData("the bosses'", "the bosses")]
    [InlineData("'tis", "tis")]
    [InlineData("the '90s, a'9", "the 90s a 9")]
    public void An_apostrophe_stands_for_what_was_left_out(string text, string words) => string.Join(' ', Words.Of(text).Select(word => word.Text)).ShouldBe(words);

    [Theory]
    [InlineData(".,;:!?\n()…–—", 1)]
    [InlineData("-/\"\r\t *", 0)]
    public void Some_marks_end_a_clause_and_some_do_not(string marks, int clause) =>
        marks.Where(mark => !Words.Of($"{mark} she led{mark}i fixed").Select(word => word.Clause).SequenceEqual([0, 0, clause, clause])).ShouldBeEmpty();

    [Theory]
    [InlineData("<b>cost</b> <!channel> rises", "cost rises")]
    [InlineData("cost < gain and gain > cost", "cost gain and gain cost")]
    [InlineData("<unended", "unended")]
    public void A_tag_is_no_word(string text, string words) => string.Join(' ', Words.Of(text).Select(word => word.Text)).ShouldBe(words);

    [Fact]
    public void What_stands_beyond_the_furthest_character_is_not_read() =>
        Words.Of(new string(' ', Words.Furthest) + "late").ShouldBeEmpty();

    [Fact]
    public void Of_a_word_that_stands_across_it_the_beginning_is_read() =>
        Words.Of(new string(' ', Words.Furthest - 2) + "late").ShouldHaveSingleItem().Text.ShouldBe("la");
}
