using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>How a made-up guide weighs what it finds, and what it does with the chances.</summary>
public class GuideTests
{
    private const double Even = 1.0 / WordTable.Classes;
    private static readonly int None = WordTable.Classes - 1;

    [Theory]
    [InlineData("budget", 20)]
    [InlineData("budget or budget", 40)]
    [InlineData("audit", -6)]
    [InlineData("budget audit", 14)]
    public void Words_lean_and_a_long_text_is_surer_but_not_in_proportion(string text, int leaning)
    {
        var guide = SmallGuide.Of(words: "budget 0.5 20, audit 1 -6", weights: SmallGuide.Weights(step: 0.1));
        var mass = Words.Of(text).Sum(word => word.Text switch { "budget" => 0.5, "audit" => 1, _ => 0 });

        Score(guide, text).ShouldBe(0.1 * leaning / Math.Pow(1 + mass, 0.6), tolerance: 1e-9);
    }

    [Theory]
    [InlineData("audit", 0)]
    [InlineData("budget", 11)]
    [InlineData("bring budget", 19)]
    [InlineData("budget bring it", 11)]
    public void Tags_lean_by_their_share_of_the_text(string text, int leaning)
    {
        var guide = SmallGuide.Of(tags: "budget 8, ^_budget 3, bring_budget 11", weights: SmallGuide.Weights() with { TagStep = 0.1 });

        Score(guide, text).ShouldBe(0.1 * leaning / Math.Sqrt(Words.Of(text).Count + 1), tolerance: 1e-9);
    }

    [Fact]
    public void Phrases_speak_for_their_theme_ever_more_slowly()
    {
        var guide = SmallGuide.Of("@depth-still-matters\nwait for me 2\nnobody decides 4", weights: SmallGuide.Weights() with { Cue = 0.5 });

        Score(guide, "all wait for me").ShouldBe(0.5 * Math.Log(3), tolerance: 1e-9);
        Score(guide, "all wait for me and wait for me").ShouldBe(0.5 * Math.Log(3), tolerance: 1e-9); // Said twice, it is said.
        Score(guide, "all wait for me and nobody decides").ShouldBe(0.5 * Math.Log(7), tolerance: 1e-9);
    }

    [Fact]
    public void The_kind_of_a_text_weighs_for_each_theme()
    {
        var kinds = QuestionFeatures.KindNames.Select(name => name == "hello" ? [3, .. new double[WordTable.Classes - 1]] : new double[WordTable.Classes]);
        var guide = SmallGuide.Of(borders: "@hello\ngreetings", weights: SmallGuide.Weights() with { Kinds = [.. kinds] });

        Score(guide, "many greetings").ShouldBe(3 * Math.Log(2), tolerance: 1e-9);
        Score(guide, "many things").ShouldBe(0);
    }

    [Fact]
    public void Before_anything_is_read_all_are_as_likely_but_for_their_bias()
    {
        SmallGuide.Of(weights: SmallGuide.Weights()).Chances("so").ShouldBe(Enumerable.Repeat(Even, WordTable.Classes), tolerance: 1e-12);
        SmallGuide.Of(weights: SmallGuide.Weights(bias: Math.Log(4))).Chances("so").ShouldBe([0.2, .. Enumerable.Repeat(0.05, WordTable.Classes - 1)], tolerance: 1e-12);
    }

    [Theory]
    [InlineData(Even, 2, Tier.Answer)]
    [InlineData(Even + 1e-9, 2, Tier.Offer)]
    [InlineData(0, Even, Tier.None)]
    [InlineData(0, Even + 1e-9, Tier.Answer)]
    public void From_its_threshold_on_a_theme_is_answered_and_the_essay_said_not_to_speak_to_it(double answerFrom, double noneFrom, Tier tier)
    {
        var reading = SmallGuide.Of(weights: SmallGuide.Weights() with { AnswerFrom = answerFrom, NoneFrom = noneFrom }).Read("so");

        reading.Tier.ShouldBe(tier);
        reading.Confidence.ShouldBe(Even);
        reading.Ranked.ShouldBe(Theme.Ids); // As likely one as the other, so in the order of all packs.
    }

