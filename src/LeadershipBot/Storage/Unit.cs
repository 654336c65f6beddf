using System.Data.Common;
using Dapper;

namespace LeadershipBot.Storage;

/// <summary>One unit of work inside a transaction.</summary>
internal sealed class Unit(DbConnection connection, DbTransaction? transaction, Dialect dialect)
{
    private List<Action>? afterCommit;

    /// <summary>How this database spells what the two spell differently.</summary>
    public Dialect Dialect => dialect;

    /// <summary>Every row.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(sql, arguments, transaction)).AsList();

    /// <summary>The one row, or null (the default value) when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? arguments = null) =>
        connection.QueryFirstOrDefaultAsync<T>(sql, arguments, transaction);

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) =>
        connection.ExecuteAsync(sql, arguments, transaction);

    /// <summary>Does something once the work is durable, and not at all if it fails.</summary>
    public void AfterCommit(Action act) => (afterCommit ??= []).Add(act);

    /// <summary>Called by the store, once, after the commit.</summary>
    internal void Committed() => afterCommit?.ForEach(act => act());
}
