using LeadershipBot.Cards;
using LeadershipBot.WebChat;

namespace LeadershipBot.Tests;

public class RoomTests
{
    private readonly Room room = new(Leader.All[0]);

    [Fact]
    public void A_message_of_a_known_name_is_not_added_again()
    {
        Add("a", "first");
        Add("a", "second");

        Texts().ShouldBe(["first"]);
    }

    [Fact]
    public void A_message_changes_where_it_stands()
    {
        Add("a", "first");
        Add("b", "second");

        room.Change("a", Card.Say("changed")).ShouldBeTrue();
        room.Change("c", Card.Say("nobody sees this")).ShouldBeFalse();

        Texts().ShouldBe(["changed", "second"]);
    }

    [Fact]
    public void The_oldest_messages_fall_off()
    {
        for (var number = 0; number <= Room.Bound; number++)
        {
            Add($"m{number}", $"text {number}");
        }

        Texts().Count.ShouldBe(Room.Bound);
        Texts()[0].ShouldBe("text 1");
    }

    [Fact]
    public void A_window_is_told_what_it_missed_in_the_order_it_happened()
    {
        Add("a", "first");
        var seen = room.Read().Last;
        Add("b", "second");
        room.Change("a", Card.Say("changed"));
        room.Remove("b");
        room.Remove("never there");

        room.Since(seen).ShouldBe(["b", "a", "b"]);
        room.Since(room.Read().Last).ShouldBe([]);
    }

    [Fact]
    public void A_window_that_missed_too_much_or_knows_the_future_has_to_begin_again()
    {
        for (var change = 0; change < 600; change++)
        {
            Add($"m{change}", "text");
        }

        room.Since(0).ShouldBeNull();
        room.Since(100)!.Count.ShouldBe(500);
        room.Since(601).ShouldBeNull();
    }

    [Fact]
    public void A_change_wakes_who_waits_for_one()
    {
        var changed = room.Changed;
        changed.IsCompleted.ShouldBeFalse();

        Add("a", "first");

        changed.IsCompletedSuccessfully.ShouldBeTrue();
        room.Changed.IsCompleted.ShouldBeFalse();
    }

    private void Add(string message, string text) => room.Add(new(message, DateTimeOffset.UnixEpoch, Card.Say(text), Said: null));

    private List<string> Texts() => [.. room.Read().Lines.Select(line => PlainText.Render(line.Card!))];
}
