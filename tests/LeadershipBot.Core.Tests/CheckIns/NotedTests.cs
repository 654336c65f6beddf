using LeadershipBot.CheckIns;

namespace LeadershipBot.Tests.CheckIns;

public class NotedTests
{
    private static readonly CheckIn Open = new() { Week = Week.Parse("2026-W47"), Number = 3, State = CheckInState.Open };

    public static TheoryData<string, CheckIn, string, string> CheckIns() => new()
    {
        { "nothing yet", Open, "Noted.", "" },
        { "handed over", Open with { Answer = Answer.Handed }, "Noted: handed over.", "Handed it over" },
        { "both", Open with { Answer = Answer.Both }, "Noted: some of both.", "Some of both" },
        { "details", Open with { Answer = Answer.Details }, "Noted: stayed in the details.", "Stayed in the details" },
        { "purpose", Open with { Answer = Answer.Purpose }, "Noted: in the details, on purpose.", "In the details, on purpose" },
        { "a reason", Open with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", "checking") }, "Noted: some of both · the checking.", "The checking" },
        { "a reason that begins with I", Open with { Answer = Answer.Details, Second = new(SecondKind.Reason, "", "quickest") }, "Noted: stayed in the details · I was quickest.", "I was quickest" },
        { "a reason that begins with it", Open with { Answer = Answer.Details, Second = new(SecondKind.Reason, "", "comes-to-me") }, "Noted: stayed in the details · it all comes to me.", "It all comes to me" },
        { "a reason of another answer", Open with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", "quickest") }, "Noted: some of both.", "Some of both" },
        { "a reason left out", Open with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", SecondQuestion.Skipped) }, "Noted: some of both.", "Some of both" },
        { "a rotating question", Open with { Answer = Answer.Both, Second = new(SecondKind.Rotating, "waited", "4-9") }, "Noted: some of both. Only you see your other answer; it never enters any team figure.", "4–9" },
        { "an option of an older version", Open with { Answer = Answer.Both, Second = new(SecondKind.Rotating, "waited", "gone") }, "Noted: some of both. Only you see your other answer; it never enters any team figure.", "Some of both" },
        { "a question of an older version", Open with { Answer = Answer.Both, Second = new(SecondKind.Rotating, "gone", "4-9") }, "Noted: some of both. Only you see your other answer; it never enters any team figure.", "Some of both" },
        { "a handover taken back", Open with { Answer = Answer.Both, Second = new(SecondKind.Handover, "7", "took-back") }, "Noted: some of both.", "I took it back" },
        { "a handover that is still theirs", Open with { Answer = Answer.Both, Second = new(SecondKind.Handover, "7", "theirs") }, "Noted: some of both.", "Some of both" },
    };

    [Theory, MemberData(nameof(CheckIns))]
    public void An_answer_is_repeated_as_noted_and_the_tap_is_remembered(string what, CheckIn checkIn, string noted, string tap)
    {
        Noted.Of(checkIn).ShouldBe(noted, what);
        Noted.Tap(checkIn).ShouldBe(tap, what);
    }

    [Theory]
    [InlineData("incident", "Third incident in five weeks. Is it still the exception?")]
    [InlineData("risk", "Third risk to judge in five weeks. Is it still the exception?")]
    [InlineData("not-ready", "Third time in five weeks that nobody was free or ready. Is it still the exception?")]
    [InlineData("too-early", "Third time in five weeks that it was too early to step out. Is it still the exception?")]
    public void Each_purpose_has_its_line(string purpose, string line) => PurposePattern.Line(purpose).ShouldBe(line);

    [Fact]
    public void What_is_no_purpose_has_none() => Should.Throw<ArgumentOutOfRangeException>(() => PurposePattern.Line("boredom"));

    [Fact]
    public void What_is_no_answer_has_no_words() => Should.Throw<ArgumentOutOfRangeException>(() => Noted.Words((Answer)9));
}
