using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Docs;

/// <summary>What the threat model says is tested, is.</summary>
public partial class ThreatTests
{
    [Fact]
    public void Each_attack_in_the_threat_model_names_tests_that_exist()
    {
        var tests = Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Tests().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);
        var attacks = Repository.Read("docs/threat-model.md").Split('\n').Select(line => line.Trim('|', ' ').Split(" | ")).Where(row => row.Length == 4 && row[3] != "test" && !row[0].StartsWith('-')).ToList();
        attacks.Count.ShouldBeGreaterThan(30);

        attacks.ShouldAllBe(row => Named().IsMatch(row[3]));
        attacks.SelectMany(row => Named().Matches(row[3]).Select(match => match.Groups["name"].Value)).Except(tests).ShouldBeEmpty();
        attacks.Select(row => row[0]).Distinct().Order().ShouldBe(["denial", "elevation", "information", "repudiation", "spoofing", "tampering"]);
    }

    [GeneratedRegex(@"public (async Task|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tests();

    [GeneratedRegex("`(?<name>[A-Z][a-z]*(_[a-z0-9A-Z]+)+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
