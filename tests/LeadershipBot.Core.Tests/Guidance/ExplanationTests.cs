namespace LeadershipBot.Tests.Guidance;

/// <summary>Which of the asker's words are quoted, in a made-up guide: what counts nothing there is grammar.</summary>
public class ExplanationTests
{
    private const string Phrases = """
        @depth-still-matters
        budget * vendor
        """;

    [Fact]
    public void Three_words_are_quoted_the_most_telling_first() =>
        Quoted("budget and audit and vendor and contract", words: "budget 1 20, audit 1 30, vendor 1 25, contract 1 10").ShouldBe(["audit", "vendor", "budget"]);

    [Fact]
    public void Of_two_that_tell_as_much_the_one_typed_first_leads() =>
        Quoted("audit or budget", words: "budget 1 20, audit 1 20").ShouldBe(["audit", "budget"]);

    [Theory]
    [InlineData(26, true)] // Forty characters.
    [InlineData(27, false)]
    public void What_is_longer_than_forty_characters_is_not_quoted(int between, bool isQuoted)
    {
        var text = $"budget {new string('x', between)} vendor";

        Quoted(text, Phrases, "budget 1 0").ShouldBe(isQuoted ? [text] : []);
    }

    [Theory]
    [InlineData("so it is the budget\nof vendor")]
    [InlineData("so it is the budget\rof vendor")]
    [InlineData("so it is the budget <b>of</b> vendor")]
    public void What_goes_over_a_line_or_a_tag_is_not_quoted(string text) => Quoted(text, Phrases, "budget 1 0").ShouldBeEmpty();

    [Theory]
    [InlineData("budget of vendor and roadmap", "budget of vendor")] // The words of a phrase are not quoted beside it,
    [InlineData("budget of vendor and roadmap, more BUDGET", "budget of vendor")] // nor where they come again,
    [InlineData("budget, and more budget of vendor", "budget")] // nor a phrase round a word.
    public void Nothing_is_quoted_twice(string text, string quote)
    {
        var heavy = quote == "budget" ? 40 : 9;

        Quoted(text, $"{Phrases} 20", $"budget 1 {heavy}").ShouldBe([quote]);
    }

    [Theory]
    [InlineData("budget roadmap", "budget roadmap")]
    [InlineData("roadmap budget", "roadmap budget")]
    [InlineData("budget, roadmap", "budget", "roadmap")]
    [InlineData("budget  roadmap", "budget", "roadmap")]
    [InlineData("budget roadmap audit", "budget roadmap", "audit")] // Two make one; a third stands alone,
    [InlineData("audit budget roadmap", "budget roadmap", "audit")]
    [InlineData("budget of vendor roadmap", "budget of vendor", "roadmap")] // and so does the neighbour of a phrase.
    [InlineData("roadmap budget of vendor", "budget of vendor", "roadmap")]
    public void Words_side_by_side_are_one_quote(string text, params string[] quotes) =>
        Quoted(text, $"{Phrases} 50", "budget 1 30, roadmap 1 20, audit 1 10, vendor 1 0").ShouldBe(quotes);

    [Theory]
    [InlineData("budget 0.5 9", true)]
    [InlineData("budget 0.49 9", false)] // Counts too little.
    [InlineData("budget 0.5 8", false)] // Leans too little.
    [InlineData("audit 1 20", true)]
    [InlineData("plan 1 45", false)] // Four letters.
    [InlineData("company 1 45", false)] // Needs a neighbour.
    public void A_word_is_quoted_if_it_tells_something_alone(string words, bool isQuoted)
    {
        var word = words.Split(' ')[0];

        Quoted($"it is {word}", words: words).ShouldBe(isQuoted ? [word] : []);
    }

    [Theory]
    [InlineData("budget 4", 1, true)]
    [InlineData("budget 3", 1, false)]
    [InlineData("budget 8", 2, true)] // Five steps of two, and eight.
    [InlineData("budget 7", 2, false)]
    public void What_a_word_leans_is_that_of_both_tables(string tags, double step, bool isQuoted) =>
        Quoted("it is budget", words: "budget 1 5", tags: tags, step: step).ShouldBe(isQuoted ? ["budget"] : []);

