using System.Globalization;
using System.Text;

namespace LeadershipBot.Guidance;

/// <summary>What holds for every text of a pack: its length, and nothing in it that cannot be seen.</summary>
internal static class PackTextRules
{
    public static IEnumerable<PackFault> Check(PackDraft draft) =>
    [
        .. draft.Themes.SelectMany(theme =>
            Of(theme, "title", theme.Value.Title, PackRules.MaxTitle)
                .Concat(Of(theme, "situation", theme.Value.Situation, PackRules.MaxSituation))
                .Concat(Of(theme, "topic", theme.Value.Topic, PackRules.MaxTopic))
                .Concat(Of(theme, "claim", theme.Value.Claim, PackRules.MaxClaim))),
        .. draft.Nudges.SelectMany(nudge =>
            Of(nudge, "claim", nudge.Value.Claim, PackRules.MaxClaim)
                .Concat(Of(nudge, "question", nudge.Value.Question, PackRules.MaxQuestion))
                .Concat(Of(nudge, "if", nudge.Value.If, int.MaxValue))
                .Concat(Of(nudge, "then", nudge.Value.Then, int.MaxValue))
                .Concat(Step(nudge))),
        .. draft.Digests.SelectMany(digest => Of(digest, "text", digest.Value.Text, PackRules.MaxDigest)),
    ];

    private static IEnumerable<PackFault> Of<T>(Drafted<T> item, string field, string text, int limit)
    {
        if (!item.Has(field))
        {
            yield break;
        }

        if (text.Length == 0)
        {
            yield return item.Fault(field, $"{field} is empty.");
        }

        if (text.Length > limit)
        {
            yield return item.Fault(field, $"{field} has {text.Length} characters; at most {limit}.");
        }

        if (Unseen(text) is { } rune)
        {
            yield return item.Fault(field, rune.Value == '\n'
                ? $"{field} has a line break in it."
                : $"{field} holds a character that cannot be seen (U+{rune.Value:X4}).");
        }
    }

    /// <summary>The step is measured as it is shown, and the words the program adds must not stand there twice.</summary>
    private static IEnumerable<PackFault> Step(Drafted<Nudge> nudge)
    {
        var (condition, act) = (nudge.Value.If, nudge.Value.Then);

        if (nudge.Has("if") && nudge.Has("then") && nudge.Value.Step.Length > PackRules.MaxStep)
        {
            yield return nudge.Fault("then", $"the step as shown (\"If …, then I will ….\") has {nudge.Value.Step.Length} characters; at most {PackRules.MaxStep}.");
        }

        if (condition.StartsWith("if ", StringComparison.OrdinalIgnoreCase) || condition.EndsWith(',') || condition.EndsWith('.'))
        {
            yield return nudge.Fault("if", "if is shown as \"If …,\": leave out the word \"If\" and the mark at the end.");
        }

        if (act.StartsWith("then ", StringComparison.OrdinalIgnoreCase) || act.StartsWith("I will ", StringComparison.OrdinalIgnoreCase) || act.EndsWith('.'))
        {
            yield return nudge.Fault("then", "then is shown as \"then I will ….\": leave out those words and the full stop.");
        }
    }

    // Control characters, and the marks that turn the direction of the text after them: nobody would see why a card looks wrong.
    private static Rune? Unseen(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return rune;
            }
        }

        return null;
    }
}
