using System.Collections.Concurrent;
using System.Reflection;
using System.Text;

namespace LeadershipBot.Storage;

/// <summary>The properties of what is handed to statements, and the columns they are called in SQL.</summary>
internal static class Properties
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Known = new();

    /// <summary>What can be read of an object, in the order in which it is declared.</summary>
    public static IReadOnlyList<PropertyInfo> Of(Type type) => Known.GetOrAdd(
        type,
        known => [.. known.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters() is [])]);

    /// <summary><c>NextDueAt</c> as SQL writes it: <c>next_due_at</c>.</summary>
    public static string Column(string property)
    {
        var column = new StringBuilder();

        foreach (var letter in property)
        {
            if (char.IsUpper(letter) && column.Length > 0)
            {
                column.Append('_');
            }

            column.Append(char.ToLowerInvariant(letter));
        }

        return column.ToString();
    }

    /// <summary>Whether a column is that of a property or parameter.</summary>
    public static bool Matches(string column, string? name) => column.Replace("_", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase);
}
