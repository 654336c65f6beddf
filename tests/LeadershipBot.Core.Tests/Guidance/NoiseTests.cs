using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class NoiseTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("👍🎉")]
    [InlineData("hello")]
    [InlineData("thanks!")]
    [InlineData("ok")]
    [InlineData("xcvbxcvb")]
    [InlineData("مرحبا كيف حالك")]
    [InlineData("你好")]
    public void Where_nothing_is_asked_it_is_noise(string text)
    {
        var reading = Shipped.Guide.Read(text);

        reading.Tier.ShouldBe(Tier.None);
        reading.Noise.ShouldBeTrue();
    }

    [Theory]
    [InlineData("please unlock my SAP account")]
    [InlineData("what is the population of Norway")]
    public void A_real_question_that_is_off_the_essay_is_not_noise(string text) =>
        Shipped.Guide.Read(text).Noise.ShouldBeFalse();

    [Fact]
    public void A_greeting_before_a_question_does_not_hide_it()
    {
        var reading = Shipped.Guide.Read("hi, thanks! how do I stop being the bottleneck for every decision?");

        reading.Ranked[0].ShouldBe("decision-hub");
        reading.Noise.ShouldBeFalse();
    }
}
