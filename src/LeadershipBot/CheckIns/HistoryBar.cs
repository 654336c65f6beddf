using LeadershipBot.Cards;
using LeadershipBot.Storage;

namespace LeadershipBot.CheckIns;

/// <summary>One week in the chart of a person's last twelve.</summary>
internal static class HistoryBar
{
    public static Bar Of(CheckIn checkIn, string? because) => new(
        $"W{checkIn.Week.Number:00}",
        [.. Answers.All.Select(answer => checkIn.Answer == answer ? 1 : 0)],
        checkIn switch
        {
            { Answer: not null } => null,
            { IsNotKept: true } => "answered",
            { IsSkipped: true } => "skipped",
            { State: CheckInState.NotAsked } => NotAsked(because),
            { State: CheckInState.Closed } => "not answered",
            _ => "open",
        });

    private static string NotAsked(string? because) => because is null ? "not asked" : Names<Because>.Parse(because) switch
    {
        Because.Paused => "paused",
        Because.BetweenTurns => "between turns",
        Because.Wish => "skipped",
        Because.Changed => "moved",
        Because.TeamRests => "team rests",
        Because.TooLate or Because.NotDelivered or Because.Left or Because.NotKept => "not asked",
        var other => throw new ArgumentOutOfRangeException(nameof(because), other, "Not a reason."),
    };
}
