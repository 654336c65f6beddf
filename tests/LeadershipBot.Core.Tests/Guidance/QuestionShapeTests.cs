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
    [InlineData("could anyone else run it")]
    [InlineData("did they ask you")]
    [InlineData("when should I step back")]
    [InlineData("whose call is it")]
    [InlineData("هل هذا صحيح؟")] // Other scripts have marks of their own.
    public void A_question_looks_like_one(string text) => Guide.LooksLikeQuestion(text).ShouldBeTrue();

    [Theory]
    [InlineData("handed it over to Ana")]
    [InlineData("when they asked me to decide I said no")] // "when" begins no question here
    [InlineData("did it myself")] // no subject after the verb
    [InlineData("was on the bridge all night")]
    [InlineData("how")] // One word alone opens nothing.
    [InlineData("well how. fine")]
    [InlineData("could have been worse")]
    [InlineData("does that count")] // "Does that" is no subject of doing.
    [InlineData("gave it to the team that is on call")] // In the middle of a clause nothing opens.
    [InlineData("I did what I always do")]
    [InlineData("")]
    public void An_answer_does_not(string text) => Guide.LooksLikeQuestion(text).ShouldBeFalse();
}
