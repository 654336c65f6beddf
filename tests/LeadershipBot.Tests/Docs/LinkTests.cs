using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Docs;

/// <summary>Whoever follows a link in the documents arrives.</summary>
public partial class LinkTests
{
    private static readonly string[] Documents =
    [
        "README.md", "CHANGELOG.md", "SECURITY.md", "manifests/README.md", .. Directory.EnumerateFiles(Repository.Path("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}"),
    ];

    public static TheoryData<string> All() => new(Documents);

    [Theory, MemberData(nameof(All))]
    public void Every_link_and_picture_leads_somewhere(string document)
    {
        var text = Fences().Replace(Repository.Read(document), "");
        var links = Links().Matches(text).Select(match => match.Groups["to"].Value).Concat(Pictures().Matches(text).Select(match => match.Groups["to"].Value))
            .Where(to => !to.StartsWith("http", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal));

        links.Where(to => !Leads(document, to)).ShouldBeEmpty(document);
    }

    [Fact]
    public void Every_document_is_found_from_the_readme()
    {
        var readme = Repository.Read("README.md");

        Documents.Where(document => document.StartsWith("docs/", StringComparison.Ordinal)).ShouldAllBe(document => readme.Contains($"({document}"));
    }

    private static bool Leads(string document, string to)
    {
        var (path, anchor) = to.Split('#') is [var before, var after] ? (before, after) : (to, null);
        var target = path.Length == 0 ? Repository.Path(document) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.Path(document))!, path));

        return anchor is null ? File.Exists(target) || Directory.Exists(target) : File.Exists(target) && Anchors(File.ReadAllText(target)).Contains(anchor);
    }

    // As GitHub makes them: small letters, no punctuation, hyphens for spaces.
    private static IEnumerable<string> Anchors(string text) => Headings().Matches(Fences().Replace(text, ""))
        .Select(match => Dropped().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("src=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pictures();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex Dropped();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Fences();
}
