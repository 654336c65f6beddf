using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Tests.Slack;

/// <summary>What the driver sends and reads, against a bot of a few lines.</summary>
public class SlackDriverTests
{
    private const string Buttons = """
        [{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"*<!here>*"}]}]},
         {"type":"section","text":{"type":"mrkdwn","text":"*How was it?* &lt;ok&gt; <https://example.com|essay>"}},
         {"type":"actions","block_id":"b1","elements":[
          {"type":"button","action_id":"answer:2026-W47:details","text":{"type":"plain_text","text":"Details"},"value":"v1"},
          {"type":"button","action_id":"answer:2026-W47:both","text":{"type":"plain_text","text":"A bit of both"}}]}]
        """;

    private const string Form = """
        {"type":"modal","callback_id":"remember","private_metadata":"7","title":{"type":"plain_text","text":"Remember"},"submit":{"type":"plain_text","text":"Save"},
         "blocks":[{"type":"input","block_id":"what","label":{"type":"plain_text","text":"What"},"element":{"type":"plain_text_input","action_id":"v","max_length":10}},
                   {"type":"input","block_id":"when","label":{"type":"plain_text","text":"When"},"optional":true,"element":{"type":"radio_buttons","action_id":"v",
                    "options":[{"text":{"type":"plain_text","text":"Next week"},"value":"next"}]}}]}
        """;

    [Fact]
    public async Task A_tap_carries_what_Slack_sends_with_it()
    {
        await using var slack = await PostedAsync();
        using var driver = SlackDriver.OverSocket(slack);
        var dana = driver.As(slack.Workspaces[0], "U1");
        dana.Chat.ShouldBe("“*<!here>*”\nHow was it? <ok> essay\n[Details] [A bit of both]");

        var tap = dana.PayloadOfTap("Details");
        tap["actions"]![0]!["action_id"]!.GetValue<string>().ShouldBe("answer:2026-W47:details");
        tap["actions"]![0]!["block_id"]!.GetValue<string>().ShouldBe("b1");
        tap["container"]!["channel_id"]!.GetValue<string>().ShouldBe(dana.Dm.Id);
        tap["message"]!["metadata"]!["event_payload"]!["key"]!.GetValue<string>().ShouldBe("k1");
        tap["user"]!["team_id"]!.GetValue<string>().ShouldBe("T1");
        Should.Throw<InvalidOperationException>(() => dana.PayloadOfTap("Purpose"));
    }

