namespace LeadershipBot.CheckIns;

/// <summary>The first line of the weekly question: a memory aid, another one each week. The question itself never changes.</summary>
public static class Openings
{
    /// <summary>All of them, in the order a person meets them. None speaks of "this week": on Mondays the question is about the last.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "Think of the one thing that took most of your week.",
        "Think of the last thing somebody brought to your desk.",
        "Think of the thing you would have been missed at.",
        "Think of the document you opened most often.",
        "Think of the hour you would least have given away.",
        "Think of the meeting you left with more work than you came with.",
        "Think of a decision you only heard about afterwards.",
        "Think of the person who waited longest for you.",
        "Think of the longest thread with your name in it.",
        "Think of something that went ahead while you were elsewhere.",
        "Think of the call you nearly left to somebody else.",
        "Think of the last screen you did not need to look at.",
    ];

    /// <summary>The line of a person's so-many-eth question, counted from 1.</summary>
    public static string For(long number) => All[(int)((number - 1) % All.Count)];
}
