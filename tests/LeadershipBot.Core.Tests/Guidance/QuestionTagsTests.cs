using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class QuestionTagsTests
{
    [Fact]
    public void A_question_is_its_words_and_each_with_its_neighbour() =>
        QuestionTags.Of(Words.Of("Waits for me")).ShouldBe(["^_wait", "wait", "wait_for", "for", "for_me", "me", "me_$"]);

    [Fact]
    public void Nothing_has_no_words() => QuestionTags.Of([]).ShouldBe(["^_$"]);

    [Fact]
    public void A_tag_of_a_long_question_counts_less() => QuestionTags.Share(15).ShouldBe(QuestionTags.Share(3) / 2, tolerance: 1e-9);
}
