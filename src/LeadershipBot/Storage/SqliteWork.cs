using System.Diagnostics;

namespace LeadershipBot.Storage;

/// <summary>A unit of work on its way through the one writer.</summary>
internal abstract class SqliteWork(CancellationToken cancellationToken)
{
    // The writer's thread knows nothing of what its callers are doing, and messages note which act they follow from.
    private readonly Activity? act = Activity.Current;
    private Unit? unit;

    /// <summary>What the work threw, if it did.</summary>
    public Exception? Error { get; set; }

    /// <summary>Takes it off the queue. False if its caller gave up while it waited.</summary>
    public bool Begin()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            Fail(new OperationCanceledException(cancellationToken));
            return false;
        }

        return true;
    }

    /// <summary>Runs it, on the writer's thread.</summary>
    public void Run(Unit on)
    {
        unit = on;

        if (Activity.Current != act)
        {
            Activity.Current = act;
        }

        RunCore(on);
    }

    /// <summary>The batch is durable: does what was put off until then, and answers the caller.</summary>
    public void Finish()
    {
        if (Error is not null)
        {
            Fail(Error);
            return;
        }

        try
        {
            unit!.Committed();
            Succeed();
        }
        catch (Exception error)
        {
            // What follows a commit belongs to the caller; the writer must outlive it.
            Fail(error);
        }
    }

    /// <summary>Answers the caller with an exception.</summary>
    public abstract void Fail(Exception error);

    protected abstract void RunCore(Unit on);

    protected abstract void Succeed();
}

/// <summary>The same, knowing what it returns.</summary>
internal sealed class SqliteWork<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) : SqliteWork(cancellationToken)
{
    // Continuations run elsewhere: the writer does the callers' work for nobody.
    private readonly TaskCompletionSource<T> caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    /// <summary>What the caller waits for.</summary>
    public Task<T> Answer => caller.Task;

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled)
        {
            caller.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            caller.TrySetException(error);
        }
    }

    // SQLite does not wait asynchronously, so this is over when it returns, or nearly.
    protected override void RunCore(Unit on) => result = work(on).GetAwaiter().GetResult();

    protected override void Succeed() => caller.TrySetResult(result);
}
