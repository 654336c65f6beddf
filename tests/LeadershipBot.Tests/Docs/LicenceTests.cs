using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LeadershipBot.Tests.Docs;

/// <summary>What is shipped of others, and under which licence: from the lock file, and from what each package says of itself.</summary>
public class LicenceTests
{
    private const string File = "docs/licences.md";

    // Those that ask for no more than to be named.
    private static readonly string[] Easy = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MS-PL", "Public domain"];

    [Fact]
    public void The_list_of_licences_is_what_the_packages_say()
    {
        var text = new StringBuilder(
            """
            # Licences

            Everything the published program holds of others, as each package says itself, and one font. Written from the lock file by a test; a package whose licence asks for more than to be named fails it.

            | package | version | licence |
            |---|---|---|

            """);

        foreach (var (id, version) in Shipped())
        {
            text.Append($"| [{id}](https://www.nuget.org/packages/{id}/{version}) | {version} | {Licence(id, version)} |\n");
        }

        text.Append("\nThe web chat's font is Source Serif 4 by Adobe, under the SIL Open Font License 1.1; its text lies beside it and in the program.\n");
        Kept.As(File, text.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void No_licence_asks_for_more_than_to_be_named() =>
        Shipped().Select(package => (package.Id, Licence: Licence(package.Id, package.Version))).Where(package => !package.Licence.Split(" OR ").Any(Easy.Contains)).ShouldBeEmpty();

    [Fact]
    public void Every_project_has_its_lock_file_and_CI_restores_by_it()
    {
        var projects = Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.Path("tests"), "*.csproj", SearchOption.AllDirectories)).ToList();
        projects.Count.ShouldBeGreaterThan(4);

        projects.Where(project => !System.IO.File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))).ShouldBeEmpty();
        Repository.Read(".ci/run").ShouldContain("dotnet restore --locked-mode");
    }

    private static IEnumerable<(string Id, string Version)> Shipped() => JsonNode.Parse(Repository.Read("src/LeadershipBot/packages.lock.json"))!["dependencies"]!.AsObject()
        .SelectMany(framework => framework.Value!.AsObject())
        // Of these the compiler alone makes use, and our own are no package.
        .Where(one => (string)one.Value!["type"]! != "Project" && one.Key is not ("Meziantou.Analyzer" or "Microsoft.CodeAnalysis.BannedApiAnalyzers"))
        .Select(one => (one.Key, (string)one.Value!["resolved"]!))
        .Distinct().OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase);

    private static string Licence(string id, string version)
    {
        var folder = Path.Combine(RunningProgram.Fact("Packages"), id.ToLowerInvariant(), version.ToLowerInvariant());
        var metadata = XDocument.Load(Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec")).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");

        return licence switch
        {
            null => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value is { } url ? Known(url) : "?",
            _ when (string?)licence.Attribute("type") == "expression" => licence.Value,
            _ => Named(System.IO.File.ReadAllText(Path.Combine(folder, licence.Value))),
        };
    }

    private static string Known(string url) => url.Contains("mit", StringComparison.OrdinalIgnoreCase) ? "MIT" : url.Contains("apache", StringComparison.OrdinalIgnoreCase) ? "Apache-2.0" : url;

    private static string Named(string text) =>
        text.Contains("Permission is hereby granted, free of charge", StringComparison.Ordinal) ? "MIT"
        : text.Contains("Public Domain", StringComparison.Ordinal) ? "Public domain"
        : text.Contains("Apache License", StringComparison.OrdinalIgnoreCase) ? "Apache-2.0"
        : "?";
}
