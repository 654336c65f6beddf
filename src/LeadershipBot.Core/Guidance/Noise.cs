namespace LeadershipBot.Guidance;

/// <summary>Whether a text asks nothing at all, so that "the essay does not speak to it" would be a stiff reply.</summary>
internal static class Noise
{
    /// <summary>A text of more words says something, even if it begins with a greeting.</summary>
    private const int Short = 5;

    private static readonly int Hello = QuestionFeatures.KindNames.ToList().IndexOf("hello");
    private static readonly int Unknown = QuestionFeatures.KindNames.ToList().IndexOf("unknown");

    /// <summary>Judges a text that no theme fits.</summary>
    public static bool Is(IReadOnlyList<Word> words, QuestionFeatures features) =>
        words.Count == 0
        || features.Kinds[Unknown] >= 1
        || (words.Count <= Short && features.Kinds[Hello] > 0);
}
