using System.Collections.Frozen;
using System.Text;

namespace LeadershipBot.Storage;

/// <summary>A closed set as it is stored: in lower case with hyphens, so that a row can be read without the code.</summary>
internal static class Names<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, Hyphenated);

    private static readonly FrozenDictionary<string, T> ByName = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(T value) => ByValue[value];

    /// <exception cref="FormatException">A newer version wrote it.</exception>
    public static T Parse(string name) => ByName.TryGetValue(name, out var value) ? value : throw new FormatException($"Not a {typeof(T).Name}: \"{name}\".");

    private static string Hyphenated(T value)
    {
        var text = new StringBuilder();

        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
