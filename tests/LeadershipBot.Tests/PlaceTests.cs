using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>What is said in a channel or group: answered alone, and posted there only by its author.</summary>
public class PlaceTests
{
    private static readonly Address Alex = new("elsewhere", "T1", "U1");
    private static readonly Address InChannel = Alex with { Place = "C1_1605853844.000800" };

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_question_in_a_channel_is_answered_alone_and_the_channel_reads_only_that(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));

        (await TakeAsync(bot, Question("d1"))).ShouldBeOfType<Reply.Silence>();
        await TakeAsync(bot, Question("d1"));

        var queued = await QueuedAsync(bot);
        queued.Select(message => message.Place).ShouldBe([null, InChannel.Place]);
        PlainText.Render(queued[0].Card).ShouldContain("Closest: Stop being the gate");
        PlainText.Render(queued[0].Card).ShouldContain("[Post it here]");
        PlainText.Render(queued[1].Card).ShouldBe("I've answered you in private.");
        queued.ShouldAllBe(message => !message.Card.IsForEverybody);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Its_author_posts_the_thought_there_once_and_without_a_word_of_theirs(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await TakeAsync(bot, Question("d1"));
        var post = Choices((await QueuedAsync(bot))[0].Card.Parts).Single(choice => choice.Label == "Post it here").Action;

        await TakeAsync(bot, new Incoming.Tapped(Alex, "d2", Carries.Nothing, post, Message: null));
        await TakeAsync(bot, new Incoming.Tapped(Alex, "d3", Carries.Nothing, post, Message: null));

        var posted = (await QueuedAsync(bot)).Where(message => message.Card.IsForEverybody).ToList();
        posted.Count.ShouldBe(1);
        posted[0].Place.ShouldBe(InChannel.Place);
        PlainText.Render(posted[0].Card).ShouldStartWith("Stop being the gate");
        PlainText.Render(posted[0].Card).ShouldEndWith("Somebody here asked me, and posted this.");
        PlainText.Render(posted[0].Card).ShouldNotContain("wait for me");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_a_response_carries_is_alone_already(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));

        var reply = await TakeAsync(bot, Question("d1") with { Carries = Carries.Everything });

        PlainText.Render(reply.ShouldBeOfType<Reply.New>().Card).ShouldContain("[Post it here]");
        (await bot.CountAsync("outbox")).ShouldBe(0);
    }

    private static Incoming.Said Question(string delivery) =>
        new(InChannel, delivery, Carries.Nothing, "my directors wait for me before they decide anything, everything sits in my approval queue") { Forms = Forms.Offered };

    private static Task<Reply> TakeAsync(RunningBot bot, Incoming incoming) =>
        bot.Services.GetRequiredService<Inbox>().TakeAsync(incoming, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<(string? Place, Card Card)>> QueuedAsync(RunningBot bot)
    {
        var replies = bot.Services.GetRequiredService<Replies>();

        return await bot.Services.GetRequiredService<IStore>().ReadAsync(
            async unit =>
            {
                var queued = new List<(string?, Card)>();

                foreach (var row in await unit.QueryAsync<Row>("select person, subject, place from outbox where kind = 'reply' order by id"))
                {
                    queued.Add((row.Place, (await replies.RenderAsync(unit, row.Person, row.Subject))!));
                }

                return queued;
            },
            TestContext.Current.CancellationToken);
    }

    private static IEnumerable<Choice> Choices(IEnumerable<Part> parts) => parts.OfType<Choices>().SelectMany(choices => choices.Items);

    private sealed record Row(long Person, string Subject, string? Place);
}
