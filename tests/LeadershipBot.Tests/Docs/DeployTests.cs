using System.Reflection;
using System.Text.RegularExpressions;
using LeadershipBot.Operations;

namespace LeadershipBot.Tests.Docs;

/// <summary>What an administrator copies is right: settings by their names, and the release that the changes speak of.</summary>
public partial class DeployTests
{
    private static readonly string[] Documents = ["README.md", "SECURITY.md", .. Beneath("docs"), .. Beneath("deploy")];

    public static TheoryData<string> Files() => new(Documents);

    [Theory, MemberData(nameof(Files))]
    public void Every_setting_in_the_environment_is_one_the_program_knows(string file)
    {
        var named = Settings().Matches(Repository.Read(file)).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal)).Distinct();

        named.Where(key => !key.StartsWith("Logging:", StringComparison.Ordinal)).Except(SettingKeys.Known).ShouldBeEmpty();
    }

    [Fact]
    public void The_newest_release_is_this_one()
    {
        var version = typeof(SettingKeys).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

        Releases().Match(Repository.Read("CHANGELOG.md")).Groups["version"].Value.ShouldBe(version);
    }

    private static IEnumerable<string> Beneath(string folder) => Directory.EnumerateFiles(Repository.Path(folder)).Select(file => $"{folder}/{Path.GetFileName(file)}");

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(__[A-Z][A-Za-z]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Settings();

    [GeneratedRegex(@"^## (?<version>[\d.]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Releases();
}
