namespace LeadershipBot.CheckIns;

/// <summary>Decides whose turn it is among the rotating questions.</summary>
public static class RotatingTurn
{
    /// <summary>At most every third week.</summary>
    public const int WeeksApart = 3;

    /// <summary>None twice within half a year; <see cref="RotatingQuestion.WaitedId"/> twice.</summary>
    public const int WeeksUntilAgain = 26;

    /// <summary>How many of the ordinary second questions (the reason, the offer to remember) come first, so that both kinds keep their place.</summary>
    public const int OrdinaryBefore = 3;

    /// <summary>The question whose turn it is, or null.</summary>
    /// <param name="answer">The answer it would follow.</param>
    /// <param name="week">The week it would stand in.</param>
    /// <param name="asked">What was asked before, and in which week.</param>
    /// <param name="ordinarySince">Ordinary second questions since the last rotating one, or since the beginning.</param>
    /// <param name="themes">The themes of the thoughts shown, and in which week.</param>
    public static RotatingQuestion? Pick(
        Answer answer,
        Week week,
        IReadOnlyList<(string Question, Week Week)> asked,
        long ordinarySince,
        IReadOnlyList<(string Theme, Week Week)> themes)
    {
        if (ordinarySince < OrdinaryBefore || asked.Any(past => week.Since(past.Week) < WeeksApart))
        {
            return null;
        }

        var rested = themes.Where(shown => week.Since(shown.Week) < WeeksApart).Select(shown => shown.Theme).ToHashSet();

        return RotatingQuestion.All
            .Where(question => question.Id != RotatingQuestion.ReturnId)
            .Where(question => question.AsksAfter.Count == 0 || question.AsksAfter.Contains(answer))
            .Where(question => !question.Themes.Any(rested.Contains))
            .Where(question => asked.Count(past => past.Question == question.Id && week.Since(past.Week) < WeeksUntilAgain) < Times(question))
            .MinBy(question => LastAsked(question, asked));
    }

    private static int Times(RotatingQuestion question) => question.Id == RotatingQuestion.WaitedId ? 2 : 1;

    // The longest ago first; those never asked keep the order they are listed in (MinBy takes the first of equals).
    private static int LastAsked(RotatingQuestion question, IReadOnlyList<(string Question, Week Week)> asked) =>
        asked.Where(past => past.Question == question.Id).Select(past => past.Week.Year * 100 + past.Week.Number).DefaultIfEmpty(0).Max();
}
