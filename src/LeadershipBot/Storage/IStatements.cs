namespace LeadershipBot.Storage;

/// <summary>How one database runs the statements of a unit of work.</summary>
internal interface IStatements
{
    /// <summary>Every row. Columns find the properties or the constructor's parameters of their name, <c>next_due_at</c> those called <c>NextDueAt</c>.</summary>
    Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments);

    /// <summary>The first row, or the default value when there is none.</summary>
    Task<T?> FindAsync<T>(string sql, object? arguments);

    /// <summary>Runs a statement, or several that have no arguments; returns how many rows the last one changed.</summary>
    Task<int> ExecuteAsync(string sql, object? arguments);

    /// <summary>The rows that a statement returns which is run for each of many, as in <see cref="Unit.QueryEachAsync"/>.</summary>
    Task<IReadOnlyList<T>> QueryEachAsync<T>(string sql, IReadOnlyCollection<object> rows, object? arguments);

    /// <summary>Runs a statement for each of many rows, as in <see cref="Unit.ExecuteEachAsync"/>.</summary>
    Task<int> ExecuteEachAsync(string sql, IReadOnlyCollection<object> rows, object? arguments);
}
