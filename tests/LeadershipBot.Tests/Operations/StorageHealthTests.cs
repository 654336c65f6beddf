using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadershipBot.Tests.Operations;

/// <summary>Many who ask whether it is ready, and a database that is slow to say.</summary>
public class StorageHealthTests
{
    private readonly HeldClock clock = new();
    private readonly Slow store = new();
    private readonly StorageHealth health;

    public StorageHealthTests() => health = new(store, clock);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_at_the_same_time_shares_one_look()
    {
        var asked = Enumerable.Range(0, 20).Select(_ => AskAsync()).ToList();
        await UntilAsync(() => store.Looks > 0);
        store.MayAnswer.SetResult();

        (await Task.WhenAll(asked)).ShouldAllBe(status => status == HealthStatus.Healthy);
        store.Looks.ShouldBe(1);
    }

    [Fact]
    public async Task While_a_look_hangs_the_others_are_told_at_once_and_start_none_of_their_own()
    {
        var first = AskAsync();
        await UntilAsync(() => store.Looks > 0);
        clock.Advance(TimeSpan.FromSeconds(6));

        (await AskAsync(), await AskAsync()).ShouldBe((HealthStatus.Unhealthy, HealthStatus.Unhealthy));
        store.Looks.ShouldBe(1);
        store.MayAnswer.SetResult();
        await first;

        (await AskAsync()).ShouldBe(HealthStatus.Healthy);
    }

    private async Task<HealthStatus> AskAsync() => (await health.CheckHealthAsync(new(), Cancelled)).Status;

    private static Task UntilAsync(Func<bool> holds) => LeadershipBot.Tests.Outbox.Mailroom.UntilAsync(holds);

    private sealed class Slow : IStore
    {
        private int looks;

        public TaskCompletionSource MayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Looks => Volatile.Read(ref looks);

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref looks);
            await MayAnswer.Task.WaitAsync(cancellationToken);
            return default!;
        }

        public Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) => Task.FromResult(default(T)!);
    }
}
