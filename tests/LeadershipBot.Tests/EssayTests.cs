using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Tests;

/// <summary>The essay is cited, never copied: no run of six of its words stands anywhere in the repository.</summary>
public class EssayTests
{
    private const int Run = 6;
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", ".vs", ".idea", "TestResults"];

    private static readonly HashSet<string> Runs =
        [.. File.ReadLines(Path.Combine(Root(), "tests", "LeadershipBot.Tests", "essay-runs.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void No_six_words_in_a_row_are_copied()
    {
        var files = Files(new DirectoryInfo(Root())).ToList();

        files.Count.ShouldBeGreaterThan(50);
        files.SelectMany(file => Copied(File.ReadAllText(file.FullName), Runs)
                .Select(line => $"{Path.GetRelativePath(Root(), file.FullName)}:{line}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_copied_run_is_found_across_lines_quotes_and_capitals()
    {
        HashSet<string> runs = [Hash("one two three four five six")];

        Copied("Zero.\nOne TWO \"three\"\n// four +five\n_six_ seven", runs).ShouldBe([2]);
        Copied("one two three four five seven six", runs).ShouldBeEmpty();
    }

    [Fact]
    public void All_runs_of_ten_paragraphs_are_known() => Runs.Count.ShouldBeInRange(300, 500);

    /// <summary>The lines on which a copied run begins, from 1.</summary>
    private static IEnumerable<int> Copied(string text, HashSet<string> runs)
    {
        var words = Words(text).ToList();
        return Enumerable.Range(0, Math.Max(0, words.Count - Run + 1))
            .Where(at => runs.Contains(Hash(string.Join(' ', words.Skip(at).Take(Run).Select(word => word.Text)))))
            .Select(at => words[at].Line)
            .Distinct();
    }

    private static IEnumerable<(string Text, int Line)> Words(string text)
    {
        var line = 1;
        var word = new StringBuilder();

        foreach (var letter in text + "\n")
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }

            if (word.Length > 0)
            {
                yield return (word.ToString(), line);
                word.Clear();
            }

            line += letter == '\n' ? 1 : 0;
        }
    }

    private static string Hash(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 8));

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.LinkTarget is null && IsText(file))
            .Concat(folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null && !NotOurs.Contains(inner.Name)).SelectMany(Files));

    // As git decides it: a file with a zero byte near its beginning is not text.
    private static bool IsText(FileInfo file)
    {
        using var stream = file.OpenRead();
        var start = new byte[8000];
        return !start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains((byte)0);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
