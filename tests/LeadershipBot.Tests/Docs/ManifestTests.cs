using System.IO.Compression;
using LeadershipBot.Operations;

namespace LeadershipBot.Tests.Docs;

/// <summary>The manifests in the repository are those the program writes, so that they can be read before it runs.</summary>
public class ManifestTests
{
    private const string Address = "https://leadership.example.com";
    private const string AppId = "00000000-0000-0000-0000-000000000000";

    [Theory]
    [InlineData("manifests/slack/http.json", "--public-url", Address)]
    [InlineData("manifests/slack/socket-mode.json")]
    public async Task Slacks_is_the_one_the_command_writes(string file, params string[] options) =>
        Kept.As(file, await WrittenAsync(["manifest", "slack", .. options]));

    [Fact]
    public async Task That_of_Teams_is_in_the_package_the_command_writes()
    {
        using var zip = new ZipArchive(new MemoryStream(await WrittenAsync(
            ["manifest", "msteams", "--public-url", Address, $"--MsTeams:AppId={AppId}"])));

        zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ShouldBe(["color.png", "manifest.json", "outline.png"]);

        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using var from = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await from.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            Kept.As($"manifests/msteams/{entry.FullName}", bytes.ToArray());
        }
    }

    private static async Task<byte[]> WrittenAsync(string[] args)
    {
        var file = Path.Combine(Path.GetTempPath(), $"manifest-{Guid.NewGuid():n}");
        var line = new CommandLine(new Terminal(TextWriter.Null, TextWriter.Null, ShowsProgress: false), _ => Task.CompletedTask, (_, _, _) => { });

        (await line.RunAsync([.. args, "--out", file])).ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return bytes;
    }
}
