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
}
