namespace LeadershipBot;

/// <summary>The moment after the start that belongs to whoever waits for an answer: rounds that nobody waits for begin after it.</summary>
/// <remarks>Whatever runs for the first time is compiled while it runs, and a round would take the processors from the first answers.</remarks>
internal sealed class Lull
{
    /// <summary>How long it is, from when the server listens.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>None: where the engine runs without the program around it.</summary>
    public static Lull Over()
    {
        var lull = new Lull();
        lull.End();
        return lull;
    }

    /// <summary>Ends when it is over.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => over.Task.WaitAsync(cancellationToken);

    /// <summary>Ends it.</summary>
    public void End() => over.TrySetResult();
}
