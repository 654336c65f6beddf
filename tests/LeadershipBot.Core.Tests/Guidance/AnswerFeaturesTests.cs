using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>What is counted in an answer, with a made-up book of a few words for each kind.</summary>
public class AnswerFeaturesTests
{
    private static readonly PhraseBook Book = PhraseBook.Parse("answers.txt", """
        @self
        i|we|my
        @other
        she|they
        @negation
        not|never
        @let
        gave
        let go
        @do
        fix
        fix up
        ran
        @own
        owns
        @deep
        details
        @both
        both
        @contrast
        but
        @hypothetical
        would
        @unreal
        meant to
        @nothing
        busy
        @purpose
        deliberately
        """);

    [Theory]
    [InlineData("", "neither few-words no-self")]
    [InlineData("i gave", "handed:1 handed-only i-let:1 few-words")]
    [InlineData("i gave it up and gave it out", "handed:2 handed-only i-let:2 two-parts")]
    [InlineData("she ran it", "handed:1 handed-only other-does:1 few-words no-self")]
    [InlineData("she owns it", "handed:1 handed-only owned:1 few-words no-self")]
    [InlineData("she never owns it", "neither no-self some-words")]
    [InlineData("i did not fix it", "handed:1 handed-only i-refrain:1 some-words")]
    [InlineData("she never ran it", "neither no-self some-words")]
    [InlineData("she gave it", "neither few-words no-self")]
    [InlineData("i fix it", "deep:1 deep-only i-do:1 few-words")]
    [InlineData("i fix up", "deep:1 deep-only i-do:1 few-words")] // Two phrases that begin with one word are one act.
    [InlineData("i never gave it", "deep:1 deep-only i-keep:1 some-words")]
    [InlineData("the details again", "deep:1 deep-only deep-state:1 few-words no-self")]
    [InlineData("never in details", "neither few-words no-self")]
    [InlineData("it was both", "neither both few-words no-self")]
    [InlineData("i fix it?", "deep:1 deep-only i-do:1 question few-words")]
    [InlineData("busy week", "neither nothing nothing-neither few-words no-self")]
    [InlineData("busy, i gave", "handed:1 handed-only i-let:1 nothing few-words two-parts")]
    [InlineData("busy, i fix", "deep:1 deep-only i-do:1 nothing few-words two-parts")]
    public void An_act_counts_by_who_did_it_and_whether_it_is_denied(string text, string seen) => Seen(text).ShouldBe(seen);

    [Theory]
    [InlineData("i gave it but fix it", "handed:1 deep:1 both-sides deep-after-contrast i-let:1 i-do:1 contrast some-words two-parts")]
    [InlineData("i gave it, i fix it", "handed:1 deep:1 both-sides i-let:1 i-do:1 some-words two-parts")]
    [InlineData("i fix it but she ran it", "handed:1 deep:1 both-sides handed-after-contrast other-does:1 i-do:1 contrast some-words two-parts")]
    [InlineData("i gave it but fix it but so", "handed:1 deep:1 both-sides deep-after-contrast i-let:1 i-do:1 contrast many-parts")] // The first turn counts.
    [InlineData("but i gave it", "handed:1 handed-only i-let:1 contrast some-words")] // Nothing before it, so nothing is turned round.
    [InlineData("but i fix it", "deep:1 deep-only i-do:1 contrast some-words")]
    [InlineData("i fix it but then but she ran it", "handed:1 deep:1 both-sides handed-after-contrast other-does:1 i-do:1 contrast many-parts")]
    public void What_follows_a_turn_counts_beside_what_came_before(string text, string seen) => Seen(text).ShouldBe(seen);

    [Theory]
    [InlineData("i would fix it", "neither hypothetical hypothetical-neither some-words")]
    [InlineData("i would x x fix", "neither hypothetical hypothetical-neither some-words")] // Three words away.
    [InlineData("i would x x x fix", "deep:1 deep-only i-do:1 hypothetical some-words")]
    [InlineData("i would x x x gave", "handed:1 handed-only i-let:1 hypothetical some-words")]
    [InlineData("the fix came", "neither few-words no-self")] // A thing.
    [InlineData("fix came", "deep:1 deep-only i-do:1 few-words no-self")]
    [InlineData("i fix not", "neither few-words")]
    [InlineData("i fix it not", "deep:1 deep-only i-do:1 some-words")]
    public void What_was_only_thought_of_is_no_act(string text, string seen) => Seen(text).ShouldBe(seen);

