using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The judges are judged: the fake Teams and the people in it, with the smallest bot there can be.</summary>
public sealed class FakeConnectorTests : IAsyncLifetime
{
    private FakeConnector teams = default!;
    private EchoBot bot = default!;
    private TeamsDriver driver = default!;
    private FakePerson ana = default!;

    public async ValueTask InitializeAsync()
    {
        teams = await FakeConnector.StartAsync();
        bot = await EchoBot.StartAsync(teams);
        driver = new(teams, bot.Url);
        ana = teams.Tenant().Person("Ana Lee", "America/New_York");
    }

    public async ValueTask DisposeAsync()
    {
        driver.Dispose();
        await bot.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_installs_says_something_and_taps()
    {
        await driver.InstallAsync(ana);
        await driver.SayAsync(ana, "hello");
        driver.Last(ana).ShouldBe("You said hello\n[One] [Two]");
        driver.Summaries(ana).ShouldBe(["A reply is here."]);

        (await driver.TapAsync(ana, "Two")).ShouldBe("""You tapped {"subject":"Two"}""");
        driver.Chat(ana).ShouldBe("""You tapped {"subject":"Two"}""");
        teams.Refused.ShouldBeEmpty();
        teams.Warnings.ShouldBeEmpty();

        // Others still see the card that everybody sees, and an update is for all.
        var message = teams.Chat(ana).Messages.Single();
        message.TextFor(teams.Tenant().Person("Bo")).ShouldBe("You said hello\n[One] [Two]");
        (await PutAsync(message.Id, EchoBot.Card("Changed"))).Status.ShouldBe(200);
        driver.Chat(ana).ShouldBe("Changed");
    }

    [Fact]
    public async Task An_old_client_sends_the_fallback()
    {
        await driver.InstallAsync(ana);
        await driver.SayAsync(ana, "hello");
        await driver.TapOldAsync(ana, "One");
        driver.Last(ana).ShouldBe("You said One\n[One] [Two]");
        bot.Heard[^1].ContainsKey("text").ShouldBeFalse();
        teams.Chat(ana).Messages[0].TextFor(ana, old: true).ShouldBe("You said hello\n[One] [Two]");
    }

    [Fact]
    public async Task Activities_carry_what_Teams_sends()
    {
        await driver.InstallAsync(ana, conversationFirst: true);
        bot.Heard.Select(one => (string?)one["type"]).ShouldBe(["conversationUpdate", "installationUpdate"]);
        bot.Heard[1]["action"]!.ToString().ShouldBe("add");
        bot.Heard[1]["from"]!["name"].ShouldBeNull();

        await driver.SayAsync(ana, "a <b> & c");
        bot.Heard[2]["localTimezone"]!.ToString().ShouldBe("America/New_York");
        bot.Heard[2]["localTimestamp"]!.ToString().ShouldMatch(@"T\d\d:\d\d:\d\d\.\d{3}\d*-0[45]:00$");
        bot.Heard[2]["attachments"]![0]!["content"]!.ToString().ShouldBe("<p>a &lt;b&gt; &amp; c</p>");

        var team = teams.Tenant().Team("Platform", ana);
        await driver.InstallAsync(team, ana);
        var thread = await driver.MentionAsync(ana, teams.Channel(team), "what now");
        thread.ShouldStartWith(team.Id + ";messageid=");
        bot.Heard[^1]["text"]!.ToString().ShouldBe("<at>LeadershipBot</at> what now");
        teams.Channel(team).Messages.Single().Thread.ShouldBe(thread);
        teams.Refused.ShouldBeEmpty();

        (await driver.InvokeAsync(ana, "composeExtension/query", [])).Status.ShouldBe(501);
        await driver.RepeatAsync();
        bot.Heard[^1]["id"]!.ToString().ShouldBe(bot.Heard[^2]["id"]!.ToString());
        await driver.RepeatAsync(newId: true);
        bot.Heard[^1]["id"]!.ToString().ShouldNotBe(bot.Heard[^2]["id"]!.ToString());
    }

    [Fact]
    public async Task Rosters_come_in_pages()
    {
        var crowd = teams.Tenant().Crowd(120);
        var team = teams.Tenant().Team("Everybody", crowd);
        team.Channel("Lunch");
        await driver.InstallAsync(team, crowd[0]);

        var seen = new List<string>();
        string? next = null;

        do
        {
            var (_, page) = await GetAsync($"v3/conversations/{Uri.EscapeDataString(team.Id)}/pagedmembers?pageSize=20" + (next is null ? "" : "&continuationToken=" + Uri.EscapeDataString(next)));
            var members = page["members"]!.AsArray();
            members.Count.ShouldBeLessThanOrEqualTo(50);
            seen.AddRange(members.Select(one => one!["aadObjectId"]!.ToString()));
            next = (string?)page["continuationToken"];
        }
        while (next is not null);

        seen.ShouldBe(crowd.Select(one => one.ObjectId));
        teams.Refused.ShouldBeEmpty();
        (await GetAsync($"v3/conversations/{team.Id}/members/{crowd[7].ObjectId}")).Body["email"]!.ToString().ShouldBe("person.008@contoso.example");
        (await GetAsync($"v3/teams/{team.Id}")).Body["memberCount"]!.ToString().ShouldBe("120");
        (await GetAsync($"v3/teams/{team.Id}/conversations")).Body["conversations"]!.AsArray().Select(one => (string?)one!["name"]).ShouldBe([null, "Lunch"]);
        (await GetAsync($"v3/conversations/{team.Id}/pagedmembers?continuationToken=next+/=50")).Status.ShouldBe(400);
        teams.Refused.ShouldBe([$"members {team.Id}: a continuation that was never handed out"]);
    }

    [Fact]
    public async Task A_personal_chat_is_begun_once_and_only_with_whom_it_may()
    {
        var tenant = teams.Tenant();
        (await CreateAsync(ana.Id)).Status.ShouldBe(403);
        ana.Installed = true;
        var (status, chat) = await CreateAsync(ana.Id);
        status.ShouldBe(201);
        (await CreateAsync(ana.ObjectId)).Body.ToJsonString().ShouldBe(chat.ToJsonString());
        teams.Refused.ShouldBeEmpty();

        teams.RemoveHistory(ana);
        (await PostAsync((string)chat["id"]!, EchoBot.Message(EchoBot.Card("Hi")))).Status.ShouldBe(404);
        (await CreateAsync(ana.Id)).Body["id"]!.ToString().ShouldNotBe(chat["id"]!.ToString());
        teams.Refused.ShouldBeEmpty();

        var named = Begin(ana.Id);
        named["members"]![0]!["aadObjectId"] = ana.ObjectId;
        (await bot.CallAsync(HttpMethod.Post, teams.ServiceUrl(tenant) + "v3/conversations", named)).Status.ShouldBe(400);
        teams.Refused.ShouldBe(["create: the object id belongs into id"]);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"hi","colour":"red"}""", "unknown property colour")]
    [InlineData("""{"type":"message"}""", "an empty message")]
    [InlineData("""{"type":"message","text":"hi","entities":[{"type":"mention","text":"<at>Bo</at>"}]}""", "a mention that is not in the text")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.6"}}]}""", "a card of version 1.6")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Headline","text":"x"}]}}]}""", "an unknown element Headline")]
    public async Task What_Teams_would_refuse_is_written_down(string activity, string why)
    {
        await driver.InstallAsync(ana);
        (await PostAsync(ana.Chat, (JsonObject)JsonNode.Parse(activity)!)).Status.ShouldBe(400);
        teams.Refused.ShouldBe([$"post {ana.Chat}: {why}"]);
        teams.Chat(ana).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sizes_are_measured_in_UTF_16()
    {
        await driver.InstallAsync(ana);
        (await PostAsync(ana.Chat, new() { ["type"] = "message", ["text"] = new string('é', 51_100) })).Status.ShouldBe(201);
        (await PostAsync(ana.Chat, new() { ["type"] = "message", ["text"] = new string('é', 51_200) })).Status.ShouldBe(413);
        (await PostAsync(ana.Chat, EchoBot.Message(EchoBot.Card(new string('x', 14_300))))).Status.ShouldBe(201);
        teams.Warnings.ShouldHaveSingleItem().ShouldMatch("^post: a card of 28[89]");
    }

    [Fact]
    public async Task Nobody_calls_without_a_token_of_this_fake()
    {
        await driver.InstallAsync(ana);
        var message = new JsonObject { ["type"] = "message", ["text"] = "hi" };
        var token = await bot.TokenAsync();
        (await PostAsync(ana.Chat, message, token)).Status.ShouldBe(201);
        teams.Revoke();
        (await PostAsync(ana.Chat, message, token)).Status.ShouldBe(401);
        teams.Refused.ShouldBeEmpty();
        (await PostAsync(ana.Chat, message, "made-up")).Status.ShouldBe(401);
        (await bot.TokenAsync("wrong")).ShouldBe("");
        teams.Refused.ShouldBe([$"post {ana.Chat}: with a token from somewhere else", "token: AADSTS7000215: Invalid client secret provided"]);
    }

    [Fact]
    public async Task Faults_come_as_planned()
    {
        await driver.InstallAsync(ana);
        var message = new JsonObject { ["type"] = "message", ["text"] = "hi" };
        teams.Faults.At(2, Ask.Post, FakeFault.Throttled(3));
        teams.Faults.At(3, Ask.Post, FakeFault.BadGateway.AfterDelivery());
        teams.Faults.At(4, Ask.Post, FakeFault.Broken);
        (await PostAsync(ana.Chat, message)).Status.ShouldBe(201);
        (await PostAsync(ana.Chat, message)).Status.ShouldBe(429);
        (await PostAsync(ana.Chat, message)).Status.ShouldBe(502);
        await Should.ThrowAsync<HttpRequestException>(PostAsync(ana.Chat, message));
        teams.Chat(ana).Messages.Count.ShouldBe(2);
        teams.CallsOf(Ask.Post).Select(call => call.Status).ShouldBe([201, 429, 502, 0]);

        teams.Faults.In(ana.Chat, FakeFault.Blocked);
        var (status, body) = await PostAsync(ana.Chat, message);
        (status, JsonNode.Parse(body["message"]!.ToString())!["subCode"]!.ToString()).ShouldBe((403, "MessageWritesBlocked"));
        teams.Faults.Heal();
        (await PostAsync(ana.Chat, message)).Status.ShouldBe(201);

        teams.Faults.Next(Ask.Post, FakeFault.Hang);
        var hanging = PostAsync(ana.Chat, message);
        (await Task.WhenAny(hanging, Task.Delay(300, TestContext.Current.CancellationToken))).ShouldNotBe(hanging);
    }

    [Fact]
    public async Task The_throttle_has_the_limits_of_Teams()
    {
        var clock = new HeldClock();
        teams.Throttle = new(clock);
        await driver.InstallAsync(ana);
        var message = new JsonObject { ["type"] = "message", ["text"] = "hi" };
        var statuses = new List<int>();

        for (var i = 0; i < 8; i++)
        {
            statuses.Add((await PostAsync(ana.Chat, message)).Status);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        statuses.Add((await PostAsync(ana.Chat, message)).Status);
        statuses.Add((await PostAsync(ana.Chat, message)).Status);
        statuses.ShouldBe([201, 201, 201, 201, 201, 201, 201, 429, 201, 429]);
        teams.Throttle.Refusals.ShouldBe(2);
    }

    private Task<(int Status, JsonObject Body)> PostAsync(string conversation, JsonObject activity, string? token = null) =>
        bot.CallAsync(HttpMethod.Post, $"{teams.ServiceUrl(teams.Tenant())}v3/conversations/{Uri.EscapeDataString(conversation)}/activities", activity, token);

    private Task<(int Status, JsonObject Body)> PutAsync(string message, JsonObject card) =>
        bot.CallAsync(HttpMethod.Put, $"{teams.ServiceUrl(teams.Tenant())}v3/conversations/{Uri.EscapeDataString(ana.Chat)}/activities/{message}", EchoBot.Message(card));

    private Task<(int Status, JsonObject Body)> GetAsync(string address) => bot.CallAsync(HttpMethod.Get, teams.ServiceUrl(teams.Tenant()) + address, null);

    private Task<(int Status, JsonObject Body)> CreateAsync(string member) =>
        bot.CallAsync(HttpMethod.Post, teams.ServiceUrl(teams.Tenant()) + "v3/conversations", Begin(member));

    private JsonObject Begin(string member) => new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = teams.BotId },
        ["members"] = new JsonArray(new JsonObject { ["id"] = member }),
        ["tenantId"] = teams.Tenant().Id,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = teams.Tenant().Id } },
    };
}
