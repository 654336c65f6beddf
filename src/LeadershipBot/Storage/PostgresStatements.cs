using System.Reflection;
using Dapper;
using Npgsql;

namespace LeadershipBot.Storage;

/// <summary>The statements of one PostgreSQL connection, in its transaction where there is one.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection, NpgsqlTransaction? transaction) : IStatements
{
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments) => (await connection.QueryAsync<T>(sql, arguments, transaction)).AsList();

    public Task<T?> FindAsync<T>(string sql, object? arguments) => connection.QueryFirstOrDefaultAsync<T>(sql, arguments, transaction);

    public Task<int> ExecuteAsync(string sql, object? arguments) => connection.ExecuteAsync(sql, arguments, transaction);

    public Task<IReadOnlyList<T>> QueryEachAsync<T>(string sql, IReadOnlyCollection<object> rows, object? arguments) => QueryAsync<T>(WithRows(sql, rows.First().GetType()), Together(rows, arguments));

    public Task<int> ExecuteEachAsync(string sql, IReadOnlyCollection<object> rows, object? arguments) => ExecuteAsync(WithRows(sql, rows.First().GetType()), Together(rows, arguments));

    private static string WithRows(string sql, Type row)
    {
        var properties = Properties.Of(row);
        var arrays = string.Join(", ", properties.Select(property => $"@{property.Name}"));
        var columns = string.Join(", ", properties.Select(property => Properties.Column(property.Name)));

        return sql.Replace(Unit.Rows, $"unnest({arrays}) as item ({columns})", StringComparison.Ordinal);
    }

    // A column of many rows is an array.
    private static DynamicParameters Together(IReadOnlyCollection<object> rows, object? arguments)
    {
        var parameters = new DynamicParameters(arguments);

        foreach (var property in Properties.Of(rows.First().GetType()))
        {
            parameters.Add(property.Name, Column(rows, property));
        }

        return parameters;
    }

    private static Array Column(IReadOnlyCollection<object> rows, PropertyInfo property)
    {
        var column = Array.CreateInstance(property.PropertyType, rows.Count);
        var at = 0;

        foreach (var row in rows)
        {
            column.SetValue(property.GetValue(row), at++);
        }

        return column;
    }
}
