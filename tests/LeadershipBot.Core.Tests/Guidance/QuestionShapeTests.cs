using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class QuestionShapeTests
{
    [Theory]
    [InlineData("am I too close to the work?")]
    [InlineData("too deep in the weeds again?")] // only the mark asks
    [InlineData("how do i let go")]
    [InlineData("I gave it away. Now what do I do")]
    [InlineData("should I step in")]
    [InlineData("I wonder whether I should step in")]
    [InlineData("any advice on delegating")]
    [InlineData("not sure how to hand this over")]
    public void A_question_looks_like_one(string text) => Guide.LooksLikeQuestion(text).ShouldBeTrue();

    [Theory]
    [InlineData("handed it over to Ana")]
    [InlineData("when they asked me to decide I said no")] // "when" begins no question here
    [InlineData("did it myself")] // no subject after the verb
    [InlineData("was on the bridge all night")]
    [InlineData("I did what I always do")]
    [InlineData("")]
    public void An_answer_does_not(string text) => Guide.LooksLikeQuestion(text).ShouldBeFalse();
}
