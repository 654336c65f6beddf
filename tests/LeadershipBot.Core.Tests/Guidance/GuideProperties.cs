using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class GuideProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [LongFact]
    public void Any_text_gets_all_sixteen_themes_once() =>
        Check(text => Shipped.Guide.Read(text).Ranked.Order().SequenceEqual(Theme.Ids.Order()));

    [LongFact]
    public void Any_text_is_read_the_same_way_twice() => Check(text =>
    {
        var (once, again) = (Shipped.Guide.Read(text), Shipped.Guide.Read(text));
        return once.Tier == again.Tier && once.Ranked.SequenceEqual(again.Ranked) && once.Words.SequenceEqual(again.Words)
            && Shipped.AnswerReader.Read(text) == Shipped.AnswerReader.Read(text);
    });

    [LongFact]
    public void What_is_quoted_stands_in_the_text_and_is_at_most_three() => Check(text =>
    {
        var reading = Shipped.Guide.Read(text);
        return reading.Words.Count <= 3 && reading.Words.All(quote => quote.Length > 0 && text.Contains(quote, StringComparison.Ordinal));
    });

    [LongTheory]
    [InlineData("decision ")] // one long text of a word that is a phrase
    [InlineData("a")] // one endless word
    [InlineData("my ")] // begins many phrases
    [InlineData("let let ")] // begins phrases with a gap
    [InlineData("'")]
    [InlineData("<b>&amp;*_~`</b> ")]
    [InlineData("مرحبا ")]
    [InlineData("😀\ud83d")] // half of a pair
    public void Ten_thousand_characters_take_no_more_work_than_three_thousand(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1 + (10_000 / piece.Length)));
        Words.Of(text).Count.ShouldBe(Words.Of(text[..Words.Furthest]).Count);
        var (whole, furthest, half) = (Work(text), Work(text[..Words.Furthest]), Work(text[..(Words.Furthest / 2)]));

        // Memory asked for does not depend on what else the machine does, as time would. The compiler, once it has seen enough,
        // does without some of it, whenever that may be: so a fifth more is nothing, where reading on would take three times as much.
        whole.ShouldBeLessThan((long)(furthest * 1.2) + 1_000);
        furthest.ShouldBeLessThan((half * 3) + 10_000); // linear
    }

    // The least of a few, for the first ones also pay for what is made once.
    private static long Work(string text) => Enumerable.Range(0, 5).Min(_ => WorkOnce(text));

    private static long WorkOnce(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Shipped.Guide.Read(text).Ranked.Count.ShouldBe(16);
        Shipped.AnswerReader.Read(text).ShouldNotBeNull();
        Guide.LooksLikeQuestion(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Check(Func<string, bool> holds) =>
        Prop.ForAll(Texts().ToArbitrary(), holds).Check(Many);

    // Strings of any characters, and strings of words the guide knows in an order nobody meant.
    private static Gen<string> Texts()
    {
        var anything = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "");
        var known = Encoding.UTF8.GetString(Shipped.Files["cues.txt"]).Split([' ', '\n', '|'], StringSplitOptions.RemoveEmptyEntries);
        var shuffled = Gen.ListOf(Gen.Elements(known)).Select(words => string.Join(' ', words));
        return Gen.OneOf(anything, shuffled);
    }
}
