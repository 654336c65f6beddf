using System.Reflection;
using SQLitePCL;

namespace LeadershipBot.Storage;

/// <summary>Makes an object of the row on which a statement stands.</summary>
internal static class SqliteColumns
{
    /// <summary>How rows of a statement become objects.</summary>
    /// <param name="columns">What the statement calls its columns.</param>
    public static Func<sqlite3_stmt, T> Reader<T>(IReadOnlyList<string> columns)
    {
        if (typeof(T) == typeof(object))
        {
            return statement => (T)(object)Named(statement, columns);
        }

        if (Scalar(typeof(T)) is { } scalar)
        {
            return statement => scalar(statement, 0) is { } value ? (T)value : default!;
        }

        return typeof(T).GetConstructor(Type.EmptyTypes) is { } empty ? ByProperties<T>(empty, columns) : ByConstructor<T>(columns);
    }

    private static Func<sqlite3_stmt, T> ByProperties<T>(ConstructorInfo constructor, IReadOnlyList<string> columns)
    {
        var make = ConstructorInvoker.Create(constructor);
        var setters = columns.Select(column => Properties.Of(typeof(T)).FirstOrDefault(property => property.CanWrite && Properties.Matches(column, property.Name)))
            .Select((property, at) => property is null ? null : SqliteSetter.Of(property, at))
            .OfType<SqliteSetter>()
            .ToArray();

        return statement =>
        {
            var made = make.Invoke()!;

            foreach (var setter in setters)
            {
                setter.Set(statement, made);
            }

            return (T)made;
        };
    }

    private static Func<sqlite3_stmt, T> ByConstructor<T>(IReadOnlyList<string> columns)
    {
        var constructor = typeof(T).GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{typeof(T).Name} cannot be made of a row.");
        var make = ConstructorInvoker.Create(constructor);
        var readers = constructor.GetParameters().Select(parameter => Parameter(parameter, columns)).ToArray();

        return statement =>
        {
            var values = new object?[readers.Length];

            for (var at = 0; at < values.Length; at++)
            {
                values[at] = readers[at](statement);
            }

            return (T)make.Invoke(values.AsSpan());
        };
    }

    private static Func<sqlite3_stmt, object?> Parameter(ParameterInfo parameter, IReadOnlyList<string> columns)
    {
        var at = columns.ToList().FindIndex(column => Properties.Matches(column, parameter.Name));
        var read = Scalar(parameter.ParameterType);

        return at >= 0 && read is not null
            ? statement => read(statement, at)
            : throw new InvalidOperationException($"No column is for {parameter.Name} of {parameter.Member.DeclaringType?.Name}.");
    }

    // Null where the column holds none, which becomes the default where the target takes none.
    private static Func<sqlite3_stmt, int, object?>? Scalar(Type type)
    {
        var given = Nullable.GetUnderlyingType(type) ?? type;

        return given == typeof(long) ? (statement, at) => Number(statement, at)
            : given == typeof(int) ? (statement, at) => IsNull(statement, at) ? null : raw.sqlite3_column_int(statement, at)
            : given == typeof(string) ? Text
            : null;
    }

    private static Dictionary<string, object?> Named(sqlite3_stmt statement, IReadOnlyList<string> columns)
    {
        var row = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

        for (var at = 0; at < columns.Count; at++)
        {
            row[columns[at]] = raw.sqlite3_column_type(statement, at) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, at),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, at),
                _ => Text(statement, at),
            };
        }

        return row;
    }

    internal static bool IsNull(sqlite3_stmt statement, int at) => raw.sqlite3_column_type(statement, at) == raw.SQLITE_NULL;

    internal static long? Number(sqlite3_stmt statement, int at) =>
        raw.sqlite3_column_int64(statement, at) is var number && (number != 0 || !IsNull(statement, at)) ? number : null;

    // Null where the column holds none.
    internal static string? Text(sqlite3_stmt statement, int at) => raw.sqlite3_column_text(statement, at).utf8_to_string();
}

/// <summary>Puts one column into one property.</summary>
internal abstract class SqliteSetter(int at)
{
    /// <summary>The column, from 0.</summary>
    protected int At => at;

    public static SqliteSetter Of(PropertyInfo property, int at)
    {
        var type = property.PropertyType;
        var of = type == typeof(long) ? typeof(Number<>) : type == typeof(long?) ? typeof(PerhapsNumber<>) : type == typeof(string) ? typeof(Words<>)
            : throw new NotSupportedException($"{type.Name} is nothing a column becomes.");

        return (SqliteSetter)Activator.CreateInstance(of.MakeGenericType(property.ReflectedType!), property.SetMethod, at)!;
    }

    public abstract void Set(sqlite3_stmt statement, object made);

    private sealed class Number<T>(MethodInfo set, int at) : SqliteSetter(at)
        where T : class
    {
        private readonly Action<T, long> set = set.CreateDelegate<Action<T, long>>();

        public override void Set(sqlite3_stmt statement, object made)
        {
            // What is null reads as nought too, so only of that is it asked which it is: each question goes through to SQLite.
            var number = raw.sqlite3_column_int64(statement, At);

            if (number != 0 || !SqliteColumns.IsNull(statement, At))
            {
                set((T)made, number);
            }
        }
    }

    private sealed class PerhapsNumber<T>(MethodInfo set, int at) : SqliteSetter(at)
        where T : class
    {
        private readonly Action<T, long?> set = set.CreateDelegate<Action<T, long?>>();

        public override void Set(sqlite3_stmt statement, object made) =>
            set((T)made, SqliteColumns.Number(statement, At));
    }

    private sealed class Words<T>(MethodInfo set, int at) : SqliteSetter(at)
        where T : class
    {
        private readonly Action<T, string?> set = set.CreateDelegate<Action<T, string?>>();

        public override void Set(sqlite3_stmt statement, object made)
        {
            if (SqliteColumns.Text(statement, At) is { } text)
            {
                set((T)made, text);
            }
        }
    }
}
