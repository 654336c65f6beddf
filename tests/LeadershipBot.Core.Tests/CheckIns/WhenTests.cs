using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Tests.CheckIns;

public class WhenTests
{
    private static readonly LocalDate Today = new(2026, 11, 22); // A Sunday.

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-11-22", null)] // Today is not after today.
    [InlineData("23.11.", "2026-11-23")]
    [InlineData("22.11", "2027-11-22")]
    [InlineData("1.12.2027", "2027-12-01")]
    [InlineData("1.1.", "2027-01-01")]
    [InlineData("1.13.", null)]
    [InlineData("1.0.", null)]
    [InlineData("1.x.", null)]
    [InlineData("0.12.", null)]
    [InlineData("31.12.2026", "2026-12-31")]
    [InlineData("32.12.2026", null)]
    [InlineData("1.12.2027.5", null)]
    public void Dates_in_figures(string text, string? date) => Read(text).ShouldBe(date);

    [Theory]
    [InlineData("7 January", "2027-01-07")]
    [InlineData("22 November", "2027-11-22")] // Today: the next such day.
    [InlineData("23 nov", "2026-11-23")]
    [InlineData("nov 23", "2026-11-23")]
    [InlineData("1st december", "2026-12-01")]
    [InlineData("2nd of december", "2026-12-02")]
    [InlineData("december 3rd", "2026-12-03")]
    [InlineData("4th december, 2027", "2027-12-04")]
    [InlineData("7. january", "2027-01-07")]
    [InlineData("7 jan.", "2027-01-07")]
    [InlineData("7 ja", null)] // Two letters are no month.
    [InlineData("7 janaury", "2027-01-07")]
    [InlineData("7 janua", "2027-01-07")]
    [InlineData("7 septem", "2027-09-07")]
    [InlineData("7 jnue", null)] // Four letters are too few for a slip.
    [InlineData("7 ..", null)]
    [InlineData("7 ...", null)] // Dots alone are no month,
    [InlineData("7 ju.", null)] // and count for none of its letters.
    [InlineData("29 february", null)] // Not next year.
    [InlineData("29 february 2028", "2028-02-29")]
    [InlineData("7 january 2200", "2200-01-07")]
    [InlineData("7 january 2201", null)]
    [InlineData("7 january soon", null)]
    [InlineData("7 january 2027 noon", null)]
    [InlineData("x january", null)]
    public void Dates_in_words(string text, string? date) => Read(text).ShouldBe(date);

    [Theory]
    [InlineData("monday", "2026-11-23")]
    [InlineData("mon", "2026-11-23")]
    [InlineData("mo", null)]
    [InlineData("until sunday", "2026-11-29")]
    [InlineData("next thursday", "2026-11-26")]
    [InlineData("tomorrow", "2026-11-23")]
    [InlineData("next week", "2026-11-23")]
    [InlineData("next month", "2026-12-22")]
    [InlineData("next", null)]
    [InlineData("new year", "2027-01-01")]
    [InlineData("december", "2026-12-01")]
    [InlineData("october", "2027-10-01")]
    public void Days_weeks_and_months_by_name(string text, string? date) => Read(text).ShouldBe(date);

    [Theory]
    [InlineData("end of month", "2026-12-01")] // The day after its last.
    [InlineData("the end of the month", "2026-12-01")]
    [InlineData("end of this month", "2026-12-01")]
    [InlineData("end of year", "2027-01-01")]
    [InlineData("end of the year", "2027-01-01")]
    [InlineData("end of this year", "2027-01-01")]
    [InlineData("end of november", "2026-12-01")] // This one.
    [InlineData("end of december", "2027-01-01")]
    [InlineData("end of october", "2027-11-01")]
    [InlineData("end of days", null)]
    [InlineData("end of", null)]
    public void Ends(string text, string? date) => Read(text).ShouldBe(date);

    [Theory]
    [InlineData("1 day", "2026-11-23")]
    [InlineData("a day", "2026-11-23")]
    [InlineData("0 days", null)]
    [InlineData("365 days", "2027-11-22")]
    [InlineData("366 days", null)]
    [InlineData("one week", "2026-11-29")]
    [InlineData("eight weeks", "2027-01-17")]
    [InlineData("nine weeks", null)]
    [InlineData("two months", "2027-01-22")]
    [InlineData("a month", "2026-12-22")]
    [InlineData("a fortnight", "2026-12-06")]
    [InlineData("fortnight", "2026-12-06")]
    [InlineData("a couple of weeks", "2026-12-06")]
    [InlineData("some weeks", null)]
    public void Stretches_of_time(string text, string? date) => Read(text).ShouldBe(date);

    [Theory]
    [InlineData("until 1.12.")]
    [InlineData("till the 1.12.")]
    [InlineData("from 1.12.")]
    [InlineData("on 1.12.")]
    [InlineData("to\t 1.12.")]
    public void Small_words_before_it_do_not_matter(string text) => Read(text).ShouldBe("2026-12-01");

    private static string? Read(string text) => When.Read(text, Today) is { } date ? NodaTime.Text.LocalDatePattern.Iso.Format(date) : null;
}