    [Theory]
    [InlineData("budget", "budget 0.5 0", true)]
    [InlineData("budget", "budget 0.49 0", false)]
    [InlineData("plan", "plan 1 0", false)] // Says nothing alone, as a phrase either;
    [InlineData("company", "company 1 0", false)]
    [InlineData("of company", "company 1 0", true)] // with a neighbour it does.
    [InlineData("plan of", "plan 0.31 0", true)]
    [InlineData("of plan", "plan 0.31 0", true)]
    [InlineData("of plan", "plan 0.29 0", false)]
    [InlineData("of it", "budget 1 0", false)] // Grammar alone, and the heavy word stands behind it.
    public void A_phrase_is_quoted_if_one_of_its_words_says_something(string phrase, string words, bool isQuoted) =>
        Quoted($"so it is {phrase} budget", $"@depth-still-matters\n{phrase}", words).ShouldBe(isQuoted ? [phrase] : []);

    [Fact]
    public void Of_phrases_the_longer_tells_more() =>
        Quoted("ask vendor to wait for budget", "@depth-still-matters\nask vendor\nwait for budget", "vendor 1 0, budget 1 0").ShouldBe(["wait for budget", "ask vendor"]);

    [Fact]
    public void A_phrase_of_another_theme_is_not_quoted() => Quoted("budget of vendor", "@earn-trust\nbudget * vendor", "budget 1 0").ShouldBeEmpty();

    [Theory]
    [InlineData("so bring budget", "bring 0.3 0, budget 0.5 0", true)]
    [InlineData("so bring, budget", "bring 0.3 0, budget 0.5 0", false)] // Two clauses.
    [InlineData("so bring budget", "bring 0.29 0, budget 0.5 0", false)] // One is mere grammar,
    [InlineData("so budget bring", "bring 0.29 0, budget 0.5 0", false)]
    [InlineData("so budget bring", "bring 0.3 0, budget 0.5 0", true)]
    [InlineData("so bring budget", "bring 0.5 0, budget 0.49 0", false)] // or neither says anything alone:
    [InlineData("so bring company", "bring 1 0, company 1 0", false)] // both need a neighbour that does not.
    [InlineData("so don't", "do 1 0, not 1 0", false)] // One word as typed.
    public void Two_neighbours_are_quoted_together_if_one_of_them_says_something(string text, string words, bool isQuoted) =>
        Quoted(text, words: words, tags: "bring_budget 9, budget_bring 9, bring_company 9, do_not 9").ShouldBe(isQuoted ? [text[3..]] : []);

    [Theory]
    [InlineData(17, false)]
    [InlineData(18, true)] // Nine steps of two.
    public void Two_neighbours_are_quoted_if_they_lean_far_enough_together(int leaning, bool isQuoted) =>
        Quoted("so bring budget", words: "bring 1 0, budget 1 0", tags: $"bring_budget {leaning}", step: 2).ShouldBe(isQuoted ? ["bring budget"] : []);

    [Theory]
    [InlineData("bring 1 0, budget 1 8", true)] // 17 against 16.
    [InlineData("bring 1 8, budget 1 0", true)]
    [InlineData("bring 1 4, budget 1 4", true)]
    [InlineData("bring 1 0, budget 1 7", false)] // As much, and the other was typed first.
    [InlineData("bring 1 8, budget 1 -8", true)] // What speaks against the theme takes nothing away.
    [InlineData("bring 1 -8, budget 1 8", true)]
    public void Two_neighbours_tell_what_they_say_together_and_each_for_itself(string words, bool isFirst) =>
        Quoted("roadmap or bring budget", words: $"roadmap 1 16, {words}", tags: "bring_budget 9").ShouldBe(isFirst ? ["bring budget", "roadmap"] : ["roadmap", "bring budget"]);

    [Fact]
    public void What_says_that_the_asker_is_worn_out_leads()
    {
        var reading = SmallGuide.Of("@feeling-the-strain\nbudget * vendor 40", people: "@self\ni\n@worn\ndead tired", words: "budget 1 0").Read("budget of vendor, I am dead tired");

        reading.Words.ShouldBe(["dead tired", "budget of vendor"]);
    }

    private static IReadOnlyList<string> Quoted(string text, string cues = "", string words = "", string tags = "", double step = 1) =>
        SmallGuide.Of(cues, words: words, tags: tags, weights: SmallGuide.Weights(bias: 1_000, step)).Read(text).Words;
}
