using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>The phrases written by hand, in the folder of the guide.</summary>
internal static class Phrases
{
    public static PhraseBook Of(string guide, string name) => PhraseBook.Parse(name, File.ReadAllText(Path.Combine(guide, name)));

    /// <summary>As the guide corrects what it is asked.</summary>
    public static Spelling SpellingOfQuestions(string guide, WordTable table) => new(table, Of(guide, "cues.txt"), Of(guide, "borders.txt"), Of(guide, "people.txt"));
}
