using System.Text;
using LeadershipBot.Tests.Slack;

namespace LeadershipBot.Tests;

public class NullCharacterTests
{
    [Theory]
    [InlineData("""{"text":"a\u0000b"}""", true)]
    [InlineData("""{"\u0000":1}""", true)] // A name is a text as well.
    [InlineData("""{"text":"a\\\u0000"}""", true)] // A backslash, then it.
    [InlineData("""{"text":"a\\u0000"}""", false)] // Somebody typed six letters.
    [InlineData("""{"text":"u0000"}""", false)]
    [InlineData("""{"text":"\\u0000 and \u0000"}""", true)] // The second one counts.
    [InlineData("", false)]
    public void It_is_seen_where_it_is_spelt(string json, bool holds) =>
        NullCharacter.IsIn(Encoding.UTF8.GetBytes(json)).ShouldBe(holds);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_text_that_no_database_keeps_is_refused_and_nothing_is_kept(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);

        (await run.Alex.SayAsync("join\0")).Status.ShouldBe(400);
        (await run.Alex.CommandAsync("join\0")).Status.ShouldBe(400);
        (await run.Bot.CountAsync("person")).ShouldBe(0);
    }
}
