using LeadershipBot.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Outbox;

/// <summary>How the places of a round are divided.</summary>
public class ShareTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Places_that_others_leave_empty_go_to_whoever_has_more(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QueueAsync(room, "W", 50);
        await QueueAsync(room, "X", 1);
        await QueueAsync(room, "Y", 1);

        var claimed = await ClaimAsync(room, most: 20);

        claimed.ShouldBe(["W 18", "X 1", "Y 1"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Where_all_have_enough_each_has_the_same(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QueueAsync(room, "W", 50);
        await QueueAsync(room, "X", 50);

        var claimed = await ClaimAsync(room, most: 20);

        claimed.ShouldBe(["W 10", "X 10"]);
    }

    private static async Task<IEnumerable<string>> ClaimAsync(Mailroom room, int most)
    {
        var claiming = new Claiming([room.Chat], new(room.Clock, NullLogger<Breakers>.Instance));
        var now = room.Clock.GetUtcNow();
        var claimed = await room.Store.WriteAsync(unit => claiming.ClaimAsync(unit, most, [], now, now + Patience.Lease), TestContext.Current.CancellationToken);

        return claimed.Rows.CountBy(row => row.Workspace).Select(pair => $"{pair.Key} {pair.Value}").Order();
    }

    private static async Task QueueAsync(Mailroom room, string workspace, int count)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, count).Select(number => room.PersonAsync($"{workspace}{number}", workspace)));
        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));
    }
}
