using System.Globalization;
using System.Text;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>A made-up guide of a few phrases and words, in which the first theme is answered with whatever is asked.</summary>
internal static class SmallGuide
{
    /// <summary>What answers with the first theme.</summary>
    public static readonly GuideWeights FirstTheme = Weights(bias: 1_000);

    /// <summary>What touches more than leading is seen by phrases alone.</summary>
    public static readonly BorderWeights ByPhrases =
        new([.. BorderWeights.Names.Select(_ => new double[BorderFeatures.Names.Count])], WordStep: 0, TagStep: 0, From: [2, 2, 2, 2], NearFrom: 2);

    /// <param name="words">Each with what it counts and how far it leans to the first theme: <c>budget 0.5 20, audit 1 -3</c>.</param>
    /// <param name="tags">Each with how far it leans to the first theme: <c>bring_budget 12, budget 4</c>.</param>
    public static Guide Of(string cues = "", string borders = "", string people = "", string words = "", string tags = "", GuideWeights? weights = null, BorderWeights? borderline = null) => new(new GuideData(
        PhraseBook.Parse("cues.txt", cues),
        PhraseBook.Parse("borders.txt", borders),
        PhraseBook.Parse("people.txt", people),
        Table(words),
        TagTable.Parse("tags", Encoding.UTF8.GetBytes(string.Concat(Entries(tags).Select(tag => TagTable.Write(tag[0], Leanings(tag[1]))))), WordTable.Classes),
        weights ?? FirstTheme,
        TagTable.Parse("people.words.txt", [], BorderWeights.Names.Count),
        borderline ?? ByPhrases));

    /// <summary>Weights that are 0 but for the steps of tables and phrases.</summary>
    /// <param name="bias">What the first theme has before anything is read.</param>
    public static GuideWeights Weights(double bias = 0, double step = 1) => new(
        step, TagStep: 1, Bias: [bias, .. new double[WordTable.Classes - 1]], Cue: 1, Kinds: [.. QuestionFeatures.KindNames.Select(_ => new double[WordTable.Classes])], NoneFrom: 2, AnswerFrom: 0);

    public static WordTable Table(string words) => WordTable.Parse("words.txt", Encoding.UTF8.GetBytes(string.Concat(Entries(words).Select(word =>
        $"{word[0]} {WordTable.Write(double.Parse(word[1], CultureInfo.InvariantCulture), [.. Leanings(word[2]), .. new int[WordTable.Labels + WordTable.Borders + WordTable.Places]])}\n"))));

    private static IEnumerable<string[]> Entries(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => entry.Split(' '));

    private static int[] Leanings(string first) => [int.Parse(first, CultureInfo.InvariantCulture), .. new int[WordTable.Classes - 1]];
}
