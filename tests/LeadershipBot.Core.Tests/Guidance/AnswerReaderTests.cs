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

    [Theory]
    [InlineData("I used to sign each release", "I?+sign")] // long ago
    [InlineData("I meant to hand over the patching, in the end I patched", "I?+hand", "I+patch")] // meant, and then the deed, in a clause of its own
    [InlineData("I would have let them decide but I decided", "I?+let", "I+decid")] // a turn ends what was only thought
    [InlineData("I did not touch the plan", "I+!touch")]
    [InlineData("Not one mail left without my wording", "I+word")] // denied twice, and the exception says whose it is
    [InlineData("nobody signed anything but me", "I+me")]
    [InlineData("They shipped nothing until Ana agreed", "they+agr")]
    [InlineData("She decided without me", "they+!me")] // a single denial: nothing is turned round
    [InlineData("no plans, without my help they ran it", "-+!help", "they+ran")] // nor is what another clause denied
    public void A_word_stands_under_whoever_did_it_and_what_is_denied_or_only_meant(string text, params string[] tags) =>
        Features(text).Tags.Intersect(tags).ShouldBe(tags, ignoreOrder: true);

    [Fact]
    public void What_is_denied_twice_is_marked_in_the_part_it_stands_in() =>
        Features("I signed nothing without reading it").Parts.SelectMany(part => part.Tags).ShouldContain(tag => tag.EndsWith("!!"));

    private static AnswerFeatures Features(string text)
    {
        var data = AnswerData.Parse(Shipped.Text, GuideData.Parse(Shipped.Text).Table);
        return AnswerFeatures.Of(text, Words.Of(text), data.Book, data.Table);
    }
}
