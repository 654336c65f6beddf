namespace LeadershipBot.CheckIns;

/// <summary>The one other question that may stand beside or after the weekly one. Always skippable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">Which one: the commitment's or handover's number, the rotating question's id, or nothing.</param>
/// <param name="Value">What was tapped; <see cref="Skipped"/> when it was left out; null while nothing was tapped.</param>
public sealed record SecondQuestion(SecondKind Kind, string Subject = "", string? Value = null)
{
    /// <summary>The value of a second question that was left out.</summary>
    public const string Skipped = "-";

    /// <summary>No other question.</summary>
    public static readonly SecondQuestion None = new(SecondKind.None);

    /// <summary>Whether it comes between the answer and the thought.</summary>
    public bool ComesAfter => Kind is SecondKind.Return or SecondKind.Rotating or SecondKind.Reason or SecondKind.Remember;

    /// <summary>Whether it follows from the answer itself, so that another answer brings another one.</summary>
    public bool FollowsFromAnswer => Kind is SecondKind.Reason or SecondKind.Remember;

    /// <summary>Whether it has been answered, as against left out or still open.</summary>
    public bool IsAnswered => Value is not null and not Skipped;

    /// <summary>Whether a tap is one that this question offers: an older window, or a made-up action, may send any.</summary>
    /// <param name="value">What was tapped.</param>
    /// <param name="answer">The answer it follows, or null while there is none.</param>
    public bool Takes(string value, Answer? answer) => Kind switch
    {
        SecondKind.None => false,
        SecondKind.GoOn => value is "keep" or "monthly" or "stop",
        SecondKind.Commitment => value is "did" or "never" or "passed",
        SecondKind.Handover => Handovers.FollowUp.IsKnown(value),
        SecondKind.Season => value is "weekly" or "fortnightly" or "stop",
        _ when value == Skipped => answer is not null,
        SecondKind.Reason => answer is { } given && Reason.Find(given, value) is not null,
        SecondKind.Rotating or SecondKind.Return => RotatingQuestion.Find(Subject)?.Options.Any(option => option.Value == value) ?? false,
        _ => false,
    };

    /// <summary>What stands beside the weekly question when it goes out.</summary>
    /// <param name="ignoredInARow">Questions delivered and closed without an answer, up to now.</param>
    /// <param name="commitment">The commitment that is due, or null.</param>
    /// <param name="handover">The oldest handover that is due, or null.</param>
    public static SecondQuestion Beside(long ignoredInARow, long? commitment, long? handover) =>
        (ignoredInARow, commitment, handover) switch
        {
            (Patience, _, _) => new(SecondKind.GoOn),
            (_, { } id, _) => new(SecondKind.Commitment, id.ToString()),
            (_, _, { } id) => new(SecondKind.Handover, id.ToString()),
            _ => None,
        };

    /// <summary>How many questions in a row may go unanswered before the bot asks whether to go on. One more, and it pauses.</summary>
    public const int Patience = 4;

    /// <summary>What comes after the answer, when nothing stood beside the question.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isReturn">Whether this is the first question after leave.</param>
    /// <param name="rotating">The rotating question whose turn it is, or null.</param>
    /// <param name="isSeasonsEnd">Whether a season ends with this week.</param>
    public static SecondQuestion After(Answer answer, bool isReturn, RotatingQuestion? rotating, bool isSeasonsEnd) =>
        (answer, isReturn, rotating, isSeasonsEnd) switch
        {
            (_, true, _, _) => new(SecondKind.Return, RotatingQuestion.ReturnId),
            (_, _, { } question, _) => new(SecondKind.Rotating, question.Id),
            (_, _, _, true) => new(SecondKind.Season),
            (Answer.Handed, _, _, _) => new(SecondKind.Remember),
            _ => new(SecondKind.Reason),
        };
}

/// <summary>What a <see cref="SecondQuestion"/> is about. The order of precedence is that of <see cref="SecondQuestion.Beside"/> and <see cref="SecondQuestion.After"/>.</summary>
public enum SecondKind
{
    None,

    /// <summary>After four questions without an answer: keep asking, monthly, or stop?</summary>
    GoOn,

    /// <summary>What became of the step the person took on.</summary>
    Commitment,

    /// <summary>What became of something that was handed over.</summary>
    Handover,

    /// <summary>After leave: what was decided meanwhile?</summary>
    Return,

    /// <summary>One of the ten that bring in what the weekly question leaves out.</summary>
    Rotating,

    /// <summary>A look back, and how to go on.</summary>
    Season,

    /// <summary>What pulled them in, what they kept, or which kind of purpose.</summary>
    Reason,

    /// <summary>Shall the bot remember what was handed over?</summary>
    Remember,
}
