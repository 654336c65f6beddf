using LeadershipBot.Outbox;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>What is remembered of people stays within bounds.</summary>
public class SlackRememberedTests
{
    [Fact]
    public void However_many_come_no_more_are_remembered_than_there_is_room_for()
    {
        var remembered = new Remembered<int>();

        for (var number = 0; number <= Remembered<int>.Most; number++)
        {
            remembered.Set(Of(number), number);
            remembered.Count.ShouldBeLessThanOrEqualTo(Remembered<int>.Most);
        }

        remembered.TryGet(Of(Remembered<int>.Most), out var last).ShouldBeTrue();
        last.ShouldBe(Remembered<int>.Most);
    }

    [Fact]
    public void What_is_newer_counts_only_for_whoever_is_remembered()
    {
        var remembered = new Remembered<string>();
        remembered.Set(Of(1), "old");

        remembered.Change(Of(1), "new");
        remembered.Change(Of(2), "new");

        remembered.TryGet(Of(1), out var one).ShouldBeTrue();
        one.ShouldBe("new");
        remembered.Has(Of(2)).ShouldBeFalse();
    }

    private static Address Of(int number) => new(SlackChat.Name, "T1", $"U{number}");
}
