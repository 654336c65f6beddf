using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Bodies nobody at Microsoft would send, behind a good token: refused or taken for nothing, and never a fault of ours.</summary>
public sealed class OddBodiesTests
{
    // What a field may hold instead, as it is written in JSON.
    private static readonly string[] Instead =
    [
        "null", "7", "-1e308", "99999999999999999999999999999999999999", "true", "\"\"", "\" \"", "[]", "{}", "[[[[[]]]]]", "[null]", "[7]", "{\"id\":7}", "{\"id\":null}", "\"x\"",
        "\"a\\u0000b\"", "\"\\u202E\\n\\r\\t\"", "\"\\ud83d\"", "\"\\udc69\\ud83d\"", "\"" + new string('x', 5000) + "\"", "\"https://evil.example/\"", "\"%2e%2e/../\"",
    ];

    // Wherever the adapter looks, by the path to it.
    public static TheoryData<string> Fields =>
    [
        "type", "id", "name", "action", "timestamp", "localTimezone", "serviceUrl", "channelId", "text", "replyToId", "from", "from/id", "from/aadObjectId", "from/name",
        "recipient", "recipient/id", "conversation", "conversation/id", "conversation/conversationType", "conversation/isGroup", "conversation/tenantId",
        "channelData", "channelData/tenant", "channelData/tenant/id", "channelData/team", "channelData/team/id", "channelData/channel", "channelData/eventType",
        "membersAdded", "membersAdded/0", "membersRemoved", "entities", "entities/0", "entities/0/type", "entities/0/timezone", "entities/0/mentioned", "entities/0/text",
        "value", "value/action", "value/action/data", "value/action/data/a", "value/action/data/c", "value/action/data/f", "value/action/data/in-what", "value/trigger",
    ];

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_may_hold_anything_and_nothing_breaks(string field)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Ana.Installed = true;

        foreach (var (kind, whole) in Activities(bot))
        {
            foreach (var other in Instead)
            {
                var body = With(whole, field.Split('/'), other);
                var reply = await bot.Driver.SendAsync(Encoding.UTF8.GetBytes(body), ["Bearer " + bot.Driver.Forge.Real(Service(bot, field, other))]);

                reply.Status.ShouldBeOneOf([200, 202, 400, 401, 403, 501], $"{kind}, {field} = {other}: {reply.Body}");
            }
        }

