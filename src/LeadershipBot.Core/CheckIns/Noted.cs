namespace LeadershipBot.CheckIns;

/// <summary>How the bot repeats an answer: as noted, never as good or bad.</summary>
public static class Noted
{
    /// <summary>The answer in the middle of a sentence.</summary>
    public static string Words(Answer answer) => answer switch
    {
        Answer.Handed => "handed over",
        Answer.Both => "some of both",
        Answer.Details => "stayed in the details",
        Answer.Purpose => "in the details, on purpose",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>The line a card opens with once there is an answer.</summary>
    public static string Of(CheckIn checkIn) => checkIn switch
    {
        { Answer: null } => "Noted.",
        { Second: { Kind: SecondKind.Reason, IsAnswered: true } second, Answer: { } answer } when Reason.Find(answer, second.Value) is { } reason =>
            $"Noted: {Words(answer)} · {LowerFirst(reason.Label)}.",
        { Second: { Kind: SecondKind.Rotating or SecondKind.Return, IsAnswered: true }, Answer: { } answer } =>
            $"Noted: {Words(answer)}. Only you see your other answer; it never enters any team figure.",
        { Answer: { } answer } => $"Noted: {Words(answer)}.",
    };

    /// <summary>The tap that led to a thought, for <em>Why this?</em></summary>
    public static string Tap(CheckIn checkIn) => checkIn switch
    {
        { Second: { Kind: SecondKind.Reason, IsAnswered: true } second, Answer: { } answer } when Reason.Find(answer, second.Value) is { } reason =>
            reason.Label,
        { Second: { Kind: SecondKind.Rotating or SecondKind.Return, IsAnswered: true } second }
            when RotatingQuestion.Find(second.Subject)?.Options.FirstOrDefault(option => option.Value == second.Value) is { } option => option.Label,
        { Second: { Kind: SecondKind.Handover, Value: Handovers.FollowUp.TookBack } } => "I took it back",
        { Answer: { } answer } => answer.Label(),
        _ => "",
    };

    // "I was quickest" keeps its I.
    private static string LowerFirst(string label) => label.StartsWith("I ", StringComparison.Ordinal) ? label : char.ToLowerInvariant(label[0]) + label[1..];
}
