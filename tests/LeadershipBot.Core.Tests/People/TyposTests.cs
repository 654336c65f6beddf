using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.People;

namespace LeadershipBot.Tests.People;

public class TyposTests
{
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abd", "abc", false)] // Three letters: not one may slip.
    [InlineData("abcx", "abcd", true)] // From four on one may.
    [InlineData("abxx", "abcd", false)]
    [InlineData("abc", "abcd", true)] // One left out,
    [InlineData("abcde", "abcd", true)] // one too many,
    [InlineData("bacd", "abcd", true)] // two in each other's place.
    [InlineData("badc", "abcd", false)] // That twice are two slips.
    [InlineData("abcdefxx", "abcdefgh", false)] // Eight letters: one slip.
    [InlineData("abcdefxxi", "abcdefghi", true)] // Nine: two.
    [InlineData("abcdexxxi", "abcdefghi", false)]
    [InlineData("abcdefg", "abcdefghi", true)]
    [InlineData("abcdef", "abcdefghi", false)]
    [InlineData("badcefghi", "abcdefghi", true)]
    [InlineData("", "abcd", false)]
    [InlineData("xyzabcd", "abcd", false)] // Too long to be it.
    [InlineData("cab", "abc", false)]
    [InlineData("bcda", "abcd", false)] // A letter that moved across the word is two slips.
    public void A_slip_is_forgiven_in_a_long_word_only(string typed, string meant, bool near) => Typos.Near(typed, meant).ShouldBe(near);

    [Fact]
    public void Any_one_slip_in_any_word_of_five_letters_is_forgiven() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Slips().ToArbitrary(), slip => Typos.Near(slip.Typed, slip.Meant).ShouldBeTrue($"{slip.Typed} for {slip.Meant}")));

    private static Gen<(string Typed, string Meant)> Slips() =>
        from letters in Gen.ArrayOf(Gen.Elements("abcde".ToCharArray()), 5)
        from at in Gen.Choose(0, 3)
        from other in Gen.Elements("abcde".ToCharArray())
        from kind in Gen.Choose(0, 3)
        let meant = new string(letters)
        select (kind switch
        {
            0 => meant.Remove(at, 1),
            1 => meant.Insert(at, other.ToString()),
            2 => $"{meant[..at]}{other}{meant[(at + 1)..]}",
            _ => $"{meant[..at]}{meant[at + 1]}{meant[at]}{meant[(at + 2)..]}",
        }, meant);
}
