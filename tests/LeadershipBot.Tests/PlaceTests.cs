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

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Nobody_posts_where_they_have_not_asked_whatever_a_button_says(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await TakeAsync(bot, Question("d1"));
        var buttons = Choices((await QueuedAsync(bot))[0].Card.Parts).ToList();
        var post = buttons.Single(choice => choice.Label == "Post it here").Action;
        var theme = buttons.First(choice => choice.Action.Verb == "theme").Action;
        var mark = post.Subject[(InChannel.Place!.Length + 1)..];
        post.Subject.ShouldBe($"{InChannel.Place}~{mark}");
        new ActionId("post", new string('p', 150) + "~" + mark, new string('n', 60)).ToString().Length.ShouldBeLessThan(ActionId.MaxLength);
        (Address From, string Subject)[] forged =
        [
            (Alex, InChannel.Place), (Alex, $"C2~{mark}"), (Alex, $"{InChannel.Place}~"), (Alex, $"{InChannel.Place}~{mark}~{mark}"), (Alex, $"~{mark}"),
            (new("elsewhere", "T1", "U2"), post.Subject), (new("elsewhere", "T2", "U1"), post.Subject),
        ];

        foreach (var (from, subject) in forged)
        {
            foreach (var action in new[] { new ActionId("post", subject, post.Value), new ActionId("theme", subject, theme.Value) })
            {
                var reply = await TakeAsync(bot, new Incoming.Tapped(from, Guid.NewGuid().ToString(), Carries.Everything, action, Message: null));
                PlainText.Render(reply.ShouldBeOfType<Reply.New>().Card).ShouldBe(PlainText.Render(LeadershipBot.People.PeopleCards.Unknown()));
            }
        }

        (await QueuedAsync(bot)).ShouldNotContain(message => message.Card.IsForEverybody);
        var picked = await TakeAsync(bot, new Incoming.Tapped(Alex, "d4", Carries.Everything, theme, Message: null));
        PlainText.Render(picked.ShouldBeOfType<Reply.New>().Card).ShouldContain("[Post it here]");
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
