using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Modals, home tabs, orgs and meagre history in the fake.</summary>
public class FakeSlackViewsTests
{
    private const string Modal = """{"type":"modal","title":{"type":"plain_text","text":"One"},"blocks":[{"type":"divider"}]}""";
    private const string Home = """{"type":"home","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Next: *Thursday*"}}]}""";

    [Fact]
    public async Task Three_modals_stand_on_each_other_and_no_more()
    {
        await using var slack = await StartAsync();
        var workspace = slack.Workspaces[0];
        string Trigger() => slack.Triggers.Make(workspace, "U1", slack.Views.Top(workspace, "U1"));

        (await slack.CallAsync("views.open", ("trigger_id", Trigger()), ("view", Modal))).Error().ShouldBeNull();
        (await slack.CallAsync("views.push", ("trigger_id", Trigger()), ("view", Modal))).Error().ShouldBeNull();
        (await slack.CallAsync("views.push", ("trigger_id", Trigger()), ("view", Modal))).Error().ShouldBeNull();
        (await slack.CallAsync("views.push", ("trigger_id", Trigger()), ("view", Modal))).Error().ShouldBe("push_limit_reached");
        slack.Complaints.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_hash_of_yesterday_conflicts()
    {
        await using var slack = await StartAsync();
        var first = await slack.CallAsync("views.publish", ("user_id", "U1"), ("view", Home));
        var hash = FakeSlackBlocks.Text(first["view"]!["hash"])!;
        (await slack.CallAsync("views.publish", ("user_id", "U1"), ("view", Home), ("hash", hash))).Error().ShouldBeNull();
        (await slack.CallAsync("views.publish", ("user_id", "U1"), ("view", Home), ("hash", hash))).Error().ShouldBe("hash_conflict");
        using var driver = SlackDriver.OverSocket(slack);
        driver.As(slack.Workspaces[0], "U1").Home.ShouldBe("Next: Thursday");
        slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_without_submit_takes_no_input_and_a_home_tab_no_modal()
    {
        await using var slack = await StartAsync();
        var input = Modal.Replace("""{"type":"divider"}""", """{"type":"input","label":{"type":"plain_text","text":"What"},"element":{"type":"plain_text_input","action_id":"v"}}""");
        (await slack.CallAsync("views.open", ("trigger_id", slack.Triggers.Make(slack.Workspaces[0], "U1")), ("view", input))).Error().ShouldBe("invalid_arguments");
        (await slack.CallAsync("views.publish", ("user_id", "U1"), ("view", Modal))).Error().ShouldBe("invalid_arguments");
        slack.Complaints.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_org_wide_token_must_name_the_workspace_where_Slack_wants_it()
    {
        await using var slack = await FakeSlack.StartAsync();
        var (one, two) = (slack.AddWorkspace("T1", enterprise: "E1"), slack.AddWorkspace("T2", enterprise: "E1"));
        slack.Tokens.Revoke(one);
        slack.Tokens.Revoke(two);
        two.AddUser("U2");
        var token = slack.Tokens.InstallOrg("E1", [one, two]).Value;

        (await slack.CallAsync("users.list", token, ("limit", "10"))).Error().ShouldBe("missing_argument");
        (await slack.CallAsync("users.list", token, ("limit", "10"), ("team_id", "T2")))["members"]!.AsArray().Count.ShouldBe(1);
        (await slack.CallAsync("chat.postMessage", token, ("channel", "U2"), ("text", "x")))["message"]!["team"]!.GetValue<string>().ShouldBe("T2");
        using var driver = SlackDriver.OverSocket(slack);
        JsonObject tap = SlackTap.Of(slack, new("V1", two, "U2", (JsonObject)JsonNode.Parse(Modal)!, "h"), "view_submission");
        tap["team"].ShouldBeNull();
        tap["is_enterprise_install"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Meagre_history_comes_once_a_minute_and_fifteen_at_a_time()
    {
        var clock = new HeldClock();
        await using var slack = await FakeSlack.StartAsync(clock);
        var workspace = slack.AddWorkspace();
        workspace.AddUser("U1");
        slack.MeagreHistory = true;
        var dm = workspace.OpenDm("U1");
        Enumerable.Range(1, 20).ToList().ForEach(number => workspace.Say(dm, "U1", $"{number}"));

        var page = await slack.CallAsync("conversations.history", ("channel", dm.Id));
        page["messages"]!.AsArray().Select(message => FakeSlackBlocks.Text(message!["text"])).ShouldBe(Enumerable.Range(6, 15).Reverse().Select(number => $"{number}"));
        var cursor = FakeSlackBlocks.Text(page["response_metadata"]!["next_cursor"])!;
        (await slack.CallAsync("conversations.history", ("channel", dm.Id), ("cursor", cursor))).Error().ShouldBe("ratelimited");
        clock.Advance(TimeSpan.FromMinutes(1));
        var rest = await slack.CallAsync("conversations.history", ("channel", dm.Id), ("cursor", cursor));
        rest["messages"]!.AsArray().Count.ShouldBe(5);
        rest["has_more"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Bounds_of_history_exclude_what_stands_on_them_unless_asked()
    {
        await using var slack = await StartAsync();
        var dm = slack.Workspaces[0].OpenDm("U1");
        var said = new[] { "a", "b", "c" }.Select(text => slack.Workspaces[0].Say(dm, "U1", text).Ts).ToList();
        (await ReadAsync()).ShouldBe(["b"]);
        (await ReadAsync(("inclusive", "true"))).ShouldBe(["c", "b", "a"]);

        async Task<List<string?>> ReadAsync(params (string, string)[] more) =>
            [.. (await slack.CallAsync("conversations.history", [("channel", dm.Id), ("oldest", said[0]), ("latest", said[2]), .. more]))["messages"]!.AsArray().Select(message => FakeSlackBlocks.Text(message!["text"]))];
    }

    private static async Task<FakeSlack> StartAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.AddWorkspace().AddUser("U1");
        return slack;
    }
}
