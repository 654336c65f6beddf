namespace LeadershipBot.Tests;

/// <summary>The labels the tests press and the sentences they wait for, in one place because words change.</summary>
internal static class Words
{
    public const string Welcome = "One question a week";
    public const string Join = "Join";
    public const string JustAsk = "Just ask me something";
    public const string LeadATeam = "I lead a team";
    public const string Joined = "You're in.";
    public const string ChangeIt = "Change day, hour or zone";
    public const string WhenToAsk = "When shall I ask?";
    public const string NextCheckIn = "To the next check-in";
    public const string OneDay = "One day on";
    public const string OneWeek = "One week on";

    public const string Question = "did you hand over";
    public const string HandedOver = "Handed it over";
    public const string SomeOfBoth = "Some of both";
    public const string Details = "Stayed in the details";
    public const string OnPurpose = "In the details, on purpose";
    public const string JustTheThought = "Just the thought";
    public const string AnotherAngle = "Another angle";
    public const string RememberIt = "Remember it";

    public const string Away = "The bot is not answering.";

    /// <summary>A sentence that says "some of both".</summary>
    public const string TypedAnswer = "T. ran the steering, then the CFO asked about cost and I answered for him.";

    /// <summary>A question the essay speaks to.</summary>
    public const string Asked = "my directors wait for me before they decide anything";

    /// <summary>A question that can be read in several ways.</summary>
    public const string AskedVaguely = "since the reorg nobody in the regions says what they think";
    public const string NoneOfThese = "None of these";

    public const string PostItInTheChannel = "Post it in the channel";

    public const string MyWeeks = "my weeks";
    public const string MyHandovers = "my handovers";
}
