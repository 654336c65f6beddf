using System.Collections.Concurrent;
using System.Reflection;
using Dapper;
using Npgsql;

namespace LeadershipBot.Storage;

/// <summary>The statements of one PostgreSQL connection, in its transaction where there is one.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection, NpgsqlTransaction? transaction) : IStatements
{
    private static readonly ConcurrentDictionary<(string Sql, Type Row), string> Texts = new();

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? arguments) => (await connection.QueryAsync<T>(sql, arguments, transaction)).AsList();

    public Task<T?> FindAsync<T>(string sql, object? arguments) => connection.QueryFirstOrDefaultAsync<T>(sql, arguments, transaction);

    public Task<int> ExecuteAsync(string sql, object? arguments) => connection.ExecuteAsync(sql, arguments, transaction);

    public Task<IReadOnlyList<T>> QueryEachAsync<T>(string sql, IReadOnlyCollection<object> rows, object? arguments) => QueryAsync<T>(WithRows(sql, rows.First().GetType()), Together(rows, arguments));

    public Task<int> ExecuteEachAsync(string sql, IReadOnlyCollection<object> rows, object? arguments) => ExecuteAsync(WithRows(sql, rows.First().GetType()), Together(rows, arguments));

    private static string WithRows(string sql, Type row) => Texts.GetOrAdd((sql, row), static known =>
    {
        var properties = Properties.Of(known.Row);
        var arrays = string.Join(", ", properties.Select(property => $"@{property.Name}"));
        var columns = string.Join(", ", properties.Select(property => Properties.Column(property.Name)));

        return known.Sql.Replace(Unit.Rows, $"unnest({arrays}) as item ({columns})", StringComparison.Ordinal);
    });

    // A column of many rows is an array.
    private static DynamicParameters Together(IReadOnlyCollection<object> rows, object? arguments)
    {
        var parameters = new DynamicParameters(arguments);

        foreach (var property in Properties.Of(rows.First().GetType()))
        {
            parameters.Add(property.Name, Column.Of(property).Read(rows));
        }

        return parameters;
    }

    /// <summary>Reads one property of many objects into an array of its type.</summary>
    private abstract class Column
    {
        private static readonly ConcurrentDictionary<PropertyInfo, Column> Known = new();

        public static Column Of(PropertyInfo property) => Known.GetOrAdd(property, known => (Column)Activator.CreateInstance(
            typeof(Getter<,>).MakeGenericType(known.ReflectedType!, known.PropertyType), known.GetMethod)!);

        public abstract Array Read(IReadOnlyCollection<object> rows);

        private sealed class Getter<TOwner, TValue>(MethodInfo get) : Column
            where TOwner : class
        {
            private readonly Func<TOwner, TValue> read = get.CreateDelegate<Func<TOwner, TValue>>();

            public override Array Read(IReadOnlyCollection<object> rows) => rows.Select(row => read((TOwner)row)).ToArray();
        }
    }
}