    [Fact]
    public async Task A_trigger_opens_one_modal_and_not_after_three_seconds()
    {
        var clock = new HeldClock();
        await using var slack = await PostedAsync(clock);
        using var driver = SlackDriver.OverSocket(slack);
        var dana = driver.As(slack.Workspaces[0], "U1");
        string Trigger() => dana.PayloadOfTap("Details")["trigger_id"]!.GetValue<string>();

        var (first, late) = (Trigger(), Trigger());
        clock.Advance(TimeSpan.FromSeconds(3));
        (await slack.CallAsync("views.open", ("trigger_id", first), ("view", Form))).Error().ShouldBeNull();
        (await slack.CallAsync("views.open", ("trigger_id", first), ("view", Form))).Error().ShouldBe("exchanged_trigger_id");
        slack.Complaints.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await slack.CallAsync("views.open", ("trigger_id", late), ("view", Form))).Error().ShouldBe("expired_trigger_id");
        (await slack.CallAsync("views.open", ("trigger_id", Trigger()), ("view", Form.Replace("Remember", "Remember this for a long while")))).Error().ShouldBe("invalid_arguments");
        dana.Modal.ShouldBe("Remember\nWhat: ____\nWhen: [Next week]\n[Save]");
    }

    [Fact]
    public async Task A_modal_is_filled_in_as_the_client_lets_one_and_keeps_what_was_typed_beside_an_error()
    {
        await using var slack = await PostedAsync();
        await using var bot = await SmallBot.StartAsync(slack, """{"response_action":"errors","errors":{"what":"Say it in a few words."}}""");
        using var driver = SlackDriver.OverHttp(slack, bot.Address);
        var dana = driver.As(slack.Workspaces[0], "U1");
        await slack.CallAsync("views.open", ("trigger_id", slack.Triggers.Make(dana.Workspace, "U1")), ("view", Form));

        Should.Throw<InvalidOperationException>(() => dana.PayloadOfSubmission(("When", "Next week"))).Message.ShouldContain("it is empty");
        Should.Throw<InvalidOperationException>(() => dana.PayloadOfSubmission(("What", "eleven long"))).Message.ShouldContain("longer than 10");
        await dana.SubmitAsync(("What", "budget"), ("When", "Next week"));

        dana.Errors["What"].ShouldBe("Say it in a few words.");
        dana.Modal.ShouldNotBeNull();
        var sent = JsonNode.Parse(bot.Bodies[^1]["payload"])!;
        sent["view"]!["state"]!["values"]!["when"]!["v"]!["selected_option"]!["value"]!.GetValue<string>().ShouldBe("next");
        sent["view"]!["private_metadata"]!.GetValue<string>().ShouldBe("7");
        slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_response_url_works_five_times_and_for_half_an_hour()
    {
        var clock = new HeldClock();
        await using var slack = await PostedAsync(clock);
        using var driver = SlackDriver.OverSocket(slack);
        var dana = driver.As(slack.Workspaces[0], "U1");
        using var client = new HttpClient();
        var url = dana.PayloadOfTap("Details")["response_url"]!.GetValue<string>();
        var old = dana.PayloadOfTap("Details")["response_url"]!.GetValue<string>();

        for (var use = 1; use <= 6; use++)
        {
            await SayAsync(url, $$"""{"replace_original":true,"text":"Noted {{use}}"}""");
        }

        dana.Messages.ShouldBe(["Noted 5"]);
        slack.Complaints.ShouldBe(["response_url: a sixth use of a response_url"]);
        await SayAsync(old, """{"text":"Only you","response_type":"ephemeral"}""");
        dana.Ephemerals.ShouldBe(["Only you"]);
        clock.Advance(TimeSpan.FromMinutes(31));
        await SayAsync(old, """{"delete_original":true}""");
        slack.Calls[^1].Error.ShouldBe("expired_url");
        dana.Messages.Count.ShouldBe(1);

        async Task SayAsync(string to, string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync(to, content, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Requests_are_signed_as_Slack_signs_them_and_repeated_until_they_are_taken()
    {
        await using var slack = await PostedAsync();
        await using var bot = await SmallBot.StartAsync(slack, "", refuse: 2);
        using var driver = SlackDriver.OverHttp(slack, bot.Address);

        var reply = await driver.As(slack.Workspaces[0], "U1").SayAsync("a < b", sign: new() { Retries = true });
        reply.Status.ShouldBe(200);
        bot.Retries.ShouldBe(["", "1 http_error", "2 http_error"]);
        JsonNode.Parse(bot.Bodies[^1][""])!["event"]!["text"]!.GetValue<string>().ShouldBe("a &lt; b");
        bot.BadSignatures.ShouldBe(0);
        await driver.As(slack.Workspaces[0], "U1").SayAsync("b", sign: new() { Tamper = body => body.Replace("\"b\"", "\"c\"") });
        bot.BadSignatures.ShouldBe(1);
    }

    [Theory, MemberData(nameof(SignatureVector.All), MemberType = typeof(SignatureVector))]
    public void The_vectors_that_hold_are_signed_by_one_of_their_secrets(SignatureVector vector)
    {
        if (vector.Accepted)
        {
            vector.Secrets.Select(secret => SlackSigning.Sign(secret, vector.Timestamp!, vector.Body)).ShouldContain(vector.Signature);
        }

        SlackSigning.Sign(SignatureVector.All.First().Data.Secrets[0], "1531420618", SignatureVector.All.First().Data.Body)
            .ShouldBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    private static async Task<FakeSlack> PostedAsync(TimeProvider? clock = null)
    {
        var slack = await FakeSlack.StartAsync(clock);
        slack.AddWorkspace().AddUser("U1");
        var answer = await slack.CallAsync("chat.postMessage", ("channel", "U1"), ("text", "How was it?"), ("blocks", Buttons), ("metadata", """{"event_type":"leadership","event_payload":{"key":"k1"}}"""));
        answer.Error().ShouldBeNull();
        return slack;
    }

    private sealed class SmallBot(WebApplication app) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.Single());

        public List<Dictionary<string, string>> Bodies { get; } = [];

        public List<string> Retries { get; } = [];

        public int BadSignatures { get; private set; }

        public static async Task<SmallBot> StartAsync(FakeSlack slack, string answer, int refuse = 0)
        {
            var app = WebApplication.CreateSlimBuilder().Build();
            app.Urls.Add("http://127.0.0.1:0");
            var bot = new SmallBot(app);
            app.MapPost("/slack/{road}", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var body = await reader.ReadToEndAsync();
                bot.Bodies.Add(body.StartsWith('{') ? new() { [""] = body } : QueryHelpers.ParseQuery(body).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
                bot.Retries.Add($"{context.Request.Headers["x-slack-retry-num"]} {context.Request.Headers["x-slack-retry-reason"]}".Trim());
                var holds = SlackSigning.Sign(slack.SigningSecret, context.Request.Headers["X-Slack-Request-Timestamp"]!, body) == context.Request.Headers["X-Slack-Signature"];
                bot.BadSignatures += holds ? 0 : 1;
                return refuse-- > 0 ? Results.StatusCode(503) : Results.Text(answer, "application/json");
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return bot;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
