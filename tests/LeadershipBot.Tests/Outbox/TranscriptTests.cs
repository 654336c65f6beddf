using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

public class TranscriptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_chat_is_drawn_again_from_the_state_oldest_first(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var (ann, bo) = (await room.PersonAsync("ann"), await room.PersonAsync("bo"));

        foreach (var subject in (string[])["one", "two", "gone", "silent", "three", "four"])
        {
            await room.PostAsync(room.Post(ann, subject));
            await room.SendAfterAsync(TimeSpan.FromMinutes(1));
        }

        await room.PostAsync(room.Post(bo, "bo's"));
        await room.SendAsync();
        await room.PostAsync(room.Post(ann, "not yet", due: TimeSpan.FromHours(1)));
        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/gone"));
        await room.DoAsync(unit => FakeSource.SayAsync(unit, "two", "Two, newer"));
        await room.DoAsync(unit => FakeSource.SayAsync(unit, "silent", null));

        var standing = await room.Transcript.ReadAsync(new("fake", "W", "ann"), 4, Cancelled);

        standing.Select(message => (message.Message, PlainText.Render(message.Card))).ShouldBe(
            [("m2", "Two, newer"), ("m5", "About three"), ("m6", "About four")]);
        standing[^1].At.ShouldBe(room.Clock.GetUtcNow());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Somebody_nobody_knows_has_an_empty_chat(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);

        (await room.Transcript.ReadAsync(new("fake", "W", "nobody"), 4, Cancelled)).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_backlog_is_what_has_something_left_to_do(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");
        await room.PostAsync(room.Post(ann, "sent"));
        await room.SendAsync();
        var queued = room.Clock.GetUtcNow();
        await room.PostAsync(room.Post(ann, "doubtful"));
        room.Chat.Answers(new Delivery.InDoubt("reset"));
        await room.SendAsync();
        var nothingDue = await BacklogAsync(room);
        await room.PostAsync(room.Post(ann, "due"));
        await room.PostAsync(room.Post(ann, "later", due: TimeSpan.FromHours(1)));
        room.Clock.Advance(TimeSpan.FromSeconds(1));

        nothingDue.ShouldBe(new Backlog(1, 1, null));
        (await BacklogAsync(room)).ShouldBe(new Backlog(3, 1, queued));
        (await room.NextDueAsync()).ShouldBe(queued);
    }

    private static Task<Backlog> BacklogAsync(Mailroom room) =>
        room.Store.ReadAsync(unit => Backlog.ReadAsync(unit, room.Clock.GetUtcNow()), Cancelled);
}
