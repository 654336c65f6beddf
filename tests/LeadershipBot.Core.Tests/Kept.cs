using System.Runtime.CompilerServices;

namespace LeadershipBot.Tests;

/// <summary>
/// Words that are kept in a file of <c>kept/</c>, scene by scene, so that whoever changes one reads in the difference what a
/// person would read. <c>LEADERSHIPBOT_KEEP=1</c> writes the file anew; without it the words are held to it.
/// </summary>
internal static class Kept
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("LEADERSHIPBOT_KEEP") == "1";

    /// <param name="file">Its name, without an ending.</param>
    /// <param name="scenes">What is told in each, under a name of its own.</param>
    public static void As(string file, params (string Scene, string Text)[] scenes)
    {
        var text = string.Join('\n', scenes.Select(scene => $"== {scene.Scene}\n{scene.Text}\n"));

        if (Writes)
        {
            File.WriteAllText(Path.Combine(Source(), $"{file}.txt"), text);
            return;
        }

        var kept = Path.Combine(AppContext.BaseDirectory, "kept", $"{file}.txt");
        File.Exists(kept).ShouldBeTrue($"kept/{file}.txt is missing; run this test with LEADERSHIPBOT_KEEP=1 and read it.");
        Difference(File.ReadAllText(kept), text).ShouldBeNull($"kept/{file}.txt says something else; if that is meant, run this test with LEADERSHIPBOT_KEEP=1.");
    }

    /// <summary>The scene and the first lines that differ, "-" as kept and "+" as told now; null where nothing does.</summary>
    internal static string? Difference(string kept, string told)
    {
        var (before, after) = (kept.Split('\n'), told.Split('\n'));
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();

        if (at == before.Length && at == after.Length)
        {
            return null;
        }

        const int Shown = 5;
        var scene = after.Concat(before).Take(at + 1).LastOrDefault(line => line.StartsWith("== ", StringComparison.Ordinal));
        return string.Join('\n',
            [$"{scene}, line {at + 1}:", .. before.Skip(at).Take(Shown).Select(line => $"- {line}"), .. after.Skip(at).Take(Shown).Select(line => $"+ {line}")]);
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "kept");
}
