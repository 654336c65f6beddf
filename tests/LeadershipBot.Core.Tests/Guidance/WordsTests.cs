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
    [InlineData("she ran it. then i left", new[] { 0, 0, 0, 1, 1, 1 })]
    public void The_dot_of_an_initial_or_a_title_ends_nothing(string text, int[] clauses) =>
        Words.Of(text).Select(word => word.Clause).ShouldBe(clauses);

    [Theory]
    [InlineData("<b>cost</b> <!channel> rises", "cost rises")]
    [InlineData("cost < gain and gain > cost", "cost gain and gain cost")]
    [InlineData("<unended", "unended")]
    public void A_tag_is_no_word(string text, string words) => string.Join(' ', Words.Of(text).Select(word => word.Text)).ShouldBe(words);

    [Fact]
    public void What_stands_beyond_the_furthest_character_is_not_read() =>
        Words.Of(new string(' ', Words.Furthest) + "late").ShouldBeEmpty();

    [Theory]
    [InlineData("decides", "decid")]
    [InlineData("deciding", "decid")]
    [InlineData("decided", "decid")]
    [InlineData("stopped", "stop")]
    [InlineData("policies", "policy")]
    [InlineData("hers", "hers")] // not "her"
    [InlineData("status", "status")]
    [InlineData("bring", "bring")] // no vowel would be left
    public void Only_grammatical_endings_are_taken_off(string word, string stem) => Stem.Of(word).ShouldBe(stem);
}
