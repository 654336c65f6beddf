using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Tests.CheckIns;

public class DatesTests
{
    [Theory]
    [InlineData(2026, 12, 31, "Thursday, 31 December", "31 December")]
    [InlineData(2027, 1, 7, "Thursday, 7 January 2027", "7 January 2027")] // Another year is named.
    [InlineData(2025, 12, 1, "Monday, 1 December 2025", "1 December 2025")]
    public void A_day_is_told_with_its_year_only_where_that_is_another(int year, int month, int day, string withDay, string plain)
    {
        var today = new LocalDate(2026, 11, 23);

        (Dates.WithDay(new(year, month, day), today), Dates.Plain(new(year, month, day), today)).ShouldBe((withDay, plain));
    }

    [Theory]
    [InlineData(-1, "-1", "-1")]
    [InlineData(0, "no", "No")]
    [InlineData(1, "one", "One")]
    [InlineData(13, "thirteen", "Thirteen")]
    [InlineData(14, "14", "14")]
    public void Small_numbers_are_words(int number, string words, string first) => (Dates.Number(number), Dates.NumberFirst(number)).ShouldBe((words, first));

    [Fact]
    public void An_hour_has_two_digits() => Dates.Hour(new LocalTime(7, 5)).ShouldBe("07:05");

    [Theory]
    [InlineData(1, "Think of the one thing that took most of your week.")]
    [InlineData(12, "Think of the last screen you did not need to look at.")]
    [InlineData(13, "Think of the one thing that took most of your week.")] // They go round.
    public void Each_week_opens_with_another_memory(long number, string line) => Openings.For(number).ShouldBe(line);

    [Theory]
    [InlineData("2026-12-21/2027-01-03", "2026-12-20", false)]
    [InlineData("2026-12-21/2027-01-03", "2026-12-21", true)]
    [InlineData("2026-12-21/2027-01-03", "2027-01-03", true)]
    [InlineData("2026-12-21/2027-01-03", "2027-01-04", false)]
    [InlineData("2026-12-21/", "2036-12-21", true)] // Until somebody says so.
    public void Days_off_hold_their_first_day_and_their_last(string off, string day, bool held) =>
        DaysOff.Read(off).ShouldHaveSingleItem().Holds(When.Iso(day)!.Value).ShouldBe(held);

    [Fact]
    public void Days_off_are_written_in_their_order_and_read_back()
    {
        DaysOff[] off = [new(new(2027, 2, 1), null), new(new(2026, 12, 21), new(2027, 1, 3))];

        DaysOff.Write(off).ShouldBe("2026-12-21/2027-01-03,2027-02-01/");
        DaysOff.Read(DaysOff.Write(off)).ShouldBe([off[1], off[0]]);
        DaysOff.Read("").ShouldBeEmpty();
        Should.Throw<NodaTime.Text.UnparsableValueException>(() => DaysOff.Read("21 December/"));
    }

    [Theory]
    [InlineData(Answer.Handed, "handed", "Handed it over", "Handed it over")]
    [InlineData(Answer.Both, "both", "Some of both", "Some of both")]
    [InlineData(Answer.Details, "details", "Stayed in the details", "Stayed in details")]
    [InlineData(Answer.Purpose, "purpose", "In the details, on purpose", "Details, on purpose")]
    public void Each_answer_has_a_name_a_button_and_a_short_form(Answer answer, string id, string label, string brief)
    {
        (answer.Id(), answer.Label(), answer.Brief()).ShouldBe((id, label, brief));
        Answers.TryParse(id).ShouldBe(answer);
        brief.Length.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void What_is_no_answer_is_none_or_a_fault()
    {
        Answers.TryParse("skip").ShouldBeNull();
        Answers.TryParse(null).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => ((Answer)9).Id()).ParamName.ShouldBe("answer");
        Should.Throw<ArgumentOutOfRangeException>(() => ((Answer)9).Label()).ParamName.ShouldBe("answer");
        Should.Throw<ArgumentOutOfRangeException>(() => ((Answer)9).Brief()).ParamName.ShouldBe("answer");
    }

    [Fact]
    public void Each_reason_belongs_to_one_answer_and_handing_over_needs_none()
    {
        Reason.Of(Answer.Handed).ShouldBeEmpty();
        Reason.Of(Answer.Both).Select(reason => reason.Fit).ShouldBe(["both/decision", "both/checking", "both/hard-part", "both/presenting"]);
        Reason.Of(Answer.Details).Select(reason => reason.Id).ShouldBe(["quickest", "comes-to-me", "see-it-right", "sure", "asked"]);
        Reason.Of(Answer.Purpose).Select(reason => reason.Id).ShouldBe(["incident", "risk", "not-ready", "too-early"]);
        Reason.Find(Answer.Both, "checking")!.Label.ShouldBe("The checking");
        Reason.Find(Answer.Details, "checking").ShouldBeNull();
    }

    [Fact]
    public void The_rotating_questions_read_as_kept() => Kept.As(
        "rotating-questions",
        [.. RotatingQuestion.All.Select(question => (question.Id, string.Join('\n',
            [question.Text, .. question.Options.Select(option => $"[{option.Label}] -> {question.Fit(option.Value)}"), $"themes: {string.Join(", ", question.Themes)}", $"after: {string.Join(", ", question.AsksAfter)}"])))]);
}
