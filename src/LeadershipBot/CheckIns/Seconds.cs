using LeadershipBot.Guidance;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.CheckIns;

/// <summary>Finds the second question that comes after an answer.</summary>
internal static class Seconds
{
    /// <summary>The second question that comes after an answer; what it uses up is counted here.</summary>
    public static async Task<SecondQuestion> SecondAfterAsync(this Unit unit, CheckInRow checkIn, Answer answer)
    {
        if (await unit.RhythmAsync(checkIn.Person) is not { } row)
        {
            return SecondQuestion.None;
        }

        var week = Week.Parse(checkIn.Week);
        var asked = row.Rotating == 0 ? [] : await AskedAsync(unit, row.Person);
        var isReturn = row is { IsReturn: not 0, Rotating: not 0 }
            && !asked.Any(past => past.Question == RotatingQuestion.ReturnId && week.Since(past.Week) < RotatingTurn.WeeksUntilAgain);
        var rotating = row.Rotating == 0 ? null : await RotatingAsync(unit, row, answer, week, asked);
        var ends = Season.EndsWith(week, Week.Parse(row.SeasonFrom), row.Seasons);
        var second = SecondQuestion.After(answer, isReturn, rotating, ends);

        if (second.Kind is SecondKind.Season)
        {
            second = second with { Subject = row.SeasonFrom };
        }

        if (second.Kind is SecondKind.Rotating or SecondKind.Return)
        {
            await unit.ExecuteAsync(
                "insert into rotating_asked (person, question, week) values (@Person, @Subject, @Week) on conflict (person, question, week) do nothing",
                new { row.Person, second.Subject, checkIn.Week });
        }

        await unit.SaveAsync(second.Kind switch
        {
            SecondKind.Return => row with { IsReturn = 0 },
            SecondKind.Rotating => row with { Ordinary = 0, IsReturn = 0 },
            SecondKind.Season => row with { SeasonFrom = week.Plus(1).ToString(), Seasons = row.Seasons + 1, IsReturn = 0 },
            _ => row with { Ordinary = row.Ordinary + 1, IsReturn = 0 },
        });

        return second;
    }

    private static async Task<RotatingQuestion?> RotatingAsync(
        Unit unit, RhythmRow row, Answer answer, Week week, IReadOnlyList<(string Question, Week Week)> asked)
    {
        if (row.Ordinary < RotatingTurn.OrdinaryBefore)
        {
            return null;
        }

        var shown = await unit.ShownAsync(row.Person, week);

        return RotatingTurn.Pick(
            answer, week,
            asked,
            row.Ordinary,
            [.. shown.Where(past => past.Weekly).Select(past => (past.Theme, past.Week))]);
    }

    private static async Task<IReadOnlyList<(string Question, Week Week)>> AskedAsync(Unit unit, long person) =>
        [.. (await unit.QueryAsync<Asked>("select question, week from rotating_asked where person = @person", new { person }))
            .Select(past => (past.Question, Week.Parse(past.Week)))];

    private sealed record Asked
    {
        public string Question { get; init; } = "";
        public string Week { get; init; } = "";
    }
}
