using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Docs;

/// <summary>The sentences the program can stop with, as its source spells them: each as its parts between what is filled in.</summary>
internal static partial class Sentences
{
    // Less than this is a word between two others.
    private const int Shortest = 4;

    /// <summary>From every place that throws one, and from the functions beside it that word them.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<string> Parts)> All(string source) =>
    [
        .. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Of(file, File.ReadAllText(file))),
    ];

    private static IEnumerable<(string File, IReadOnlyList<string> Parts)> Of(string file, string code)
    {
        var name = Path.GetFileName(file);
        // Where settings are read, whatever ends like a sentence is one, wherever it is put together.
        var stretches = name is "SqliteErrors.cs" or "PostgresErrors.cs" || (name.Contains("Setting", StringComparison.Ordinal) && code.Contains("StartRefusedException", StringComparison.Ordinal))
            ? [code]
            : Thrown().Matches(code).Select(match => Arguments(code, match.Index + match.Length));

        return stretches.SelectMany(Literals)
            .Where(parts => parts[^1].EndsWith('.') || !name.Contains("Setting", StringComparison.Ordinal))
            .Select(parts => (name, (IReadOnlyList<string>)[.. parts.Select(part => part.Trim()).Where(part => part.Length >= Shortest)]))
            .Where(one => one.Item2.Sum(part => part.Length) > 12);
    }

    private static string Arguments(string code, int from)
    {
        var depth = 1;
        var at = from;

        while (depth > 0 && at < code.Length)
        {
            if (code[at] == '"')
            {
                at = Literal(code, at, isFilledIn: code[at - 1] == '$').End;
                continue;
            }

            depth += code[at] switch { '(' => 1, ')' => -1, _ => 0 };
            at++;
        }

        return code[from..at];
    }

    private static IEnumerable<List<string>> Literals(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            // What a comment says stops nothing.
            if (code[at] == '/' && at + 1 < code.Length && code[at + 1] == '/')
            {
                at = code.IndexOf('\n', at) is >= 0 and var end ? end : code.Length;
            }
            else if (code[at] == '"' && (at == 0 || code[at - 1] != '\''))
            {
                var (parts, end) = Literal(code, at, isFilledIn: at > 0 && code[at - 1] == '$');
                at = end - 1;
                yield return parts;
            }
        }
    }

    private static (List<string> Parts, int End) Literal(string code, int quote, bool isFilledIn)
    {
        var parts = new List<string> { "" };
        var at = quote + 1;

        while (at < code.Length && code[at] != '"')
        {
            if (isFilledIn && code[at] == '{')
            {
                at = Hole(code, at);
                parts.Add("");
            }
            else
            {
                at += code[at] == '\\' ? 1 : 0;
                parts[^1] += code[at] == 'n' && code[at - 1] == '\\' ? ' ' : code[at];
                at++;
            }
        }

        return (parts, at + 1);
    }

    private static int Hole(string code, int brace)
    {
        var depth = 0;
        var at = brace;

        do
        {
            if (code[at] == '"')
            {
                at = Literal(code, at, isFilledIn: code[at - 1] == '$').End;
                continue;
            }

            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at++;
        }
        while (depth > 0 && at < code.Length);

        return at;
    }

    [GeneratedRegex(@"new (StartRefusedException|StorageAwayException|RosterAwayException|KeysAwayException)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thrown();
}
