using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>What a nudge can fit: the closed list of things a leader can have said.</summary>
public static class Fits
{
    /// <summary>After "I took it back" of a handover.</summary>
    public const string TookBack = "took-back";

    /// <summary>Every fit there is: the four answers, each answer's reasons, <see cref="TookBack"/>, and the options of the rotating questions.</summary>
    public static readonly IReadOnlySet<string> All = new HashSet<string>(
    [
        .. Answers.All.Select(answer => answer.Id()),
        .. Reason.All.Select(reason => reason.Fit),
        TookBack,
        .. RotatingQuestion.All.SelectMany(question => question.Options.Select(option => question.Fit(option.Value))),
    ]);

    // Each has its place, and the bit of that number. Arrays, because the runtime has to compile a dictionary of values at every start.
    private static readonly string[] Sorted = [.. All.Order(StringComparer.Ordinal)];

    private static readonly ulong[] OfAnswers = Bits();

    /// <summary>A fit as one bit; none for what is no fit.</summary>
    internal static ulong Bit(string fit) => Array.BinarySearch(Sorted, fit, StringComparer.Ordinal) is >= 0 and var place ? 1UL << place : 0;

    /// <summary>An answer and each of its reasons.</summary>
    internal static ulong OfAnswer(Answer answer) => OfAnswers[(int)answer];

    private static ulong[] Bits()
    {
        var bits = new ulong[Answers.All.Count];

        foreach (var answer in Answers.All)
        {
            foreach (var fit in Sorted.Where(fit => fit == answer.Id() || fit.StartsWith(answer.Id() + "/", StringComparison.Ordinal)))
            {
                bits[(int)answer] |= Bit(fit);
            }
        }

        return bits;
    }
}
