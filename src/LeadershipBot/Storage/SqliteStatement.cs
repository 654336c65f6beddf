using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LeadershipBot.Storage;

/// <summary>A statement that was prepared once, and is run as often as wanted. For one caller at a time.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly string[] parameters;
    private readonly bool isReadOnly;
    private (Type? Arguments, Type? Row, (SqliteArgument Argument, bool IsOfRow)[] Binders) plan = (null, null, []);
    private (Type? Type, object Reader) reading = (null, "");

    public SqliteStatement(sqlite3 database, sqlite3_stmt statement)
    {
        (this.database, this.statement) = (database, statement);
        parameters = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(statement)).Select(at => raw.sqlite3_bind_parameter_name(statement, at).utf8_to_string()[1..])];
        isReadOnly = raw.sqlite3_stmt_readonly(statement) != 0;
    }

    /// <summary>Adds the rows it returns.</summary>
    /// <param name="most">No more than so many.</param>
    public void Query<T>(object? arguments, object? row, List<T> into, int most = int.MaxValue)
    {
        Bind(arguments, row);

        try
        {
            for (var left = most; left > 0 && Step(); left--)
            {
                into.Add(Reader<T>()(statement));
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <returns>How many rows were changed.</returns>
    public int Execute(object? arguments, object? row)
    {
        Bind(arguments, row);

        try
        {
            while (Step())
            {
            }

            return isReadOnly ? 0 : raw.sqlite3_changes(database);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(statement);

        if (code is raw.SQLITE_ROW)
        {
            return true;
        }

        if (code is not raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, database);
        }

        return false;
    }

    private Func<sqlite3_stmt, T> Reader<T>()
    {
        if (reading.Type != typeof(T))
        {
            reading = (typeof(T), SqliteColumns.Reader<T>(
                [.. Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(at => raw.sqlite3_column_name(statement, at).utf8_to_string())]));
        }

        return (Func<sqlite3_stmt, T>)reading.Reader;
    }

    private void Bind(object? arguments, object? row)
    {
        if (parameters.Length == 0)
        {
            return;
        }

        if (plan.Arguments != arguments?.GetType() || plan.Row != row?.GetType())
        {
            plan = (arguments?.GetType(), row?.GetType(), [.. parameters.Select(name => Argument(name, arguments, row))]);
        }

        for (var at = 0; at < plan.Binders.Length; at++)
        {
            var (argument, isOfRow) = plan.Binders[at];
            argument.Bind(statement, at + 1, isOfRow ? row! : arguments!);
        }
    }

    private static (SqliteArgument Argument, bool IsOfRow) Argument(string name, object? arguments, object? row) =>
        Find(row, name) is { } ofRow ? (SqliteArgument.Of(ofRow), true)
        : Find(arguments, name) is { } property ? (SqliteArgument.Of(property), false)
        : throw new InvalidOperationException($"The statement asks for @{name}, and nobody gives it.");

    private static PropertyInfo? Find(object? among, string name) =>
        among is null ? null : Properties.Of(among.GetType()).FirstOrDefault(property => property.Name == name);
}