    [Theory]
    [InlineData("not x x fix", "handed:1 handed-only i-refrain:1 no-self some-words")]
    [InlineData("not x x x fix", "deep:1 deep-only i-do:1 no-self some-words")] // Too far away.
    [InlineData("not, fix", "deep:1 deep-only i-do:1 few-words no-self two-parts")] // Another clause.
    [InlineData("deliberately fix", "deep:1 deep-only i-do:1 few-words no-self purpose")]
    [InlineData("not deliberately", "neither few-words no-self")]
    [InlineData("deliberately gave", "handed:1 handed-only i-let:1 few-words no-self")]
    public void A_denial_reaches_three_words_of_its_clause(string text, string seen)
    {
        Seen(text).ShouldBe(seen);
        Features(text).OnPurpose.ShouldBe(seen.EndsWith("purpose", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("i x fix", "i-do")]
    [InlineData("she x fix", "other-does")]
    [InlineData("she i fix", "i-do")] // The nearer one.
    [InlineData("i she fix", "other-does")]
    [InlineData("she, fix", "i-do")] // Who leaves out the subject means himself,
    [InlineData("she but fix", "i-do")]
    [InlineData("she x x x x x x x x x x x x x x fix", "other-does")] // fifteen words back,
    [InlineData("she x x x x x x x x x x x x x x x fix", "i-do")] // and no farther.
    [InlineData("she my x fix", "other-does")] // "My" is nobody who does something.
    [InlineData("then Ann fix", "other-does")]
    [InlineData("then ANN fix", "i-do")]
    [InlineData("then ann fix", "i-do")]
    [InlineData("then T. fix", "other-does")]
    [InlineData("then T fix", "i-do")]
    [InlineData("Ann fix", "other-does")] // At the beginning of a sentence a name is one if a verb follows.
    [InlineData("Ann x fix", "i-do")]
    [InlineData("so. Ann fix", "other-does")]
    [InlineData("so. Ann x fix", "i-do")]
    [InlineData("so Ann x fix", "other-does")]
    public void Whoever_is_named_last_before_an_act_did_it(string text, string kind) => Seen(text).Split(' ').ShouldContain($"{kind}:1");

    [Fact]
    public void A_verb_with_a_capital_letter_is_no_name() => Seen("then Ran fix").ShouldBe("deep:2 deep-only i-do:2 few-words no-self");

    [Theory]
    [InlineData(3, "few-words")]
    [InlineData(4, "some-words")]
    [InlineData(7, "some-words")]
    [InlineData(8, null)]
    [InlineData(13, null)]
    [InlineData(14, "many-words")]
    public void A_text_has_few_words_or_some_or_many(int words, string? seen) =>
        Seen(string.Join(' ', Enumerable.Repeat("x", words))).Split(' ').Where(name => name.EndsWith("-words", StringComparison.Ordinal)).ShouldBe(seen is null ? [] : [seen]);

    [Theory]
    [InlineData("x", null)]
    [InlineData("x, x", "two-parts")]
    [InlineData("x and x", "two-parts")]
    [InlineData("x, x and x", "many-parts")]
    public void A_text_has_one_part_or_two_or_many(string text, string? seen) =>
        Seen(text).Split(' ').Where(name => name.EndsWith("-parts", StringComparison.Ordinal)).ShouldBe(seen is null ? [] : [seen]);

    [Fact]
    public void The_tags_of_a_text_are_its_words_with_whose_they_are_its_neighbours_its_ends_and_the_sides_of_its_turn() =>
        Features("she ran, then I fix").Tags.ShouldBe([
            "they+she", "she", "they+ran", "ran", "-+then", "then", "I+i", "i", "I+fix", "fix",
            "^_she", "^_she_ran", "she_ran", "she_ran_then", "she_*_then", "ran_then", "ran_then_i", "ran_*_i", "then_i", "then_i_fix", "then_*_fix", "i_fix", "i_fix_$", "fix_$",
            "F:she", "F:ran", "L:then", "L:i", "L:fix",
            "B:she", "B:ran", "A:i", "A:fix"]);

    [Theory]
    [InlineData("x y", "")]
    [InlineData("x, y", "F:x L:y")]
    [InlineData("x, y, z", "F:x L:z")]
    public void Only_the_first_and_the_last_part_are_ends(string text, string tags) =>
        string.Join(' ', Features(text).Tags.Where(tag => tag is "" or ['F' or 'L', ':', ..])).ShouldBe(tags);

    [Fact]
    public void The_tags_of_a_part_are_those_of_a_text_of_its_own_with_its_acts_and_its_place()
    {
        var parts = Features("she ran, so x y z, then I never let go").Parts;

        parts.Select(part => part.Tags).ShouldBe([
            ["they+she", "she", "they+ran", "ran",
                "^_she", "^_she_ran", "she_ran", "she_ran_$", "ran_$",
                "@other", "@other:they", "@do", "@do:they", "%first", "%few"],
            ["-+so", "so", "-+x", "x", "-+y", "y", "-+z", "z",
                "^_so", "^_so_x", "so_x", "so_x_y", "so_*_y", "x_y", "x_y_z", "x_*_z", "y_z", "y_z_$", "z_$"],
            ["-+then", "then", "I+i", "i", "I+never", "never", "I+!let", "let", "I+!go", "go",
                "^_then", "^_then_i", "then_i", "then_i_never", "then_*_never", "i_never", "i_never_let", "i_*_let", "never_let", "never_let_go", "never_*_go", "let_go", "let_go_$", "go_$",
                "@self", "@self:I", "@negation", "@negation:I", "@let", "@let:I!", "%last", "%after"]]);
        parts.Select(part => part.Share).ShouldBe([1 / Math.Sqrt(3), 1 / Math.Sqrt(5), 1 / Math.Sqrt(6)]);
        parts.Select(part => part.Words).ShouldBe([[("ran", 1 / Math.Pow(2, 0.6))], [], []]);
    }

    [Theory]
    [InlineData(3, "%few")]
    [InlineData(4, null)]
    [InlineData(7, null)]
    [InlineData(8, "%many")]
    public void A_part_has_few_words_or_many(int words, string? tag) =>
        Features(string.Join(' ', Enumerable.Repeat("x", words))).Parts.ShouldHaveSingleItem().Tags.Where(one => one is "%few" or "%many").ShouldBe(tag is null ? [] : [tag]);

    [Fact]
    public void Of_a_long_answer_forty_parts_are_read()
    {
        var parts = Features(string.Concat(Enumerable.Range(0, 45).Select(at => $"x{at}, "))).Parts;

        parts.Count.ShouldBe(40);
        parts[39].Tags.ShouldContain("x39");
    }

    [Theory]
    [InlineData("she let go, but I never fix",
        "they begins in-first other", "they in-first let", "they in-first let", "begins after in-last contrast", "I after in-last self", "I after in-last negation", "I denied after in-last last do")]
    [InlineData("I meant to gave", "I begins in-last in-first self", "I in-last in-first", "I in-last in-first", "I in-last in-first last unreal let")]
    [InlineData("not without my details",
        "begins in-last in-first negation", "I in-last in-first doubly", "I in-last in-first doubly self", "I in-last in-first last doubly deep")]
    [InlineData("both would busy owns", "begins in-last in-first both", "in-last in-first hypothetical", "in-last in-first nothing", "in-last in-first last own")]
    public void Each_word_is_marked_by_whose_it_is_where_it_stands_and_of_which_phrase_it_is(string text, params string[] marks) => Marked(text).ShouldBe(marks);

    private static AnswerFeatures Features(string text) => AnswerFeatures.Of(text, Words.Of(text), Book, SmallGuide.Table("ran 1 0"));

    // What is there: a count with its number, the rest by name.
    private static string Seen(string text) => string.Join(' ', AnswerFeatures.Names.Zip(Features(text).Values).Skip(1).Where(pair => pair.Second != 0)
        .Select(pair => pair.Second == 1 ? pair.First : $"{pair.First}:{Math.Exp(pair.Second) - 1:0.###}"));

    private static IEnumerable<string> Marked(string text)
    {
        string[] names = ["I", "they", "denied", "begins", "after", "in-last", "in-first", "last", "unreal", "doubly", "let", "do", "own", "deep", "both", "contrast", "hypothetical", "negation", "nothing", "self", "other"];
        var (rows, width) = (Features(text).Rows, NetRows.Width(AnswerRows.Marks));
        return Enumerable.Range(0, rows.Count).Select(word =>
            string.Join(' ', names.Where((_, mark) => rows.Window(word)[width + WordTable.Places + 2 + mark] == 1)));
    }
}
