using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Storage;

/// <summary>Several nodes on one PostgreSQL: whether they fit together, mean the same moment and hear each other.</summary>
public class NodeTests
{
    private static readonly NodeIdentity Self = new("1.0", "pack", "keys");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_with_another_pack_or_other_keys_does_not_start_beside_one_of_its_version()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        using var first = new Nodes(store, Self, TimeProvider.System, NullLogger<Nodes>.Instance);
        await first.StartingAsync(Cancelled);

        (await RefusedAsync(store, Self with { Pack = "other" })).ShouldBe(
            "Content:Pack is another one than that of the node of the same version which is already running on this database.");
        (await RefusedAsync(store, Self with { Keys = "other" })).ShouldBe(
            "Storage:KeysCertificatePath is another certificate than that of the node of the same version which is already running on this database.");
        (await RefusedAsync(store, Self)).ShouldBeNull();
        (await RefusedAsync(store, new("1.1", "newer", "keys"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_node_that_has_stopped_is_in_nobodys_way()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        using var first = new Nodes(store, Self, TimeProvider.System, NullLogger<Nodes>.Instance);
        await first.StartingAsync(Cancelled);
        await first.StoppedAsync(Cancelled);

        (await RefusedAsync(store, Self with { Pack = "other" })).ShouldBeNull();
    }

    [Fact]
    public async Task The_time_is_the_databases_and_a_machine_that_is_off_is_found_out()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        var (machine, node) = (new HeldClock(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1)), new NodeClock());
        var clock = new DatabaseClock(machine, node);
        var before = node.IsOff;

        await clock.AskAsync(store, Cancelled);
        var now = clock.GetUtcNow();
        machine.Set(machine.GetUtcNow() - TimeSpan.FromHours(1));

        before.ShouldBeFalse();
        node.IsOff.ShouldBeTrue();
        now.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(10));
        clock.GetUtcNow().ShouldBe(now);
    }

    [Fact]
    public async Task What_one_node_has_queued_another_hears_of()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);
        using var one = new PostgresPeers(temporary.Settings, NullLogger<PostgresPeers>.Instance);
        using var other = new PostgresPeers(temporary.Settings, NullLogger<PostgresPeers>.Instance);
        var (heard, echo) = (0, 0);
        other.WhenTold(() => Interlocked.Increment(ref heard));
        one.WhenTold(() => Interlocked.Increment(ref echo));
        await one.StartAsync(Cancelled);
        await other.StartAsync(Cancelled);

        var deadline = Environment.TickCount64 + 20_000;

        while (Volatile.Read(ref heard) == 0 && Environment.TickCount64 < deadline)
        {
            one.Tell();
            await Task.Delay(50, Cancelled);
        }

        heard.ShouldBeGreaterThan(0);
        echo.ShouldBe(0);
        await one.StopAsync(Cancelled);
        await other.StopAsync(Cancelled);
    }

    [Theory]
    [InlineData("one", "one", true)]
    [InlineData("one", "other", false)]
    [InlineData("one,other", "one", true)] // The new one is made known to each node in turn …
    [InlineData("other,one", "one,other", true)] // … then each wraps by it …
    [InlineData("other", "other,one", true)] // … and then the old one goes.
    [InlineData("other,one", "one", false)] // Too early: that one could not open what this one wraps.
    [InlineData("other", "one,other", false)] // And this one not what that one wraps.
    public void Nodes_fit_where_each_opens_what_the_other_wraps(string one, string other, bool fit)
    {
        (Self with { Keys = one }).FitsKeys(other).ShouldBe(fit);
        (Self with { Keys = other }).FitsKeys(one).ShouldBe(fit);
    }

    private static async Task<string?> RefusedAsync(IStore store, NodeIdentity identity)
    {
        using var node = new Nodes(store, identity, TimeProvider.System, NullLogger<Nodes>.Instance);

        try
        {
            await node.StartingAsync(Cancelled);
            await node.StoppedAsync(Cancelled);
            return null;
        }
        catch (StartRefusedException refused)
        {
            return refused.Message;
        }
    }
}
