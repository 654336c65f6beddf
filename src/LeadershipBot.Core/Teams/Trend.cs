using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>A stretch of weeks of one team whose sums are taken once.</summary>
/// <param name="First">Its first week.</param>
/// <param name="Weeks">Four; one where 20 or more take part when the four begin.</param>
public sealed record Block(Week First, int Weeks)
{
    /// <summary>Its last week.</summary>
    public Week Last => First.Plus(Weeks - 1);

    /// <summary>
    /// When its sums are taken: a week after its last Sunday, when the last check-in has closed in every zone of the earth. Always
    /// the same moment, so that nothing can be read from when they appear.
    /// </summary>
    public Instant FrozenAt => Last.Plus(2).Monday.AtMidnight().InUtc().ToInstant();

    /// <summary>Invitations before this moment leave time to answer as often as is needed to be counted.</summary>
    public Instant InvitedBefore => (Weeks == 1 ? First : First.Plus(1)).Monday.AtMidnight().InUtc().ToInstant();
}

/// <summary>One answer that counts, before it loses its name.</summary>
/// <param name="Person">Whose; any number that tells two people apart.</param>
/// <param name="Answer">Which.</param>
public sealed record Counted(long Person, Answer Answer);

/// <summary>What is kept of a block, for good: four rounded numbers, or that there is nothing to show.</summary>
/// <param name="Block">Which weeks.</param>
/// <param name="Counts">One for each answer, in the order of the buttons, rounded to fives; null when nothing is shown, whatever the reason.</param>
public sealed record FrozenBlock(Block Block, IReadOnlyList<int>? Counts);

/// <summary>The one rule by which a manager sees anything at all.</summary>
public static class Trend
{
    /// <summary>How many people must have answered, at the least.</summary>
    public const int LeastPeople = 5;

    /// <summary>No answer may hold more than this share, in percent.</summary>
    public const int MostShare = 80;

    /// <summary>From so many taking part on, each week is a block of its own.</summary>
    public const int WeeklyFrom = 20;

    /// <summary>A four-week block.</summary>
    public const int Weeks = 4;

    /// <summary>The blocks of the four weeks that begin with that one.</summary>
    /// <param name="takingPart">How many take part at their beginning.</param>
    /// <param name="everyWeeks">How many weeks lie between two questions of the team. A week in which it asks nothing is no block: it would say each time that there is nothing to show.</param>
    public static IReadOnlyList<Block> Blocks(Week first, int takingPart, int everyWeeks = 1) =>
        takingPart >= WeeklyFrom ? [.. Enumerable.Range(0, Weeks).Where(week => week % everyWeeks == 0).Select(week => new Block(first.Plus(week), 1))] : [new Block(first, Weeks)];

    /// <summary>The first week of the four that hold a week.</summary>
    /// <param name="start">The week of the team's first question.</param>
    public static Week PeriodOf(Week week, Week start) => start.Plus(Math.Max(0, week.Since(start)) / Weeks * Weeks);

    /// <summary>Takes the sums of a block, once and for good.</summary>
    /// <param name="answers">What was answered to the team's own questions of these weeks; managers and skips left out.</param>
    /// <param name="invited">Who was invited in time and still is of the team, managers left out.</param>
    /// <param name="threshold">How many people must have answered; never below <see cref="LeastPeople"/>.</param>
    /// <remarks>
    /// With exactly as many invited as must have answered, showing anything would say that each of them takes part; so at
    /// least one more is needed. Any answer given can be exchanged with another one without changing the sums, because no answer
    /// holds them all: that is why nobody's can be worked out.
    /// </remarks>
    public static FrozenBlock Freeze(Block block, IReadOnlyList<Counted> answers, int invited, int threshold)
    {
        var least = Math.Max(threshold, LeastPeople);
        var often = block.Weeks == 1 ? 1 : 2;
        var people = answers.GroupBy(answer => answer.Person).Count(own => own.Count() >= often);
        var counts = Answers.All.Select(answer => answers.Count(given => given.Answer == answer)).ToList();
        var isShown = people >= least && invited > least && counts.Max() * 100 <= answers.Count * MostShare;

        return new(block, isShown ? [.. counts.Select(Rounded)] : null);
    }

    private static int Rounded(int count) => (count + 2) / 5 * 5;
}
