using System.Collections.Concurrent;
using System.Diagnostics;

namespace LeadershipBot.Benchmarks;

/// <summary>Pauses that all take the same time, to half a millisecond: the runtime's own timers are four late where the machine's clock ticks 250 times a second.</summary>
internal sealed class Pauses : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<(long Until, TaskCompletionSource Over)> waiting = new();
    private readonly TimeSpan length;
    private readonly Thread thread;
    private volatile bool isEnough;

    public Pauses(TimeSpan length)
    {
        this.length = length;
        thread = new(Run) { IsBackground = true, Name = "Pauses" };
        thread.Start();
    }

    /// <summary>Ends after the pause.</summary>
    public Task PauseAsync()
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // What looks once a millisecond comes half of one too late on average.
        waiting.Enqueue((Stopwatch.GetTimestamp() + Ticks(length - (Step / 2)), over));
        return over.Task;
    }

    public void Dispose()
    {
        isEnough = true;
        thread.Join();
    }

    private void Run()
    {
        while (!isEnough)
        {
            Thread.Sleep(Step);

            while (waiting.TryPeek(out var first) && first.Until <= Stopwatch.GetTimestamp() && waiting.TryDequeue(out first))
            {
                first.Over.SetResult();
            }
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
