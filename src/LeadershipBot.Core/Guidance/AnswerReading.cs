using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>What <see cref="AnswerReader"/> makes of a sentence typed in reply to the weekly question.</summary>
/// <param name="Answer">The answer it gives, or null when that is unclear.</param>
/// <param name="Sure">Whether it may be written down with a way to correct it; otherwise it is only a guess to be shown beside the buttons. False when the answer is null.</param>
public sealed record AnswerReading(Answer? Answer, bool Sure)
{
    /// <summary>Nothing to go by.</summary>
    public static AnswerReading Unclear { get; } = new(null, Sure: false);
}
