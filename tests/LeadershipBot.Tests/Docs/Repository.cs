using System.Runtime.CompilerServices;

namespace LeadershipBot.Tests.Docs;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>An absolute path from one that counts from its top.</summary>
    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "..", "..", relative));

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}
