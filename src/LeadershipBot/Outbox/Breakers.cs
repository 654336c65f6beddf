using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace LeadershipBot.Outbox;

/// <summary>Leaves a platform alone for a while when none of its answers make sense any more. What is for it waits, untouched.</summary>
internal sealed class Breakers(TimeProvider clock, ILogger<Breakers> log)
{
    /// <summary>How long it is left alone before one call tries again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // So many calls without one good answer among them, within so long.
    private const int Calls = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Breaker> platforms = new(StringComparer.Ordinal);

    /// <summary>Platforms that are left alone just now.</summary>
    public IReadOnlyList<string> Resting => [.. platforms.Where(pair => pair.Value.IsResting(clock)).Select(pair => pair.Key)];

    /// <summary>Platforms whose last call came to nothing, left alone or not.</summary>
    public IReadOnlyList<string> Failing => [.. platforms.Where(pair => pair.Value.HasFailed).Select(pair => pair.Key)];

    /// <summary>Makes a call, or does not.</summary>
    /// <returns>Null where the platform is left alone just now: then nothing was done.</returns>
    public async Task<object?> CallAsync(string platform, Func<Task<object>> call)
    {
        try
        {
            var breaker = platforms.GetOrAdd(platform, New);
            return await breaker.Pipeline.ExecuteAsync(async _ => breaker.Note(await call()));
        }
        catch (BrokenCircuitException)
        {
            return null;
        }
    }

    private Breaker New(string platform)
    {
        var breaker = new Breaker();
        breaker.Pipeline = new ResiliencePipelineBuilder<object> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<object>
            {
                FailureRatio = 1,
                MinimumThroughput = Calls,
                SamplingDuration = Window,
                BreakDuration = Pause,
                // Ten refusals in a row that are about nobody are an outage too, and would cost everybody their message.
                ShouldHandle = tried => ValueTask.FromResult(IsSenseless(tried.Outcome.Result)),
                OnOpened = _ =>
                {
                    if (breaker.Rest(clock))
                    {
                        log.LogWarning("{Platform} does not answer; what is for it waits", platform);
                    }

                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    breaker.GoOn();
                    log.LogInformation("{Platform} answers again", platform);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

        return breaker;
    }

    private static bool IsSenseless(object? answer) => answer is Delivery.InDoubt or Delivery.Impossible { IsGone: false } or Lookup.Unclear;

    private sealed class Breaker
    {
        private volatile bool hasFailed;
        private long since = long.MinValue;
        private int isOpen;

        public bool HasFailed => hasFailed;

        public ResiliencePipeline<object> Pipeline { get; set; } = ResiliencePipeline<object>.Empty;

        public object Note(object answer)
        {
            // One that is refused to one person says nothing of the platform.
            hasFailed = answer is Delivery.InDoubt or Lookup.Unclear;
            return answer;
        }

        // On the monotonic clock: a wall clock that was set back must not keep it closed.
        public bool IsResting(TimeProvider clock) =>
            Volatile.Read(ref isOpen) == 1 && clock.GetElapsedTime(Interlocked.Read(ref since)) < Pause;

        /// <returns>Whether it was well before, so that an outage is told once.</returns>
        public bool Rest(TimeProvider clock)
        {
            Interlocked.Exchange(ref since, clock.GetTimestamp());
            return Interlocked.Exchange(ref isOpen, 1) == 0;
        }

        public void GoOn() => Interlocked.Exchange(ref isOpen, 0);
    }
}
