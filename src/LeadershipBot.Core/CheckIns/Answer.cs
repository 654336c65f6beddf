namespace LeadershipBot.CheckIns;

/// <summary>What a leader answers to the weekly question.</summary>
/// <remarks>Four, not two: depth on purpose is part of the job, and a two-way question would punish it.</remarks>
public enum Answer
{
    Handed,
    Both,
    Details,
    Purpose,
}

/// <summary>An answer as it is written in actions, storage and packs, and as a person reads it.</summary>
public static class Answers
{
    /// <summary>All of them, in the order of the buttons.</summary>
    public static readonly IReadOnlyList<Answer> All = [Answer.Handed, Answer.Both, Answer.Details, Answer.Purpose];

    /// <summary>The name of skipping, which stands where an answer would in an action's value.</summary>
    public const string Skip = "skip";

    /// <summary>The stable name: <c>handed</c>, <c>both</c>, <c>details</c>, <c>purpose</c>.</summary>
    public static string Id(this Answer answer) => answer switch
    {
        Answer.Handed => "handed",
        Answer.Both => "both",
        Answer.Details => "details",
        Answer.Purpose => "purpose",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>The button.</summary>
    public static string Label(this Answer answer) => answer switch
    {
        Answer.Handed => "Handed it over",
        Answer.Both => "Some of both",
        Answer.Details => "Stayed in the details",
        Answer.Purpose => "In the details, on purpose",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>The same in at most 20 characters, for a chart's legend.</summary>
    public static string Brief(this Answer answer) => answer switch
    {
        Answer.Handed => "Handed it over",
        Answer.Both => "Some of both",
        Answer.Details => "Stayed in details",
        Answer.Purpose => "Details, on purpose",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>Reads what <see cref="Id"/> writes, or null.</summary>
    public static Answer? TryParse(string? id) => id switch
    {
        "handed" => Answer.Handed,
        "both" => Answer.Both,
        "details" => Answer.Details,
        "purpose" => Answer.Purpose,
        _ => null,
    };
}
