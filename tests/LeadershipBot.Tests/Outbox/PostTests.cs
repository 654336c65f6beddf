namespace LeadershipBot.Tests.Outbox;

public class PostTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_goes_out_once_however_often_it_is_queued(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");

        await room.PostAsync(room.Post(ann, "hello"));
        await room.PostAsync(room.Post(ann, "hello"));
        await room.SendAsync();
        await room.PostAsync(room.Post(ann, "hello"));
        await room.SendAsync();

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("About hello");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Sent");
        (await room.ColumnAsync<string>("hello", "message")).ShouldBe("m1");
        (await room.ColumnAsync<long?>("hello", "sent_at")).ShouldBe(room.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
