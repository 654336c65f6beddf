using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<string, ulong> Bits =
        All.Order(StringComparer.Ordinal).Select((fit, index) => (fit, Bit: 1UL << index)).ToFrozenDictionary(pair => pair.fit, pair => pair.Bit);

    private static readonly FrozenDictionary<Answer, ulong> OfAnswers = Answers.All.ToFrozenDictionary(
        answer => answer,
        answer => Bits.Where(pair => pair.Key == answer.Id() || pair.Key.StartsWith(answer.Id() + "/", StringComparison.Ordinal)).Aggregate(0UL, (all, pair) => all | pair.Value));

    /// <summary>A fit as one bit; none for what is no fit.</summary>
    internal static ulong Bit(string fit) => Bits.GetValueOrDefault(fit);

    /// <summary>An answer and each of its reasons.</summary>
    internal static ulong OfAnswer(Answer answer) => OfAnswers[answer];
}
