namespace LeadershipBot.Tests;

public class KeptTests
{
    [Fact]
    public void The_same_words_differ_nowhere() => Kept.Difference("== one\na\nb\n", "== one\na\nb\n").ShouldBeNull();

    [Theory]
    [InlineData("== one\na\nb", "== one\na\nc", "== one, line 3:\n- b\n+ c")]
    [InlineData("== one\na", "== one\na\nb", "== one, line 3:\n+ b")] // Something was added at the end.
    [InlineData("== one\na\nb", "== one\na", "== one, line 3:\n- b")] // Or fell off.
    [InlineData("== one\na\n== two\na", "== one\na\n== two\nb", "== two, line 4:\n- a\n+ b")]
    public void A_difference_names_its_scene_and_shows_both(string kept, string told, string difference) =>
        Kept.Difference(kept, told).ShouldBe(difference);
}
