using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>When the sender is woken for those that wait for their pace.</summary>
public sealed class AlarmTests : IDisposable
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private readonly HeldClock clock = new();
    private readonly Alarm alarm;
    private int rung;

    public AlarmTests() => alarm = new(clock, () => Interlocked.Increment(ref rung));

    public void Dispose() => alarm.Dispose();

    [Fact]
    public async Task What_falls_due_between_the_look_and_its_end_is_looked_at_soon()
    {
        Note(1, after: 20);
        clock.Advance(19 * Millisecond);
        var lookedAt = clock.GetUtcNow();

        // The look itself takes until after the moment.
        clock.Advance(3 * Millisecond);
        await RungAsync(1);
        alarm.Set(Nothing, lookedAt).ShouldBeFalse();
        clock.Advance(11 * Millisecond);

        await RungAsync(2);
    }

    [Fact]
    public async Task What_was_looked_at_rings_no_more()
    {
        Note(1, after: 20);
        clock.Advance(21 * Millisecond);
        await RungAsync(1);
        alarm.Set(Nothing, clock.GetUtcNow());

        clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(50, TestContext.Current.CancellationToken);

        rung.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nobody_looked_nothing_changes()
    {
        Note(1, after: 20);

        alarm.Set(Nothing, lookedAt: null).ShouldBeFalse();
        clock.Advance(21 * Millisecond);

        await RungAsync(1);
    }

    [Fact]
    public async Task It_rings_for_the_first_of_several_and_after_that_for_the_next()
    {
        Note(1, after: 50);
        Note(2, after: 20);

        clock.Advance(21 * Millisecond);
        await RungAsync(1);
        alarm.Set(Nothing, clock.GetUtcNow());
        clock.Advance(30 * Millisecond);

        await RungAsync(2);
    }

    [Fact]
    public void What_is_due_already_is_told_at_once() => Note(1, after: 0).ShouldBeTrue();

    private static Dictionary<long, DateTimeOffset> Nothing => [];

    // A clock's timers ring elsewhere.
    private Task RungAsync(int times) => Mailroom.UntilAsync(() => Volatile.Read(ref rung) == times);

    private bool Note(long workspace, int after)
    {
        var now = clock.GetUtcNow();
        return alarm.Set(new Dictionary<long, DateTimeOffset> { [workspace] = now + (after * Millisecond) }, now);
    }
}
