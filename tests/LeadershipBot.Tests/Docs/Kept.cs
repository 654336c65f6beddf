namespace LeadershipBot.Tests.Docs;

/// <summary>Files of the repository that are made from the code. <c>LEADERSHIPBOT_KEEP=1</c> writes them; without it they are held to what would be written.</summary>
internal static class Kept
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("LEADERSHIPBOT_KEEP") == "1";

    public static void As(string relative, string text) => As(relative, System.Text.Encoding.UTF8.GetBytes(text));

    public static void As(string relative, byte[] bytes)
    {
        var path = Repository.Path(relative);

        if (Writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        File.Exists(path).ShouldBeTrue($"{relative} is missing; run this test with LEADERSHIPBOT_KEEP=1.");
        File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes).ShouldBeTrue($"{relative} is not what the code makes; run this test with LEADERSHIPBOT_KEEP=1 and look at the difference.");
    }
}
