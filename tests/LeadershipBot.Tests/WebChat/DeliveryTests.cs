using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.WebChat;

namespace LeadershipBot.Tests;

public class DeliveryTests
{
    private static readonly Address Alex = new("web", "local", "alex", "alex");
    private static readonly DateTimeOffset Earlier = new(2026, 11, 19, 13, 0, 0, TimeSpan.Zero);
    private readonly HeldClock clock = new(Earlier.AddDays(1));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_posted_twice_is_one_message_that_bears_its_name()
    {
        var rooms = new Rooms(standing: null);
        var chat = new WebChat.WebChat(rooms, clock);

        (await chat.PostAsync(Alex, "check-in/7", Card.Say("first"), Cancel)).ShouldBe(new Delivery.Sent("check-in/7"));
        (await chat.PostAsync(Alex, "check-in/7", Card.Say("again"), Cancel)).ShouldBe(new Delivery.Sent("check-in/7"));

        (await ShownAsync(rooms)).ShouldBe(["first"]);
        (await chat.FindAsync(Alex, "check-in/7", Earlier, Cancel)).ShouldBe(new Lookup.Found("check-in/7"));
        (await chat.FindAsync(Alex, "check-in/8", Earlier, Cancel)).ShouldBe(new Lookup.NotThere());
    }

    [Fact]
    public async Task A_message_is_edited_and_removed_and_one_that_is_gone_counts_as_done()
    {
        var rooms = new Rooms(standing: null);
        var chat = new WebChat.WebChat(rooms, clock);
        await chat.PostAsync(Alex, "a", Card.Say("first"), Cancel);

        (await chat.EditAsync(Alex, "a", Card.Say("edited"), Cancel)).ShouldBe(new Delivery.Sent("a"));
        (await ShownAsync(rooms)).ShouldBe(["edited"]);

        (await chat.RemoveAsync(Alex, "a", Cancel)).ShouldBe(new Delivery.Sent("a"));
        (await chat.RemoveAsync(Alex, "a", Cancel)).ShouldBe(new Delivery.Sent("a"));
        (await chat.EditAsync(Alex, "a", Card.Say("too late"), Cancel)).ShouldBe(new Delivery.Sent("a"));
        (await ShownAsync(rooms)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_but_the_leaders_there_are_to_play_is_reached()
    {
        var chat = new WebChat.WebChat(new Rooms(standing: null), clock);

        (await chat.PostAsync(Alex with { User = "nobody" }, "a", Card.Say("hello"), Cancel))
            .ShouldBe(new Delivery.Impossible("Nobody of that id is there to play."));
    }

    [Fact]
    public async Task After_a_restart_the_room_begins_with_what_stands_in_it()
    {
        var rooms = new Rooms((to, count, _) => Task.FromResult<IReadOnlyList<(string, DateTimeOffset, Card)>>(
            to == Alex && count == Room.Bound ? [("a", Earlier, Card.Say("stood there"))] : []));
        var chat = new WebChat.WebChat(rooms, clock);

        await chat.PostAsync(Alex, "b", Card.Say("new"), Cancel);
        await chat.PostAsync(Alex, "a", Card.Say("sent again"), Cancel);

        (await ShownAsync(rooms)).ShouldBe(["stood there", "new"]);
        (await rooms.OpenAsync("alex", Cancel))!.Read().Lines.Select(line => line.At).ShouldBe([Earlier, clock.GetUtcNow()]);
    }

    [Fact]
    public async Task While_the_database_is_away_a_message_waits_rather_than_jump_the_queue()
    {
        var away = true;
        var rooms = new Rooms((_, _, _) => away
            ? Task.FromException<IReadOnlyList<(string, DateTimeOffset, Card)>>(new StorageAwayException("The disk is full."))
            : Task.FromResult<IReadOnlyList<(string, DateTimeOffset, Card)>>([]));
        var chat = new WebChat.WebChat(rooms, clock);

        (await chat.PostAsync(Alex, "a", Card.Say("hello"), Cancel)).ShouldBe(new Delivery.TryAgain(TimeSpan.FromSeconds(5), "The disk is full."));
        away = false;
        (await chat.PostAsync(Alex, "a", Card.Say("hello"), Cancel)).ShouldBe(new Delivery.Sent("a"));
    }

    private static async Task<IEnumerable<string>> ShownAsync(Rooms rooms) =>
        (await rooms.OpenAsync("alex", Cancel))!.Read().Lines.Select(line => PlainText.Render(line.Card!));
}
