using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>The judge is judged: where the fake could let something pass that Slack would not.</summary>
public class FakeSlackTests
{
    [Theory]
    [InlineData("token=xoxb&channel=C1&text=x", "application/x-www-form-urlencoded", "a token in the body")]
    [InlineData("""{"channel":"C1","text":"x"}""", "application/json", "body sent as application/json")]
    [InlineData("channel=C1&text=x&surprise=1", "application/x-www-form-urlencoded", "unknown argument surprise")]
    [InlineData("channel=C1", "application/x-www-form-urlencoded", "no text to fall back on")]
    [InlineData("text=x", "application/x-www-form-urlencoded", "channel is missing")]
    [InlineData("channel=C1&text=x&text=y", "application/x-www-form-urlencoded", "text is there twice")]
    public async Task A_careless_call_is_refused_and_remembered(string body, string media, string wrong)
    {
        await using var slack = await OneAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{slack.ApiBaseUrl}chat.postMessage") { Content = new StringContent(body, Encoding.UTF8, media) };
        request.Headers.Authorization = new("Bearer", slack.Workspaces[0].BotToken);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"ok\":false");
        slack.Complaints.ShouldBe([$"chat.postMessage: {wrong}"]);
    }

    [Fact]
    public async Task A_message_stands_and_its_metadata_are_shown_to_those_who_ask()
    {
        await using var slack = await OneAsync();
        var dm = slack.Workspaces[0].OpenDm("U1").Id;
        var key = """{"event_type":"leadership","event_payload":{"key":"k1"}}""";
        (await slack.CallAsync("chat.postMessage", ("channel", "U1"), ("text", "Hello"), ("metadata", key)))["channel"]!.GetValue<string>().ShouldBe(dm);

        var plain = await slack.CallAsync("conversations.history", ("channel", dm));
        plain["messages"]![0]!["metadata"].ShouldBeNull();
        var whole = await slack.CallAsync("conversations.history", ("channel", dm), ("include_all_metadata", "true"));
        whole["messages"]![0]!["metadata"]!["event_payload"]!["key"]!.GetValue<string>().ShouldBe("k1");
        slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_wants_the_conversation_and_ones_own_message()
    {
        await using var slack = await OneAsync();
        var workspace = slack.Workspaces[0];
        var theirs = workspace.Say(workspace.OpenDm("U1"), "U1", "mine");

        (await slack.CallAsync("chat.update", ("channel", "U1"), ("ts", theirs.Ts), ("text", "x"))).Error().ShouldBe("channel_not_found");
        (await slack.CallAsync("chat.update", ("channel", workspace.OpenDm("U1").Id), ("ts", theirs.Ts), ("text", "x"))).Error().ShouldBe("cant_update_message");
        slack.Complaints.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        await using var slack = await OneAsync();
        slack.Tokens.Find(slack.Workspaces[0].BotToken).Scopes.Remove("im:history");
        var answer = await slack.CallAsync("conversations.history", ("channel", slack.Workspaces[0].OpenDm("U1").Id));
        answer.Error().ShouldBe("missing_scope");
        slack.Complaints.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Awkward_pages_hold_everything_once()
    {
        await using var slack = await OneAsync();
        slack.AwkwardPages = true;
        Enumerable.Range(2, 10).ToList().ForEach(number => slack.Workspaces[0].AddUser($"U{number}"));
        var (seen, sizes, cursor) = (new List<string>(), new List<int>(), "");

        do
        {
            var page = await slack.CallAsync("users.list", ("limit", "8"), ("cursor", cursor));
            sizes.Add(page["members"]!.AsArray().Count);
            seen.AddRange(page["members"]!.AsArray().Select(member => member!["id"]!.GetValue<string>()));
            cursor = page["response_metadata"]!["next_cursor"]!.GetValue<string>();
        }
        while (cursor.Length > 0);

        sizes.ShouldBe([0, 4, 4, 3]);
        seen.ShouldBe(slack.Workspaces[0].Users.Select(user => user.Id));
    }

    [Fact]
    public async Task The_fifth_message_in_a_second_has_to_wait()
    {
        var clock = new HeldClock();
        await using var slack = await OneAsync(clock);
        var answers = new List<JsonObject>();

        for (var number = 0; number < 5; number++)
        {
            answers.Add(await slack.CallAsync("chat.postMessage", ("channel", "U1"), ("text", "x")));
        }

        answers.Select(answer => answer.Error()).ShouldBe([null, null, null, null, "ratelimited"]);
        (await slack.CallAsync("chat.postMessage", ("channel", "C1"), ("text", "x"))).Error().ShouldBeNull("another channel has its own measure");
        clock.Advance(TimeSpan.FromSeconds(1));
        (await slack.CallAsync("chat.postMessage", ("channel", "U1"), ("text", "x"))).Error().ShouldBeNull();
    }

    [Fact]
    public async Task Rotation_spends_the_refresh_token_and_lets_the_old_one_run_out()
    {
        var clock = new HeldClock();
        await using var slack = await FakeSlack.StartAsync(clock);
        slack.Tokens.Rotation = true;
        var workspace = slack.AddWorkspace();
        var refresh = slack.Tokens.Find(workspace.BotToken).Refresh!;

        var first = await RefreshAsync();
        first["expires_in"]!.GetValue<int>().ShouldBe(43200);
        first["refresh_token"]!.GetValue<string>().ShouldNotBe(refresh);
        (await RefreshAsync()).Error().ShouldBe("invalid_refresh_token");
        (await slack.CallAsync("auth.test")).Error().ShouldBeNull();
        clock.Advance(TimeSpan.FromHours(12));
        (await slack.CallAsync("auth.test")).Error().ShouldBe("token_expired");

        Task<JsonObject> RefreshAsync() => slack.CallAsync(
            "oauth.v2.access", token: null, ("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", slack.ClientId), ("client_secret", slack.ClientSecret));
    }

    [Theory]
    [InlineData("hang", 1)]
    [InlineData("late", 1)]
    [InlineData("reset", 0)]
    [InlineData("html", 0)]
    public async Task Faults_do_what_they_say_in_the_chat(string name, int stands)
    {
        await using var slack = await OneAsync();
        Fault fault = name switch { "hang" => new Fault.Hang(), "late" => new Fault.Late(), "reset" => new Fault.Reset(), _ => new Fault.Html() };
        slack.Faults.Plan("chat.postMessage", fault, call: 2);
        await slack.CallAsync("chat.postMessage", ("channel", "C1"), ("text", "first"));

        await Should.ThrowAsync<Exception>(() => slack.CallAsync("chat.postMessage", ("channel", "C1"), ("text", "second")));
        var channel = slack.Workspaces[0].Channel("C1")!;

        for (var patience = 0; patience < 200 && channel.Messages.Count < 1 + stands; patience++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        channel.Messages.Count.ShouldBe(1 + stands);
        slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_clock_is_its_own()
    {
        await using var slack = await OneAsync(new HeldClock("2026-11-16T09:00Z"));
        slack.Offset = TimeSpan.FromMinutes(5);
        using var client = new HttpClient();
        using var response = await client.PostAsync($"{slack.ApiBaseUrl}auth.test", null, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Date.ShouldBe(DateTimeOffset.Parse("2026-11-16T09:05Z"));
        slack.NextTs().ShouldStartWith($"{DateTimeOffset.Parse("2026-11-16T09:05Z").ToUnixTimeSeconds()}.");
    }

    private static async Task<FakeSlack> OneAsync(TimeProvider? clock = null)
    {
        var slack = await FakeSlack.StartAsync(clock);
        var workspace = slack.AddWorkspace();
        workspace.AddUser("U1");
        workspace.AddChannel("C1", "leaders", "U1");
        return slack;
    }
}
