using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests;

/// <summary>The walls of the house: which rooms of the host may not name which.</summary>
public partial class BoundaryTests
{
    private static readonly string[] Platforms = ["Slack", "MsTeams", "WebChat"];
    private static readonly string[] Features = ["CheckIns", "Guidance", "Handovers", "Teams", "People"];

    public static TheoryData<string, string> Walls()
    {
        var walls = new TheoryData<string, string>();

        foreach (var feature in Features)
        {
            Add(feature, [.. Platforms, "Operations"]);
        }

        foreach (var platform in Platforms)
        {
            Add(platform, ["Storage", "Quartz", "Dapper", .. Features, .. Platforms.Where(other => other != platform)]);
        }

        Add("Outbox", [.. Features, .. Platforms, "Quartz", "Operations"]);
        Add("Storage", [.. Features, .. Platforms, "Quartz", "Outbox", "Operations"]);
        Add("WebChat/Parts", ["Outbox", "Operations", "Storage"]);

        return walls;

        void Add(string room, string[] forbidden)
        {
            foreach (var other in forbidden)
            {
                walls.Add(room, other);
            }
        }
    }

    [Theory, MemberData(nameof(Walls))]
    public void A_room_names_only_what_lies_below_it(string room, string forbidden)
    {
        var folder = Path.Combine(Root(), "src", "LeadershipBot", room);

        if (!Directory.Exists(folder))
        {
            return; // A platform that is not built yet has no wall to break.
        }

        var crossing = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Names().Matches(Code(file)).Where(match => match.Groups["name"].Value == forbidden).Select(_ => Path.GetFileName(file)));

        crossing.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_sender_sends()
    {
        var callers = Directory.EnumerateFiles(Path.Combine(Root(), "src", "LeadershipBot"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Sends().IsMatch(Code(file)))
            .Select(Path.GetFileName);

        callers.ShouldBe(["Courier.cs"]);
    }

    // What a comment mentions breaks no wall.
    private static string Code(string file) => Comments().Replace(File.ReadAllText(file), "");

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"(@?using\s+(static\s+)?(LeadershipBot\.)?|\bLeadershipBot\.|[\s(<])(?<name>Slack|MsTeams|WebChat|CheckIns|Guidance|Handovers|Teams|People|Storage|Quartz|Dapper|Outbox|Operations)(;|\.[A-Z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"^\s*//.*$|@\*.*?\*@", RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\bchat\.(PostAsync|EditAsync|RemoveAsync)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sends();
}
