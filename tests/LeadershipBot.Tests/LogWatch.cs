using System.Buffers;
using System.Collections.Concurrent;
using LeadershipBot.Tests;

[assembly: AssemblyFixture(typeof(LogWatch))]

namespace LeadershipBot.Tests;

/// <summary>Holds every line that any bot of the whole suite has logged against everything that people typed into one and every secret it was given.</summary>
/// <remarks>The drivers plant; <see cref="TestLog"/> notes; when the last test is over, none may be found in the other.</remarks>
public sealed class LogWatch : IDisposable
{
    // Shorter words stand in our own sentences: "join", "my weeks".
    private const int Shortest = 12;

    private static readonly ConcurrentDictionary<string, byte> Planted = [];
    private static readonly ConcurrentDictionary<string, byte> Lines = [];

    /// <summary>What a person typed, by whatever road.</summary>
    public static void Typed(string? words)
    {
        if (words?.Trim() is { Length: >= Shortest } planted && planted.Contains(' '))
        {
            Planted.TryAdd(planted, 0);
        }
    }

    /// <summary>A token, a key, a signature, a one-time address.</summary>
    public static void Secret(string? secret)
    {
        if (secret is { Length: >= Shortest })
        {
            Planted.TryAdd(secret, 0);
        }
    }

    /// <summary>A line of a log.</summary>
    public static void Note(string line) => Lines.TryAdd(line, 0);

    /// <summary>The lines that hold something planted, each as it stands.</summary>
    internal static IReadOnlyList<string> Leaks(IReadOnlyCollection<string> planted, IEnumerable<string> lines)
    {
        var words = SearchValues.Create([.. planted], StringComparison.OrdinalIgnoreCase);
        return [.. lines.Where(line => line.AsSpan().ContainsAny(words))];
    }

    public void Dispose()
    {
        var leaks = Leaks([.. Planted.Keys], Lines.Keys);
        var report = Path.Combine(AppContext.BaseDirectory, "log-watch.txt");
        File.WriteAllText(report, $"{Lines.Count} different lines of log held against {Planted.Count} planted words and secrets: {leaks.Count} leaks.\n{string.Join('\n', leaks)}\n");

        if (leaks.Count > 0)
        {
            throw new InvalidOperationException($"{leaks.Count} lines of log hold what a person typed or a secret; the first: {leaks[0]}");
        }
    }
}
