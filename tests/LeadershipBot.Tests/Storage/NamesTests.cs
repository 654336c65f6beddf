using LeadershipBot.CheckIns;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Storage;

public class NamesTests
{
    [Theory]
    [InlineData(Because.TooLate, "too-late")] // Words are parted by hyphens.
    [InlineData(Because.Paused, "paused")]
    [InlineData(Because.BetweenTurns, "between-turns")]
    public void A_value_is_stored_as_its_name_and_read_back(Because value, string name)
    {
        Names<Because>.Of(value).ShouldBe(name);
        Names<Because>.Parse(name).ShouldBe(value);
    }

    [Fact]
    public void What_a_newer_version_wrote_is_refused() =>
        Should.Throw<FormatException>(() => Names<Because>.Parse("dreamt")).Message.ShouldBe("Not a Because: \"dreamt\".");
}
