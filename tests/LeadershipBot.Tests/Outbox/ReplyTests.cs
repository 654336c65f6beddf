using System.Text;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using Microsoft.AspNetCore.DataProtection;

namespace LeadershipBot.Tests.Outbox;

/// <summary>Replies for which nobody waits: kept until they have gone, unreadable, and not a moment longer.</summary>
public class ReplyTests
{
    private const string Words = "my very own words";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_reply_is_posted_once_however_often_the_delivery_comes_and_its_body_is_gone_then(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);

        await room.ReplyAsync("d1", Words);
        await room.ReplyAsync("d1", Words);
        await room.SendAsync();
        await room.ReplyAsync("d1", Words);
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post reply/d1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe(Words);
        (await room.BodiesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_reply_that_changes_is_edited_and_its_body_goes_after_the_edit_as_well(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);
        await room.ReplyAsync("d1", Words);
        await room.SendAsync();

        await room.ReplyAsync("d2", "Newer", message: "m1");
        var during = (await room.BodiesAsync()).Count;
        await room.SendAsync();

        during.ShouldBe(1);
        room.Chat.Calls.ShouldBe(["post reply/d1", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
        (await room.BodiesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_change_that_comes_while_the_edit_before_it_is_on_its_way_is_not_lost(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);
        await room.ReplyAsync("d1", Words);
        await room.SendAsync();
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        await room.ReplyAsync("d2", "Newer", message: "m1");

        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        await room.ReplyAsync("d3", "Newest", message: "m1");
        answered.SetResult();
        await sending;

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newest");
        (await room.BodiesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_was_typed_is_unreadable_in_the_database(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);

        await room.ReplyAsync("d1", Words);

        var body = (await room.BodiesAsync()).ShouldHaveSingleItem();
        body.ShouldNotContain(Words);
        Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace('-', '+').Replace('_', '/').PadRight((body.Length + 3) / 4 * 4, '='))).ShouldNotContain("own words");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_reply_the_platform_will_never_take_leaves_no_body_behind(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);
        room.Chat.Answers(new Delivery.Impossible("channel_not_found"));

        await room.ReplyAsync("d1", Words);
        await room.SendAsync();

        (await room.BodiesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_reply_in_a_channel_goes_there_and_is_never_sent_twice(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);
        room.Chat.Hangs(accepts: true);
        room.Chat.Finds = new Lookup.NotThere();
        await room.ReplyAsync("d1", Words, place: "C1-1700000000.000100");

        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        room.Mailroom.Clock.Advance(Patience.Call);
        await sending;
        await room.Mailroom.SettleAsync();

        room.Chat.Calls.Count(call => call == "post reply/d1").ShouldBe(1);
        room.Chat.Places.ShouldBe(["C1-1700000000.000100"]);
        (await room.BodiesAsync()).ShouldBeEmpty();
    }
}

/// <summary>An outbox whose only messages are replies to one person.</summary>
internal sealed class ReplyRoom : IAsyncDisposable
{
    private readonly Replies replies;
    private readonly OutboxSender sender;
    private readonly long person;

    private ReplyRoom(Mailroom mailroom, Replies replies, long person)
    {
        (Mailroom, this.replies, this.person) = (mailroom, replies, person);
        mailroom.Sources.Add(replies);
        sender = mailroom.NewSender(mailroom.Store, mailroom.Chat);
    }

    public Mailroom Mailroom { get; }

    public FakeChat Chat => Mailroom.Chat;

    public static async Task<ReplyRoom> OpenAsync(Database database)
    {
        var room = await Mailroom.OpenAsync(database);
        return new(room, new Replies(room.Clock, new EphemeralDataProtectionProvider()), await room.PersonAsync("ann"));
    }

    public Task ReplyAsync(string delivery, string words, string? message = null, string? place = null) =>
        Mailroom.DoAsync(unit => replies.QueueAsync(unit, Mailroom.Outbox, person, delivery, place, Card.Say(words), message));

    public Task SendAsync() => sender.DrainAsync(TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<string>> BodiesAsync() =>
        Mailroom.Store.ReadAsync(unit => unit.QueryAsync<string>("select body from reply"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        sender.Dispose();
        await Mailroom.DisposeAsync();
    }
}
