using LeadershipBot.Teams;

namespace LeadershipBot.Tests.Teams;

/// <summary>What is told on one Monday; <see cref="BandAttackTests"/> looks at many of them together.</summary>
public class BandTests
{
    [Theory]
    [InlineData(null, true, "a rough number, from the second Monday on")]
    [InlineData(null, false, "a rough number, from the second Monday on")]
    [InlineData("five to nine", true, "five to nine (renewed on Mondays)")]
    [InlineData("five to nine", false, "a rough number, from Monday on")] // Told in another one's time.
    public void A_manager_reads_it_only_from_their_own_time_on(string? words, bool isTheirs, string line) => Band.Line(words, isTheirs).ShouldBe(line);

    [Theory]
    [InlineData("20 or more", true)]
    [InlineData("ten to 20", false)]
    [InlineData("ten to nineteen", false)]
    [InlineData(null, false)]
    public void A_team_is_large_where_it_is_told_that_20_or_more_take_part(string? words, bool isLarge) => Band.IsLarge(words).ShouldBe(isLarge);

    [Theory]
    // Nobody is counted yet.
    [InlineData(null, 0, 0, 0, 0, 0, null, 0)]
    [InlineData("five to nine", 9, 0, 0, 0, 0, "five to nine", 9)] // Nobody is on the list any more: as it was.
    [InlineData(null, 0, 0, 0, 0, 4, Band.TooFew, 0)]
    // The first of them enter together.
    [InlineData(null, 0, 0, 6, 6, 6, "five to nine", 6)]
    [InlineData(null, 0, 0, 9, 3, 9, "fewer than five", 4)]
    [InlineData(null, 0, 0, 10, 10, 10, "five to ten", 10)] // A band that ends with all of them is merged with the one below.
    [InlineData(null, 0, 0, 12, 10, 12, "ten to nineteen", 12)]
    [InlineData(null, 0, 0, 25, 20, 25, "20 or more", 25)]
    [InlineData(null, 0, 0, 20, 20, 20, "ten to 20", 20)]
    // Five on the list and fewer are too few, however many are counted.
    [InlineData("five to nine", 9, 9, 0, 5, 5, Band.TooFew, 9)]
    [InlineData("five to nine", 9, 9, 0, 5, 6, "five to nine", 9)]
    // Later: whoever joined of their own accord moves it, and what was told before bounds it.
    [InlineData("fewer than five", 4, 12, 0, 4, 12, "fewer than five", 4)]
    [InlineData("fewer than five", 4, 12, 0, 6, 12, "five to nine", 9)]
    [InlineData("five to nine", 9, 12, 0, 10, 12, "ten to nineteen", 12)]
    [InlineData("fewer than five", 4, 12, 5, 5, 17, "five to nine", 9)]
    [InlineData("five to nine", 9, 12, 5, 12, 30, "ten to nineteen", 14)] // Those who enter come on top of what was known.
    [InlineData("five to nine", 9, 6, 6, 7, 20, "five to nine", 9)]
    [InlineData("ten to nineteen", 11, 12, 0, 11, 30, "ten to nineteen", 11)] // No more than was known take part.
    [InlineData("ten to nineteen", 12, 12, 0, 10, 10, "five to ten", 12)] // Two were taken off: all ten may take part, or not.
    // A team from before the most was kept.
    [InlineData("five to nine", 0, 8, 5, 10, 30, "ten to nineteen", 13)]
    [InlineData("fewer than five", 0, 8, 0, 0, 30, "fewer than five", 0)]
    // More are counted as taking part than are on the list: some were taken off.
    [InlineData("ten to nineteen", 12, 12, 0, 11, 8, "five to nine", 12)]
    public void A_Monday_tells_a_band_and_remembers_the_most_it_can_mean(
        string? before, int most, int counted, int admitted, int takingPart, int listed, string? words, int mostAfter) =>
        Band.Next(new(before, most), counted, admitted, takingPart, listed).ShouldBe(new(words, mostAfter));
}
