using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class AnswerReaderTests
{
    [Theory]
    [InlineData("I handed the whole rollout to Nadia", Answer.Handed)]
    [InlineData("My deputy decided it and I heard about it later", Answer.Handed)]
    [InlineData("Stayed out of the incident, Tom ran it", Answer.Handed)]
    [InlineData("I didn't rewrite a single slide", Answer.Handed)] // a denied act of doing
    [InlineData("the leads own the budget now", Answer.Handed)]
    [InlineData("Gave it to Lena but rewrote her plan on Friday", Answer.Both)]
    [InlineData("handed it over, then I took it back", Answer.Both)]
    [InlineData("she ran the workshop, I kept correcting her", Answer.Both)]
    [InlineData("T. ran the steering, then the CFO asked about cost and I answered for him.", Answer.Both)]
    [InlineData("J.R. ran the incident, I stayed out", Answer.Handed)] // initials are a person
    [InlineData("I rewrote the whole plan myself", Answer.Details)]
    [InlineData("in the details again", Answer.Details)]
    [InlineData("Approved every single change", Answer.Details)]
    [InlineData("I reviewed all the designs line by line", Answer.Details)]
    [InlineData("In the details on purpose", Answer.Purpose)]
    [InlineData("I deliberately ran the incident myself, nobody else was ready", Answer.Purpose)]
    [InlineData("I fixed it myself, had to, it was a P1", Answer.Purpose)]
    public void An_answer_is_read_by_who_did_what(string text, Answer answer) =>
        Shipped.AnswerReader.Read(text).Answer.ShouldBe(answer);

    [Fact]
    public void A_scene_with_initials_is_read_surely() =>
        Shipped.AnswerReader.Read("T. ran the steering, then the CFO asked about cost and I answered for him.").ShouldBe(new AnswerReading(Answer.Both, Sure: true));

    [Theory]
    [InlineData("")]
    [InlineData("👍")]
    [InlineData("busy week")]
    [InlineData("I will hand it over next week")] // what will be done was not done
    [InlineData("I should have delegated it")]
    [InlineData("why do you ask")]
    [InlineData("the project is on hold")]
    public void In_doubt_an_answer_is_unclear_and_never_sure(string text)
    {
        var reading = Shipped.AnswerReader.Read(text);

        reading.Answer.ShouldBeNull();
        reading.Sure.ShouldBeFalse();
    }

    [Fact]
    public void Staying_out_on_purpose_is_not_depth_on_purpose() =>
        Features("I deliberately stayed out").OnPurpose.ShouldBeFalse();

    [Fact]
    public void Depth_that_is_denied_on_purpose_is_not_depth() =>
        Shipped.AnswerReader.Read("I deliberately stayed out, the team decided").Answer.ShouldBe(Answer.Handed);

    private static AnswerFeatures Features(string text)
    {
        var data = AnswerData.Parse(Shipped.Files, GuideData.Parse(Shipped.Files).Table);
        return AnswerFeatures.Of(text, Words.Of(text), data.Book, data.Table);
    }
}
