using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Benchmarks;

/// <summary>The limit of sending: a raw HttpClient, and one SQLite writer with group commit that marks each message. Nothing else.</summary>
internal static class RawSending
{
    private const int AtOnce = 100;

    /// <returns>Messages a second.</returns>
    public static async Task<double> RunAsync(Uri receiver, int messages, int workspaces)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"b{Guid.NewGuid():n}")).FullName;
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False");
        connection.Open();
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; create table sent (id integer primary key, message text, at integer)");
        var marks = Channel.CreateUnbounded<(long Id, TaskCompletionSource Done)>();
        var writer = Task.Factory.StartNew(() => Write(connection, marks.Reader), TaskCreationOptions.LongRunning);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = receiver };
        var (next, began) = (0L, Stopwatch.GetTimestamp());

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var id && id <= messages)
            {
                using var content = new StringContent(new string('x', 400));
                using var response = await client.PostAsync($"/post/T{id % workspaces}?key=raw/{id}", content);
                response.EnsureSuccessStatusCode();
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await marks.Writer.WriteAsync((id, done));
                await done.Task;
            }
        })));

        var rate = messages / Stopwatch.GetElapsedTime(began).TotalSeconds;
        marks.Writer.Complete();
        await writer;
        connection.Close();
        Directory.Delete(folder, recursive: true);
        return rate;
    }

    private static void Write(SqliteConnection connection, ChannelReader<(long Id, TaskCompletionSource Done)> marks)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into sent (id, message, at) values (@id, 'm', 0)";
        var id = insert.Parameters.Add("@id", SqliteType.Integer);
        var batch = new List<TaskCompletionSource>();

        while (marks.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Execute(connection, "begin immediate");

            while (marks.TryRead(out var mark))
            {
                id.Value = mark.Id;
                insert.ExecuteNonQuery();
                batch.Add(mark.Done);
            }

            Execute(connection, "commit");
            batch.ForEach(done => done.SetResult());
            batch.Clear();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
