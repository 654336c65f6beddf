using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using SQLitePCL;

namespace LeadershipBot.Storage;

/// <summary>Puts one property of an object into one parameter of a statement.</summary>
internal abstract class SqliteArgument
{
    private const int Small = 512;

    private static readonly ConcurrentDictionary<PropertyInfo, SqliteArgument> Known = new();

    /// <summary>The argument that a property is.</summary>
    public static SqliteArgument Of(PropertyInfo property) => Known.GetOrAdd(property, known => (SqliteArgument)Activator.CreateInstance(
        typeof(Getter<,>).MakeGenericType(known.ReflectedType!, known.PropertyType), known.GetMethod)!);

    /// <param name="at">The parameter, from 1.</param>
    /// <param name="from">The object whose property it is.</param>
    public abstract void Bind(sqlite3_stmt statement, int at, object from);

    private static Action<sqlite3_stmt, int, T> Binder<T>() => (Action<sqlite3_stmt, int, T>)(Delegate)(
        typeof(T) == typeof(long) ? (Action<sqlite3_stmt, int, long>)Bind
        : typeof(T) == typeof(int) ? (Action<sqlite3_stmt, int, int>)((statement, at, value) => Bind(statement, at, (long)value))
        : typeof(T) == typeof(long?) ? (Action<sqlite3_stmt, int, long?>)Bind
        : typeof(T) == typeof(string) ? (Action<sqlite3_stmt, int, string?>)Bind
        : typeof(T) == typeof(long[]) ? (Action<sqlite3_stmt, int, long[]>)Bind
        : typeof(T) == typeof(bool) ? (Action<sqlite3_stmt, int, bool>)((statement, at, value) => Bind(statement, at, value ? 1L : 0L))
        : throw new NotSupportedException($"{typeof(T).Name} is nothing a statement takes."));

    private static void Bind(sqlite3_stmt statement, int at, long value) => _ = raw.sqlite3_bind_int64(statement, at, value);

    private static void Bind(sqlite3_stmt statement, int at, long? value) =>
        _ = value is { } given ? raw.sqlite3_bind_int64(statement, at, given) : raw.sqlite3_bind_null(statement, at);

    // Many numbers travel as JSON, which is how SQLite reads them: see Dialect.Among.
    private static void Bind(sqlite3_stmt statement, int at, long[] values) =>
        Bind(statement, at, $"[{string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]");

    private static void Bind(sqlite3_stmt statement, int at, string? value)
    {
        if (value is null)
        {
            _ = raw.sqlite3_bind_null(statement, at);
            return;
        }

        // An empty span would be taken for nothing at all.
        if (value.Length == 0)
        {
            _ = raw.sqlite3_bind_text(statement, at, "");
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > Small ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[Small];
        _ = raw.sqlite3_bind_text(statement, at, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private sealed class Getter<TOwner, TValue>(MethodInfo get) : SqliteArgument
        where TOwner : class
    {
        private readonly Func<TOwner, TValue> read = get.CreateDelegate<Func<TOwner, TValue>>();
        private readonly Action<sqlite3_stmt, int, TValue> bind = Binder<TValue>();

        public override void Bind(sqlite3_stmt statement, int at, object from) => bind(statement, at, read((TOwner)from));
    }
}
