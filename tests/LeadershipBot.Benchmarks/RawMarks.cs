using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Benchmarks;

/// <summary>One SQLite writer with group commit, and one table: what came in, and what was answered.</summary>
internal sealed class RawMarks : IAsyncDisposable
{
    private readonly Channel<(string Id, string What, TaskCompletionSource Done)> queue = Channel.CreateUnbounded<(string, string, TaskCompletionSource)>(new() { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly Task writing;

    public RawMarks(string file)
    {
        connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        Execute("pragma journal_mode = wal; pragma synchronous = full; create table answer (id text primary key, what text, at integer)");
        writing = Task.Factory.StartNew(Write, TaskCreationOptions.LongRunning);
    }

    /// <summary>Returns once it is durable.</summary>
    public Task MarkAsync(string id, string what)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((id, what, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await writing;
        await connection.DisposeAsync();
    }

    private void Write()
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into answer (id, what, at) values (@id, @what, 0) on conflict (id) do nothing";
        var (id, what) = (insert.Parameters.Add("@id", SqliteType.Text), insert.Parameters.Add("@what", SqliteType.Text));
        var batch = new List<TaskCompletionSource>();

        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Execute("begin immediate");

            while (batch.Count < 512 && queue.Reader.TryRead(out var mark))
            {
                (id.Value, what.Value) = (mark.Id, mark.What);
                insert.ExecuteNonQuery();
                batch.Add(mark.Done);
            }

            Execute("commit");
            batch.ForEach(done => done.SetResult());
            batch.Clear();
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
