using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>A platform that does not answer any more is left alone for a while.</summary>
public class BreakerTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task After_many_calls_without_an_answer_nothing_is_tried_until_the_pause_is_over(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QuietAsync(room);
        await room.PostAsync(room.Post(await room.PersonAsync("zoe"), "later"));

        await room.SendAfterAsync(Breakers.Pause - TimeSpan.FromSeconds(1));
        var during = (room.Chat.Calls.Count, await room.StateAsync("later"), await room.ColumnAsync<long>("later", "attempts"));
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        during.ShouldBe((10, "pending", 0L));
        room.Chat.Chat.ShouldContain(shown => shown.Key == "note/later");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task When_it_answers_again_everything_arrives_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QuietAsync(room);

        room.Clock.Advance(Breakers.Pause);
        await room.SettleAsync();

        room.Chat.Chat.Count.ShouldBe(10);
        room.Chat.Calls.Count(call => call.StartsWith("post")).ShouldBe(10);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task One_good_answer_among_them_and_it_goes_on(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("first"), "first"));
        await room.SendAsync();
        await QuietAsync(room);
        await room.PostAsync(room.Post(await room.PersonAsync("zoe"), "later"));

        await room.SendAsync();

        room.Chat.Chat.ShouldContain(shown => shown.Key == "note/later");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Where_everything_is_refused_for_no_fault_of_anybody_what_still_waits_is_not_burnt(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QuietAsync(room, new Delivery.Impossible("ServiceError", IsGone: false));
        await room.PostAsync(room.Post(await room.PersonAsync("zoe"), "later"));

        await room.SendAsync();
        var during = await room.StateAsync("later");
        await room.SendAfterAsync(Breakers.Pause);

        (during, await room.StateAsync("later")).ShouldBe(("pending", "sent"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Whoever_is_gone_stops_nobody_else(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QuietAsync(room, new Delivery.Impossible("account_inactive"));
        await room.PostAsync(room.Post(await room.PersonAsync("zoe"), "later"));

        await room.SendAsync();

        (await room.StateAsync("later")).ShouldBe("sent");
    }

    // Ten messages arrive, and nothing is heard of them.
    private static Task QuietAsync(Mailroom room) => QuietAsync(room, new Delivery.InDoubt("reset"));

    private static async Task QuietAsync(Mailroom room, Delivery answer)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => room.PersonAsync($"p{number}")));

        foreach (var person in people)
        {
            room.Chat.AcceptsAndAnswers(answer);
            await room.PostAsync(room.Post(person, $"{person}"));
        }

        await room.SendAsync();
    }
}
