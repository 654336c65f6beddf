using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Tests.CheckIns;

public class WeekTests
{
    [Theory]
    [InlineData(2026, 11, 22, "2026-W47")] // A Sunday still belongs to the week of its Monday.
    [InlineData(2026, 11, 23, "2026-W48")] // And the Monday to the next.
    [InlineData(2026, 12, 31, "2026-W53")] // 2026 has 53 weeks.
    [InlineData(2027, 1, 3, "2026-W53")] // The first days of January lie in the old year's last week.
    [InlineData(2027, 1, 4, "2027-W01")]
    [InlineData(2024, 12, 30, "2025-W01")] // The last days of December lie in the new year's first week.
    public void A_day_lies_in_its_ISO_week(int year, int month, int day, string week) =>
        Week.Of(new LocalDate(year, month, day)).ToString().ShouldBe(week);

    [Theory]
    [InlineData("2026-W47")]
    [InlineData("2026-W53")]
    [InlineData("2027-W01")]
    public void What_it_writes_it_reads(string text) => Week.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-W53")] // 2025 has 52.
    [InlineData("2026-W00")]
    [InlineData("2026-w47")]
    [InlineData("2026-W7")]
    [InlineData("+026-W07")] // A sign is no digit.
    [InlineData("2026-W047")]
    [InlineData("0000-W01")]
    public void Anything_else_is_no_week(string? text) => Week.TryParse(text).ShouldBeNull();

    [Fact]
    public void Weeks_are_counted_across_the_year_end()
    {
        Week.Parse("2027-W01").Since(Week.Parse("2026-W53")).ShouldBe(1);
        Week.Parse("2026-W52").Plus(2).ToString().ShouldBe("2027-W01");
        (Week.Parse("2026-W53") < Week.Parse("2027-W01")).ShouldBeTrue();
    }

    [Fact]
    public void Weeks_stand_in_their_order()
    {
        var (first, second) = (Week.Parse("2026-W53"), Week.Parse("2027-W01"));

        (first < second, second < first, first < Week.Parse("2026-W53")).ShouldBe((true, false, false));
        (first > second, second > first, first > Week.Parse("2026-W53")).ShouldBe((false, true, false));
        (first <= second, second <= first, first <= Week.Parse("2026-W53")).ShouldBe((true, false, true));
        (first >= second, second >= first, first >= Week.Parse("2026-W53")).ShouldBe((false, true, true));
        first.CompareTo(second).ShouldBeLessThan(0);
    }

    [Fact]
    public void A_week_has_a_day_for_each_name()
    {
        Week.Parse("2026-W48").DateOf(IsoDayOfWeek.Monday).ShouldBe(new LocalDate(2026, 11, 23));
        Week.Parse("2026-W48").DateOf(IsoDayOfWeek.Sunday).ShouldBe(new LocalDate(2026, 11, 29));
    }

    [Fact]
    public void What_is_no_week_cannot_be_parsed() => Should.Throw<FormatException>(() => Week.Parse("2026-W54")).Message.ShouldBe("Not a week: \"2026-W54\".");
}
