namespace LeadershipBot.CheckIns;

/// <summary>One week's question to one person, and what they made of it.</summary>
/// <remarks>Queued → open (delivered) → closed. While it is open its answer may change; once closed it is fixed.</remarks>
public sealed record CheckIn
{
    /// <summary>The week, on the person's own calendar.</summary>
    public required Week Week { get; init; }

    /// <summary>The how-manieth question to this person it is, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required CheckInState State { get; init; }

    /// <summary>Whether it speaks of last week, because it was asked on a Monday or a Tuesday.</summary>
    public bool OfLastWeek { get; init; }

    /// <summary>The answer, or null while there is none and when the week was skipped.</summary>
    public Answer? Answer { get; init; }

    /// <summary>Whether the person left this week out.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Whether it was answered, and its answer forgotten because the person wants none kept.</summary>
    public bool IsNotKept { get; init; }

    /// <summary>The one other question.</summary>
    public SecondQuestion Second { get; init; } = SecondQuestion.None;

    /// <summary>The thought that answers it: one for each answer given, remembered. Null before it is due and when there is nothing to say.</summary>
    public string? Thought { get; init; }

    /// <summary>Another angle, shown in the thought's place; null for the thought itself.</summary>
    public string? Angle { get; init; }

    /// <summary>Whether the step is folded away; then only its question is asked.</summary>
    public bool QuestionOnly { get; init; }

    /// <summary>What was tapped under the thought.</summary>
    public ThoughtMark Mark { get; init; }

    /// <summary>Whether it takes answers.</summary>
    public bool TakesAnswers => State is CheckInState.Open or CheckInState.Queued;

    /// <summary>Whether everything is said that comes before the thought.</summary>
    public bool IsReadyForThought => Answer is not null && (!Second.ComesAfter || Second.Value is not null);

    /// <summary>Every fourth thought shows its question alone: not everything is a fix.</summary>
    public bool IsQuestionOnlyTurn => Number % 4 == 0;

    /// <summary>What the thought should fit, the most telling first; empty before there is an answer.</summary>
    public IReadOnlyList<string> Fit => Answer is not { } answer ? [] : (Second.Kind, Second.IsAnswered) switch
    {
        (SecondKind.Reason, true) => [$"{answer.Id()}/{Second.Value}", answer.Id()],
        (SecondKind.Rotating or SecondKind.Return, true) => [$"{Second.Subject}/{Second.Value}", answer.Id()],
        (SecondKind.Handover, true) when Second.Value == Handovers.FollowUp.TookBack => [Guidance.Fits.TookBack, answer.Id()],
        _ => [answer.Id()],
    };

    /// <summary>The person answers, or changes their answer.</summary>
    /// <param name="after">The second question that this answer brings, used when the present one does not stay.</param>
    public CheckIn WithAnswer(Answer answer, SecondQuestion after)
    {
        if (Answer == answer && !IsSkipped)
        {
            return this;
        }

        // What does not follow from the answer (a commitment, a rotating question) stays, and so does what was said to it.
        var second = Second.Kind is SecondKind.None || Second.FollowsFromAnswer ? after : Second;

        return this with { Answer = answer, IsSkipped = false, Second = second, Thought = null, Angle = null, Mark = ThoughtMark.None };
    }

    /// <summary>The person leaves the week out.</summary>
    public CheckIn WithSkip() => this with
    {
        Answer = null,
        IsSkipped = true,
        Second = Second.FollowsFromAnswer ? SecondQuestion.None : Second,
        Thought = null,
        Angle = null,
        Mark = ThoughtMark.None,
    };

    /// <summary>The person answers the second question, or leaves it out.</summary>
    public CheckIn WithSecond(string value) => this with { Second = Second with { Value = value } };
}

/// <summary>Where a check-in stands.</summary>
public enum CheckInState
{
    /// <summary>In the outbox.</summary>
    Queued,

    /// <summary>Delivered; takes an answer.</summary>
    Open,

    /// <summary>Over; its answer is fixed.</summary>
    Closed,

    /// <summary>Never asked.</summary>
    NotAsked,
}

/// <summary>What a person tapped under a thought.</summary>
public enum ThoughtMark
{
    None,

    /// <summary>I'll do that: it comes back next time as a commitment.</summary>
    Kept,

    /// <summary>Not helpful: it is not shown to this person again.</summary>
    NotHelpful,
}
