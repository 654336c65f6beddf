using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class DiceTests
{
    // The published numbers of SplitMix64 for this seed: 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821.
    [Fact]
    public void The_dice_fall_as_published()
    {
        var dice = new Dice(1234567);

        Enumerable.Range(0, 5).Select(_ => dice.Next(1_000_000)).ShouldBe([365_317, 807_973, 370_423, 82_431, 223_821]);
    }
}
