using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What nobody expects to be delivered is taken or refused, and never breaks anything.</summary>
public class SlackOddTests
{
    private const string Said = """{"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":1795766400,"authorizations":[{"team_id":"T1"}],"event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"help","ts":"1795766400.000100"}}""";
    private const string Gone = """{"type":"event_callback","team_id":"T1","event_id":"Ev2","event_time":1795766400,"event":{"type":"app_uninstalled"}}""";
    private const string Changed = """{"type":"event_callback","team_id":"T1","event_id":"Ev3","event":{"type":"user_change","user":{"id":"U1","tz":"Europe/Oslo","deleted":false}}}""";
    private const string Tapped = """{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},"container":{"type":"message","message_ts":"1.2","channel_id":"D1"},"trigger_id":"1.2.3","channel":{"id":"D1"},"message":{"ts":"1.2"},"actions":[{"action_id":"answer:2026-W48:both","value":"x","action_ts":"1.2","type":"button","text":{"type":"plain_text","text":"x"}}]}""";
    private const string Folded = """{"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1"},"container":{"type":"message","message_ts":"1.2","channel_id":"D1"},"trigger_id":"1.2.3","actions":[{"action_id":"fold::","value":"nOne","text":{"text":"x"}}]}""";
    private const string Sent = """{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"view":{"id":"V1","type":"modal","callback_id":"settings::","private_metadata":"D1 1.2","hash":"1.a","state":{"values":{"day":{"v":{"type":"static_select","selected_option":{"value":"thursday"}}},"hour":{"v":{"value":"16:30"}}}}}}""";

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "99999999999999999999", "-62135596801", "253402300800", "9223372036854775807", "1.5", "1e400", "\"\"", "\"abc\"", "\"1795766400\"",
        "\"\\ud83d\"", "\"\\u0000\"", "\"a\\nb\"", "\"<!channel>\"", "\"../../etc\"", "\"'; drop table person; --\"", "[]", "[null]", "[[]]", "{}", "{\"id\":null}", "{\"id\":{}}", "{\"values\":null}",
        "{\"values\":{\"day\":null}}", "{\"values\":{\"day\":{\"v\":null}}}",
    ];

    [Theory]
    [InlineData("events", Said)]
    [InlineData("events", Said, Database.Postgres)]
    [InlineData("events", Gone)]
    [InlineData("events", Changed)]
    [InlineData("interactions", Tapped)]
    [InlineData("interactions", Folded)]
    [InlineData("interactions", Sent)]
    public async Task Whatever_stands_in_whatever_field_it_is_taken_or_refused(string road, string payload, Database kind = Database.Sqlite)
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.OpenDm("U1"), kind: kind);
        run.Slack.Faults.Plan("users.info", new Fault.Error("user_not_found"), times: int.MaxValue);
        string[] odd = [.. Odd, $"\"{new string('x', 20_000)}\"", Nested(60), Nested(400)];
        var count = 0;

        foreach (var variant in Paths(payload).SelectMany(path => odd.Select(value => Put(payload, path, value))))
        {
            var (body, media) = road == "events" ? (variant, "application/json") : ($"payload={Uri.EscapeDataString(variant)}", "application/x-www-form-urlencoded");
            var reply = await run.Driver.PostAsync(road, body, media, new());
            reply.Status.ShouldBeOneOf([200, 400], variant.Length > 2_000 ? variant[..2_000] : variant);
            count++;
        }

        count.ShouldBeGreaterThan(150);
        await run.Bot.CountAsync("person"); // It lives.
    }

    [Theory]
    [InlineData("user_id=U1%00")]
    [InlineData("user_id=" + "U1%0AU2")]
    [InlineData("team_id=T1%FF%FE&user_id=U1")]
    [InlineData("user_id=U1&text=%ED%A0%BD")]
    [InlineData("user_id=U1&channel_id=C%00")]
    [InlineData("user_id=U1&trigger_id=%F0%9F%8E%89")]
    [InlineData("user_id=U1&text=%00")]
    public async Task A_command_is_taken_or_refused(string fields)
    {
        await using var run = await SlackRun.StartAsync();
        var body = $"command=%2Fleadership&{(fields.Contains("team_id") ? "" : "team_id=T1&")}{fields}";

        (await run.Driver.PostAsync("commands", body, "application/x-www-form-urlencoded", new())).Status.ShouldBeOneOf(200, 400);
    }

    [Fact]
    public async Task A_window_whose_hash_is_written_in_other_letters_is_taken_once()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.CommandAsync("settings"));
        var sent = run.Alex.PayloadOfSubmission(("Hour", "16:30"));
        sent["view"]!["hash"] = "1596530361.3wR/uK+3R==";

        await run.Driver.InteractionAsync((JsonObject)sent.DeepClone());
        await run.DoAsync(run.Driver.InteractionAsync(sent));

        run.Alex.Messages.Count(message => message.StartsWith("Saved. Next question: Thursday, 26 November, 16:30", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":[", depth)) + string.Concat(Enumerable.Repeat("]}", depth));

    // By text, because not everything odd is JSON that can be built.
    private static string Put(string payload, IReadOnlyList<object> path, string value)
    {
        const string Mark = "\"@@@\"";
        var root = JsonNode.Parse(payload)!;
        var at = path.SkipLast(1).Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);

        if (path[^1] is int last)
        {
            at[last] = "@@@";
        }
        else
        {
            at[(string)path[^1]] = "@@@";
        }

        return root.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<object>> Paths(string payload) => Paths(JsonNode.Parse(payload)!, []);

    private static IEnumerable<IReadOnlyList<object>> Paths(JsonNode? node, IReadOnlyList<object> at)
    {
        var inside = node switch
        {
            JsonObject some => some.SelectMany(pair => Paths(pair.Value, [.. at, pair.Key])),
            JsonArray some => some.SelectMany((item, index) => Paths(item, [.. at, index])),
            _ => [],
        };

        return at.Count == 0 ? inside : inside.Prepend(at);
    }
}
