using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>A connection that keeps the statements it has prepared: to compile one takes longer than to run it.</summary>
/// <remarks>For one caller at a time, as a unit of work is. Texts are constants, so there are a few hundred of them at most.</remarks>
internal sealed class SqliteStatements(SqliteConnection connection) : DbConnection
{
    // A bound for what should never happen: texts that are made up as they go.
    private const int MostKept = 1000;

    private readonly Dictionary<string, SqliteCommand> kept = [];

    /// <summary>What is beneath.</summary>
    public SqliteConnection Connection => connection;

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => throw new NotSupportedException("It is open already.");
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    /// <summary>A prepared statement nobody is using, without parameters.</summary>
    public SqliteCommand Take(string text)
    {
        if (kept.Remove(text, out var command))
        {
            command.Parameters.Clear();
            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>Keeps it for the next time.</summary>
    public void Keep(SqliteCommand command)
    {
        if (kept.Count >= MostKept || !kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    public override void Open()
    {
    }

    public override void Close()
    {
    }

    public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new SqliteStatement(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var command in kept.Values)
            {
                command.Dispose();
            }

            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>One use of a prepared statement.</summary>
internal sealed class SqliteStatement(SqliteStatements owner) : DbCommand
{
    private SqliteCommand? command;

    [AllowNull]
    public override string CommandText
    {
        get => command?.CommandText ?? "";
        set
        {
            GiveBack();
            command = owner.Take(value ?? "");
        }
    }

    public override int CommandTimeout
    {
        get => Command.CommandTimeout;
        set => Command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value is not CommandType.Text)
            {
                throw new NotSupportedException("SQLite has statements only.");
            }
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => owner;
        set => throw new NotSupportedException("It belongs to its connection.");
    }

    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    private SqliteCommand Command => command ?? throw new InvalidOperationException("It has no text yet.");

    public override void Cancel() => Command.Cancel();

    public override int ExecuteNonQuery() => Command.ExecuteNonQuery();

    public override object? ExecuteScalar() => Command.ExecuteScalar();

    public override void Prepare() => Command.Prepare();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Command.ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (command is not null)
        {
            owner.Keep(command);
            command = null;
        }
    }
}