        await bot.TickAsync();
        bot.Teams.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"text\":\"half of \\ud83d\"", 400)] // A letter cut in two.
    [InlineData("\"text\":\"\\udc69\\ud83d\"", 400)] // The halves the wrong way round.
    [InlineData("\"\\ud83d\":1", 400)] // In a name.
    [InlineData("\"value\":{\"a\":\"join::\\ud83d\"}", 400)] // In what a button brings back.
    [InlineData("\"value\":{\"in-what\":\"\\ud83d\",\"a\":\"handover::new\",\"f\":\"1\"}", 400)]
    [InlineData("\"text\":\"a\",\"text\":\"b\"", 202)] // Twice: the last one counts, wherever it is read.
    [InlineData("\"text\":null", 200)] // Nothing was said.
    [InlineData("\"text\":1e999", 400)]
    [InlineData("\"text\":01", 400)]
    [InlineData("\"text\":\"a\",", 400)] // A comma too many.
    [InlineData("\"text\":\"a\"/*why not*/", 400)]
    [InlineData("\"id\":\"a\\u0000b\"", 400)] // No database takes it.
    [InlineData("\"text\":\"a\\u0000b\"", 400)]
    [InlineData("\"text\":\"a\\u0001b\"", 202)] // What is typed is only read: it is left out.
    public async Task Odd_words_are_refused_or_made_harmless(string property, int status)
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Ana.Installed = true;
        var whole = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello");
        whole.Remove("text");
        whole.Remove("attachments");
        var body = whole.ToJsonString()[..^1] + "," + property + "}";

        var reply = await bot.Driver.SendAsync(Encoding.UTF8.GetBytes(body), [Real(bot)]);

        reply.Status.ShouldBe(status);
        (await bot.Bot.CountAsync("person")).ShouldBe(status == 202 ? 1 : 0);
    }

    [Fact]
    public async Task Neither_a_tower_of_brackets_nor_bytes_that_are_no_text_get_further_than_the_door()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Ana.Installed = true;
        var whole = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello").ToJsonString()[..^1];
        var text = Encoding.UTF8.GetBytes(whole + ",\"value\":\"~\"}");
        text[Array.LastIndexOf(text, (byte)'~')] = 0xFF;
        byte[][] bodies =
        [
            Encoding.UTF8.GetBytes($"{whole},\"value\":{new string('[', 40)}{new string(']', 40)}}}"),
            Encoding.UTF8.GetBytes($"{whole},\"value\":{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}"),
            text,
            Encoding.Unicode.GetBytes(whole + "}"),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(whole + "}")],
        ];

        foreach (var body in bodies)
        {
            (await bot.Driver.SendAsync(body, [Real(bot)])).Status.ShouldBeOneOf([400, 413]);
        }

        (await bot.Bot.CountAsync("person")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_a_form_brings_back_is_kept_without_what_nobody_types(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.SayAsync(bot.Ana, "remember");

        (await bot.TapAsync(bot.Ana, "Remember it", ("in-what", "storage\u0001 renewal\u0085"))).ShouldStartWith("Remembered: “\u2068storage renewal\u2069”.");
    }

    private static IEnumerable<(string Kind, JsonObject Whole)> Activities(TeamsBot bot)
    {
        var chat = bot.Teams.Chat(bot.Ana);
        var tap = bot.Driver.Saying(bot.Ana, chat, "");
        tap["type"] = "invoke";
        tap["name"] = "adaptiveCard/action";
        tap["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["data"] = new JsonObject { ["a"] = "handover::new", ["c"] = "card", ["f"] = "1", ["in-what"] = "storage", ["in-level"] = "tell", ["in-look"] = "three" } },
            ["trigger"] = "manual",
        };
        var installed = bot.Driver.Envelope("conversationUpdate", bot.Ana, chat, "f:1");
        installed["membersAdded"] = new JsonArray(new JsonObject { ["id"] = bot.Teams.BotId });

        yield return ("a message", bot.Driver.Saying(bot.Ana, chat, "hello"));
        yield return ("a tap", tap);
        yield return ("an installation", installed);
    }

    // By hand, because no library would write half of it.
    private static string With(JsonObject whole, IReadOnlyList<string> path, string other)
    {
        const string Mark = "here-it-comes";
        var copy = (JsonObject)whole.DeepClone();
        JsonNode at = copy;

        foreach (var step in path.SkipLast(1))
        {
            at = (at is JsonArray list && list.Count > 0 ? list[0] : (at as JsonObject)?[step]) ?? Put(at, step, path);
        }

        if (at is JsonArray array)
        {
            array.Insert(0, Mark);
        }
        else
        {
            ((JsonObject)at)[path[^1]] = Mark;
        }

        return copy.ToJsonString().Replace($"\"{Mark}\"", other, StringComparison.Ordinal);
    }

    private static JsonNode Put(JsonNode at, string step, IReadOnlyList<string> path)
    {
        JsonNode made = path.Contains("0") && step is "membersAdded" or "entities" ? new JsonArray() : new JsonObject();

        if (at is JsonArray list)
        {
            list.Add(made);
        }
        else
        {
            ((JsonObject)at)[step] = made;
        }

        return made;
    }

    private static string Service(TeamsBot bot, string field, string other) =>
        field == "serviceUrl" && other.StartsWith("\"h", StringComparison.Ordinal) ? other.Trim('"') : bot.Teams.ServiceUrl(bot.Teams.Tenant());

    private static string Real(TeamsBot bot) => "Bearer " + bot.Driver.Forge.Real(bot.Teams.ServiceUrl(bot.Teams.Tenant()));
}
