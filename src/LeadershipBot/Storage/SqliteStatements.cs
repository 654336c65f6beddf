using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeadershipBot.Storage;

/// <summary>The statements of one SQLite connection, each prepared once: to compile one takes longer than to run it.</summary>
/// <remarks>
/// For one caller at a time, as a unit of work is. Straight on SQLite's own interface: one statement takes a few microseconds,
/// and a driver's readers, parameters and tasks around it took twice as long as that. Nothing here waits, so every task is over.
/// </remarks>
internal sealed partial class SqliteStatements(SqliteConnection connection) : IStatements, IDisposable
{
    // A bound for what should never happen: texts that are made up as they go.
    private const int MostKept = 1000;

    private readonly Dictionary<string, SqliteStatement> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sql, Type Row), string> withRows = [];

    /// <summary>What is beneath.</summary>
    public SqliteConnection Connection => connection;

    private sqlite3 Database => connection.Handle!;

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments)
    {
        var rows = new List<T>();
        Of(sql).Query(arguments, row: null, rows);
        return Task.FromResult<IReadOnlyList<T>>(rows);
    }

    public Task<T?> FindAsync<T>(string sql, object? arguments)
    {
        var rows = new List<T>(1);
        Of(sql).Query(arguments, row: null, rows, most: 1);
        return Task.FromResult(rows.Count == 0 ? default : rows[0]);
    }

    public Task<int> ExecuteAsync(string sql, object? arguments) =>
        Task.FromResult(arguments is null && !kept.ContainsKey(sql) ? ExecuteAll(sql) : Of(sql).Execute(arguments, row: null));

    public Task<IReadOnlyList<T>> QueryEachAsync<T>(string sql, IReadOnlyCollection<object> rows, object? arguments)
    {
        var statement = Of(WithRows(sql, rows.First().GetType()));
        var found = new List<T>(rows.Count);

        foreach (var row in rows)
        {
            statement.Query(arguments, row, found);
        }

        return Task.FromResult<IReadOnlyList<T>>(found);
    }

    public Task<int> ExecuteEachAsync(string sql, IReadOnlyCollection<object> rows, object? arguments)
    {
        var statement = Of(WithRows(sql, rows.First().GetType()));
        return Task.FromResult(rows.Sum(row => statement.Execute(arguments, row)));
    }

    /// <summary>Runs a statement without arguments.</summary>
    public void Run(string sql) => _ = Of(sql).Execute(arguments: null, row: null);

    public void Dispose()
    {
        foreach (var statement in kept.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteStatement Of(string sql)
    {
        if (kept.TryGetValue(sql, out var known))
        {
            return known;
        }

        var (statement, rest) = Prepare(Encoding.UTF8.GetBytes(sql));

        if (statement is null || rest.Length > 0)
        {
            throw new InvalidOperationException("One statement at a time, where it has arguments or is read.");
        }

        if (kept.Count >= MostKept)
        {
            foreach (var old in kept.Values)
            {
                old.Dispose();
            }

            kept.Clear();
        }

        return kept[sql] = statement;
    }

    // Scripts, of which each statement may need the one before.
    private int ExecuteAll(string sql)
    {
        var (changed, left) = (0, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(sql));

        while (left.Length > 0)
        {
            (var statement, left) = Prepare(left);
            using var once = statement;
            changed = once?.Execute(arguments: null, row: null) ?? changed;
        }

        return changed;
    }

    // Null where there was nothing but a comment.
    private (SqliteStatement? Statement, ReadOnlyMemory<byte> Left) Prepare(ReadOnlyMemory<byte> sql)
    {
        var code = raw.sqlite3_prepare_v3(Database, sql.Span, raw.SQLITE_PREPARE_PERSISTENT, out var statement, out var rest);

        if (code is not raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, Database);
        }

        return (statement.IsInvalid ? null : new(Database, statement), sql[(sql.Length - rest.TrimStart(" \r\n\t;"u8).Length)..]);
    }

    // With one row at a time a value stands where elsewhere the row's column does. An insert of plain values needs no journal of its own.
    private string WithRows(string sql, Type row)
    {
        if (!withRows.TryGetValue((sql, row), out var known))
        {
            known = Insert().Replace(sql, "values (${values})").Replace($"from {Unit.Rows}", "", StringComparison.Ordinal).Replace($", {Unit.Rows}", "", StringComparison.Ordinal);
            known = Column().Replace(known, column => $"@{Properties.Of(row).First(property => Properties.Matches(column.Groups["name"].Value, property.Name)).Name}");
            withRows[(sql, row)] = known;
        }

        return known;
    }

    [GeneratedRegex(@"select (?<values>[^{]*)from \{rows\}\s+where true", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Insert();

    [GeneratedRegex(@"\bitem\.(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
