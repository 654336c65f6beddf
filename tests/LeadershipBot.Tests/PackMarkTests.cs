using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Tests;

public sealed class PackMarkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pack-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_is_the_hash_of_every_name_and_what_is_in_it()
    {
        var much = string.Concat(Enumerable.Range(0, 50_000).Select(at => $"{at},")); // More than is read at once.
        Directory.CreateDirectory(Path.Combine(folder, "nudges"));
        File.WriteAllText(Path.Combine(folder, "themes.yaml"), "themes");
        File.WriteAllText(Path.Combine(folder, "nudges", "one.yaml"), much);

        var mark = PackMark.Of(folder);

        mark.Whole.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.Combine("nudges", "one.yaml")}{much}themes.yamlthemes"))));
        mark.Short.ShouldBe(mark.Whole[..8]);
    }
}
