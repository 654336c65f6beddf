using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.MsTeams;

/// <summary>The package an administrator uploads to Teams: the manifest of this deployment and its icons. It asks for no permission.</summary>
internal static class AppPackage
{
    private static readonly JsonSerializerOptions Readable = new(AdaptiveCard.Json) { WriteIndented = true };

    // The same package for the same deployment, whenever it is made; the oldest day a zip can name.
    private static readonly DateTimeOffset Unmoved = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // What can be said to the bot, and what it is for. At most twelve, in one list for each place.
    private static readonly (string Title, string Says)[] Commands =
    [
        ("help", "What I do, on one card"),
        ("join", "Get the weekly question"),
        ("team", "Offer the weekly question to your team"),
        ("settings", "Day, hour, time zone, how often"),
        ("my handovers", "What you handed over, and to whom"),
        ("my weeks", "Your last twelve weeks, as a chart"),
        ("next", "When I ask again"),
        ("skip", "Leave out this week, or the next"),
        ("pause", "Rest until a day you name"),
        ("resume", "End a pause"),
        ("leave", "No more weekly question"),
    ];

    /// <param name="publicUrl">Where people can read what this is.</param>
    public static byte[] Zip(string appId, Uri publicUrl)
    {
        using var package = new MemoryStream();

        using (var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(Manifest(appId, publicUrl), Readable));
            Add(zip, "color.png", Icons.Color());
            Add(zip, "outline.png", Icons.Outline());
        }

        return package.ToArray();
    }

    /// <summary>Manifest 1.25: the first that takes so many commands. Every older tenant takes it, every newer too.</summary>
    public static JsonObject Manifest(string appId, Uri publicUrl) => new()
    {
        ["$schema"] = "https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
        ["manifestVersion"] = "1.25",
        ["version"] = "1.0.0",
        ["id"] = appId,
        ["developer"] = new JsonObject
        {
            ["name"] = "LeadershipBot",
            ["websiteUrl"] = publicUrl.AbsoluteUri,
            ["privacyUrl"] = publicUrl.AbsoluteUri,
            ["termsOfUseUrl"] = publicUrl.AbsoluteUri,
        },
        ["name"] = new JsonObject { ["short"] = "LeadershipBot", ["full"] = "LeadershipBot: a weekly question for leaders" },
        ["description"] = new JsonObject
        {
            ["short"] = "One question a week for people who lead, and a thought in return.",
            ["full"] = "Once a week LeadershipBot asks whether you handed over ownership or stayed in the details. One tap answers, and one thought "
                + "comes back, from a short essay on moving from expert to executive. It remembers what you handed over, answers questions about "
                + "leading, scores nobody and reports nobody. It is a program with a fixed set of texts.",
        },
        ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        ["accentColor"] = "#2B4A52",
        ["bots"] = new JsonArray(new JsonObject
        {
            ["botId"] = appId,
            ["scopes"] = new JsonArray("personal", "team", "groupChat"),
            ["isNotificationOnly"] = false,
            ["supportsCalling"] = false,
            ["supportsVideo"] = false,
            ["supportsFiles"] = false,
            ["commandLists"] = new JsonArray(
                List("personal", Commands),
                List("team", Commands[..1]),
                List("groupChat", Commands[..1])),
        }),
        ["validDomains"] = new JsonArray(),
    };

    private static JsonObject List(string scope, IEnumerable<(string Title, string Says)> commands) => new()
    {
        ["scopes"] = new JsonArray(scope),
        ["commands"] = new JsonArray([.. commands.Select(command => new JsonObject { ["title"] = command.Title, ["description"] = command.Says })]),
    };

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Unmoved;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
