using System.Text;

namespace LeadershipBot.Storage;

/// <summary>A closed set as it is stored: in lower case with hyphens, so that a row can be read without the code.</summary>
internal static class Names<T>
    where T : struct, Enum
{
    // A handful, each word at the place of its value: the dictionaries of every such set would be compiled at every start.
    private static readonly T[] Values = Enum.GetValues<T>();

    private static readonly string[] Words = [.. Enum.GetNames<T>().Select(Hyphenated)];

    public static string Of(T value) => Words[Array.IndexOf(Values, value)];

    /// <exception cref="FormatException">A newer version wrote it.</exception>
    public static T Parse(string name) =>
        Array.IndexOf(Words, name) is >= 0 and var at ? Values[at] : throw new FormatException($"Not a {typeof(T).Name}: \"{name}\".");

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder();

        foreach (var letter in name)
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