    [Fact]
    public void What_was_refused_stands_further_back()
    {
        var guide = SmallGuide.Of(weights: SmallGuide.Weights(bias: Math.Log(4)) with { AnswerFrom = 0.1 });

        guide.Read("so", [0.5, .. Enumerable.Repeat(1.0, Theme.Ids.Count - 1)]).ShouldSatisfyAllConditions(
            reading => reading.Confidence.ShouldBe(0.1, tolerance: 1e-12),
            reading => reading.Ranked.ShouldBe(Theme.Ids));
        guide.Read("so", [0.125, .. Enumerable.Repeat(1.0, Theme.Ids.Count - 1)]).ShouldSatisfyAllConditions(
            reading => reading.Tier.ShouldBe(Tier.Offer),
            reading => reading.Ranked.ShouldBe([.. Theme.Ids.Skip(1), Theme.Ids[0]]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)] // Whether or not the essay would be said to speak to it.
    public void Whoever_is_worn_out_is_answered_about_the_strain(double noneFrom)
    {
        var weights = SmallGuide.FirstTheme with { NoneFrom = noneFrom, AnswerFrom = 0.5 };

        SmallGuide.Of(people: "@self\ni\n@worn\nso tired", weights: weights).Read("i am so tired").ShouldSatisfyAllConditions(
            reading => reading.Tier.ShouldBe(Tier.Offer),
            reading => reading.Worn.ShouldBeTrue(),
            reading => reading.IsAnswered.ShouldBeTrue(),
            reading => reading.Ranked.ShouldBe(["feeling-the-strain", .. Theme.Ids.Where(id => id != "feeling-the-strain")]),
            reading => reading.Words.ShouldBe(["so tired"]));
    }

    [Theory]
    [InlineData("they want to fire me", Tier.Safety, false)]
    [InlineData("i will end it", Tier.Safety, true)]
    [InlineData("who answered", Tier.OthersData, false)]
    [InlineData("who answered and they want to fire me", Tier.Safety, false)] // The human comes first.
    [InlineData("who answered, i am so tired", Tier.OthersData, false)]
    [InlineData("they want to fire me, i am so tired", Tier.Safety, false)]
    public void What_is_for_a_human_or_about_another_person_s_answers_is_not_for_the_essay(string text, Tier tier, bool isGrave)
    {
        var reading = SmallGuide.Of(
            people: "@self\ni\n@worn\nso tired\n@me\nfire me\n@end\nend it\n@data\nwho answered",
            borders: "@hello\nwho\nthey\ni\n@product\nwho\nthey\n@alternative\nanswered\nwant",
            words: "answered 1 40, want 1 40").Read(text);

        reading.Tier.ShouldBe(tier);
        reading.Grave.ShouldBe(isGrave);
        (reading.Worn, reading.Near, reading.Noise, reading.Products).ShouldBe((false, false, false, false));
        reading.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("budget", 0.25, true)] // As likely as anything else.
    [InlineData("budget", 0.26, false)]
    [InlineData("", 0.25, false)]
    [InlineData("dying of laughter", 0.25, false)] // A figure of speech,
    [InlineData("manager so ill", 0.25, false)] // somebody else.
    public void What_may_touch_more_than_leading_is_near(string text, double from, bool isNear)
    {
        var guide = SmallGuide.Of(people: "@figure\ndying of laughter\n@end\ndying\n@others\nmanager\n@about\nill", borderline: SmallGuide.ByPhrases with { NearFrom = from });

        guide.Read(text).Near.ShouldBe(isNear);
    }

    [Theory]
    [InlineData(1, Tier.Safety, false)]
    [InlineData(2, Tier.Answer, true)]
    [InlineData(3, Tier.OthersData, false)]
    public void What_no_phrase_says_all_the_words_together_may_say(int border, Tier tier, bool isWorn)
    {
        double[] from = [2, 2, 2, 2];
        from[border] = 0.25;
        var guide = SmallGuide.Of(borderline: SmallGuide.ByPhrases with { From = from });

        guide.Read("budget").ShouldSatisfyAllConditions(reading => reading.Tier.ShouldBe(tier), reading => reading.Worn.ShouldBe(isWorn));
        guide.Read("").ShouldSatisfyAllConditions(reading => reading.Tier.ShouldBe(Tier.Answer), reading => reading.Worn.ShouldBeFalse());
    }

    [Theory]
    [InlineData("<b>one two three four</b>", Tier.None)]
    [InlineData("<b>one two three four five</b>", Tier.Answer)]
    [InlineData("one two three four", Tier.Answer)]
    [InlineData("one < two", Tier.Answer)]
    [InlineData("one <", Tier.Answer)]
    [InlineData("one <two", Tier.Answer)]
    [InlineData("</script>", Tier.None)]
    [InlineData("<!channel>", Tier.None)]
    [InlineData("<@U1>", Tier.None)]
    [InlineData("<#C1>", Tier.None)]
    [InlineData("<1>", Tier.Answer)]
    [InlineData("<b\n>", Tier.Answer)]
    public void Tags_and_hardly_a_word_beside_them_ask_nothing(string text, Tier tier) => SmallGuide.Of().Read(text).Tier.ShouldBe(tier);

    [Theory]
    [InlineData(80, Tier.None)]
    [InlineData(81, Tier.Answer)]
    public void A_tag_has_eighty_characters_at_most(int length, Tier tier) =>
        SmallGuide.Of().Read($"<{new string('b', length - 2)}>").Tier.ShouldBe(tier);

    [Theory]
    [InlineData("alpha or beta", true)]
    [InlineData("alpha x x x or", true)] // Four words away.
    [InlineData("alpha x x x x or", false)]
    [InlineData("or x x x beta", true)]
    [InlineData("or x x x x beta", false)]
    [InlineData("alpha and beta", false)]
    [InlineData("alpha or beta for the board", false)]
    [InlineData("alpha or beta, says my team", false)]
    public void A_product_near_an_or_is_a_choice_of_products(string text, bool isChoice)
    {
        var reading = SmallGuide.Of(borders: "@product\nalpha|beta\n@alternative\nor\n@leading\nboard\n@setting\nteam").Read(text);

        reading.Products.ShouldBe(isChoice);
        reading.Tier.ShouldBe(isChoice ? Tier.None : Tier.Answer);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("xyzzy plugh", true)] // Not one known word.
    [InlineData("xyzzy budget", false)]
    [InlineData("hello budget budget budget budget", true)]
    [InlineData("hello budget budget budget budget budget", false)]
    public void Nothing_is_asked_by_a_greeting_or_by_no_word_that_is_known(string text, bool isNoise)
    {
        var reading = SmallGuide.Of(borders: "@hello\nhello", words: "budget 1 0", weights: SmallGuide.FirstTheme with { NoneFrom = 0 }).Read(text);

        reading.Tier.ShouldBe(Tier.None);
        reading.Noise.ShouldBe(isNoise);
    }

    // How much more the first theme is worth than "off the essay", which nothing speaks for.
    private static double Score(Guide guide, string text) => Math.Log(guide.Chances(text)[0] / guide.Chances(text)[None]);
}
