namespace LeadershipBot.Storage;

/// <summary>One unit of work inside a transaction.</summary>
internal sealed class Unit(IStatements statements, Dialect dialect)
{
    /// <summary>Where the rows of <see cref="ExecuteEachAsync"/> stand in a statement.</summary>
    public const string Rows = "{rows}";

    private List<Action>? afterCommit;

    /// <summary>How this database spells what the two spell differently.</summary>
    public Dialect Dialect => dialect;

    /// <summary>Every row.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments = null) => statements.QueryAsync<T>(sql, arguments);

    /// <summary>The one row, or null (the default value) when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? arguments = null) => statements.FindAsync<T>(sql, arguments);

    /// <summary>Runs a statement; returns how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? arguments = null) => statements.ExecuteAsync(sql, arguments);

    /// <summary>Runs a statement for many rows at the price of one: on PostgreSQL they travel together, on SQLite the prepared statement runs again and again.</summary>
    /// <param name="sql">
    /// <c>insert … select item.due_at from {rows} where …</c>, <c>… from person, {rows} where …</c> or <c>update … from {rows} where … = item.id</c>:
    /// a table <c>item</c> whose columns are the rows' properties, numbers and texts. Where the order counts they must say it themselves.
    /// </param>
    /// <param name="arguments">What is the same for all, under names that no property has.</param>
    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteEachAsync(string sql, IReadOnlyCollection<object> rows, object? arguments = null) => rows.Count == 0 ? Task.FromResult(0) : statements.ExecuteEachAsync(sql, rows, arguments);

    /// <summary>The same with a statement that returns rows.</summary>
    /// <inheritdoc cref="ExecuteEachAsync"/>
    public Task<IReadOnlyList<T>> QueryEachAsync<T>(string sql, IReadOnlyCollection<object> rows, object? arguments = null) => rows.Count == 0 ? Task.FromResult<IReadOnlyList<T>>([]) : statements.QueryEachAsync<T>(sql, rows, arguments);

    /// <summary>Does something once the work is durable, and not at all if it fails.</summary>
    public void AfterCommit(Action act) => (afterCommit ??= []).Add(act);

    /// <summary>Called by the store, once, after the commit.</summary>
    internal void Committed() => afterCommit?.ForEach(act => act());
}
