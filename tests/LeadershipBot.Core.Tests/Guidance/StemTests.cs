using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class StemTests
{
    [Theory]
    [InlineData("decides", "decid")]
    [InlineData("deciding", "decid")]
    [InlineData("decided", "decid")]
    [InlineData("stopped", "stop")]
    [InlineData("policies", "policy")]
    [InlineData("hers", "hers")] // not "her"
    [InlineData("ours", "ours")]
    [InlineData("yours", "yours")]
    [InlineData("theirs", "theirs")]
    [InlineData("status", "status")]
    [InlineData("basis", "basis")]
    [InlineData("boss", "boss")]
    [InlineData("bosses", "boss")]
    [InlineData("goals", "goal")]
    [InlineData("dies", "die")] // not "dy"
    [InlineData("tries", "try")]
    [InlineData("tried", "try")]
    [InlineData("tied", "tied")] // too little would be left
    [InlineData("going", "going")]
    [InlineData("bring", "bring")] // no vowel would be left
    [InlineData("trying", "try")]
    [InlineData("backed", "back")]
    [InlineData("helped", "help")]
    [InlineData("milked", "milk")]
    [InlineData("worked", "work")]
    [InlineData("jumped", "jump")]
    [InlineData("called", "call")] // these are doubled without an ending too
    [InlineData("missed", "miss")]
    [InlineData("buzzed", "buzz")]
    [InlineData("adding", "add")]
    [InlineData("meetings", "meet")]
    [InlineData("hope", "hop")]
    [InlineData("are", "are")]
    [InlineData("its", "its")]
    public void Only_grammatical_endings_are_taken_off(string word, string stem) => Stem.Of(word).ShouldBe(stem);
}
