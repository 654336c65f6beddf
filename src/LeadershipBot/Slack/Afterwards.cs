namespace LeadershipBot.Slack;

/// <summary>What is done behind an acknowledgement: opening a form, drawing the home tab. Never what must not be lost.</summary>
internal sealed class Afterwards(ILogger<Afterwards> log) : IHostedService
{
    private static readonly TimeSpan AtTheEnd = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];

    /// <summary>Begins something nobody waits for.</summary>
    public void Run(Func<CancellationToken, Task> act)
    {
        var task = Task.Run(() => ActAsync(act));

        lock (gate)
        {
            running.Add(task);
        }

        _ = task.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Ends when nothing is going on any more.</summary>
    public async Task IdleAsync()
    {
        while (true)
        {
            Task[] now;

            lock (gate)
            {
                now = [.. running];
            }

            if (now.Length == 0)
            {
                return;
            }

            await Task.WhenAll(now);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await IdleAsync().WaitAsync(AtTheEnd, cancellationToken);
        }
        catch (Exception over) when (over is TimeoutException or OperationCanceledException)
        {
            log.LogInformation("Something behind an acknowledgement was not finished when the bot stopped");
        }
    }

    private void Remove(Task task)
    {
        lock (gate)
        {
            running.Remove(task);
        }
    }

    private async Task ActAsync(Func<CancellationToken, Task> act)
    {
        try
        {
            using var limit = new CancellationTokenSource(WebApi.Patience * 2);
            await act(limit.Token);
        }
        catch (Exception error) when (error is StorageAwayException or OperationCanceledException)
        {
            log.LogWarning("Something behind an acknowledgement came to nothing: {Why}", error.GetType().Name);
        }
        catch (Exception error)
        {
            log.LogError(error, "Something behind an acknowledgement failed");
        }
    }
}
