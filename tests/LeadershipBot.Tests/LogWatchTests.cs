namespace LeadershipBot.Tests;

/// <summary>The watch over the logs of the whole suite sees what it is there for.</summary>
public class LogWatchTests
{
    [Fact]
    public void Nothing_planted_is_found_and_what_is_planted_would_be()
    {
        string[] planted = ["my directors wait for me", "xoxb-T1-secret-1"];
        string[] lines =
        [
            "Somebody said something", // Nothing of theirs.
            "A tap could not be taken: My Directors wait for me before they", // Their words, in other letters.
            "Bearer xoxb-T1-secret-1 was refused", // A secret.
        ];

        LogWatch.Leaks(planted, lines).ShouldBe(lines[1..]);
        LogWatch.Leaks(planted, lines[..1]).ShouldBeEmpty();
    }
}
