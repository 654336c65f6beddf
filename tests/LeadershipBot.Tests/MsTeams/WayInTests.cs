using System.Text;
using LeadershipBot.MsTeams;
using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Who and what is let in from Teams, at the door of the running bot.</summary>
public sealed class WayInTests
{
    [Theory, MemberData(nameof(TokenCases.Names), MemberType = typeof(TokenCases))]
    public async Task Each_token_comes_to_what_the_table_says(string name)
    {
        await using var bot = await TeamsBot.StartAsync();
        var one = TokenCases.Named(name);

        var reply = await one.TryAsync(bot.Driver, bot.Ana, bot.Clock);
        one.Judge(reply, bot.Teams);

        // What is refused is not kept.
        (await bot.Bot.CountAsync("person")).ShouldBe(reply.Status < 300 ? 1 : 0);
    }

    [Fact]
    public async Task Behind_a_mirror_of_its_own_a_cloud_is_known_by_the_issuer_that_is_set()
    {
        const string Other = "https://api.botframework.us";
        await using var bot = await TeamsBot.StartAsync(settings: ("MsTeams:Issuer", Other));
        bot.Teams.Issuer = Other;
        bot.Ana.Installed = true;
        var hello = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "help");
        var claims = bot.Driver.Forge.Claims((string)hello["serviceUrl"]!);

        (await HelloAsync("https://api.botframework.com")).ShouldBe(401);
        (await HelloAsync(Other)).ShouldBe(202);
        await bot.TickAsync();
        bot.Driver.Last(bot.Ana).ShouldStartWith("What I do");

        async Task<int> HelloAsync(string issuer)
        {
            claims["iss"] = issuer;
            return (await bot.Driver.SendAsync(hello, ["Bearer " + TokenForge.Sign(claims, bot.Teams.Keys.Current)])).Status;
        }
    }

    [Fact]
    public async Task A_good_token_for_a_host_that_is_not_on_the_list_opens_nothing_and_calls_nobody()
    {
        await using var bot = await TeamsBot.StartAsync(settings: ("MsTeams:ServiceHosts", "smba.trafficmanager.net"));
        bot.Ana.Installed = true;

        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello"))).Status.ShouldBe(403);
        await bot.TickAsync();

        (await bot.Bot.CountAsync("person")).ShouldBe(0);
        bot.Teams.CallsOf().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_tenants_of_the_list_are_served()
    {
        await using var bot = await TeamsBot.StartAsync(settings: ("MsTeams:Tenants", Guid.NewGuid().ToString()));
        bot.Ana.Installed = true;
        var saying = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "join");

        (await bot.Driver.SendAsync(saying)).Status.ShouldBe(403);
        await bot.TickAsync();
        (await bot.Bot.CountAsync("person")).ShouldBe(0);
        (await bot.Bot.CountAsync("outbox")).ShouldBe(0);

        await using var served = await TeamsBot.StartAsync(settings: ("MsTeams:Tenants", $"{Guid.NewGuid()}, {bot.Teams.Tenant().Id.ToUpperInvariant()}"));
        await served.Driver.InstallAsync(served.Ana);
        (await served.SayAsync(served.Ana, "join")).ShouldStartWith("You're in.");
    }

    [Theory]
    [InlineData("", 400)] // Nothing.
    [InlineData("{", 400)] // Half of it.
    [InlineData("[]", 400)] // Something else.
    [InlineData("null", 400)]
    [InlineData("""{"type":"message"}""", 400)] // Nobody said it, nowhere.
    [InlineData("""{"type":7,"serviceUrl":"x","channelId":"msteams","conversation":{"id":"a"}}""", 400)] // Not a word.
    [InlineData("""{"type":"message","serviceUrl":"x","channelId":"msteams","conversation":"a"}""", 400)] // A conversation that is none.
    public async Task What_is_no_activity_is_refused_and_nothing_is_kept(string body, int status)
    {
        var log = new List<string>();
        await using var bot = await TeamsBot.StartAsync(log: log);

        var reply = await bot.Driver.SendAsync(Encoding.UTF8.GetBytes(body), ["Bearer " + bot.Driver.Forge.Real("x")]);

        reply.Status.ShouldBe(status);
        log.Count(line => line.Contains("no activity", StringComparison.Ordinal)).ShouldBe(1);
        (await bot.Bot.CountAsync("person")).ShouldBe(0);
    }

    [Fact]
    public async Task A_token_that_was_let_in_is_let_in_no_longer_when_its_hour_is_over()
    {
        await using var bot = await TeamsBot.StartAsync();
        var body = "[]"u8.ToArray();
        string[] header = ["Bearer " + bot.Driver.Forge.Real("x")];

        // The first two are let in, and what they bring is no activity.
        var first = (await bot.Driver.SendAsync(body, header)).Status;
        var again = (await bot.Driver.SendAsync(body, header)).Status;
        bot.Clock.Advance(TimeSpan.FromMinutes(66));
        var later = (await bot.Driver.SendAsync(body, header)).Status;

        (first, again, later).ShouldBe((400, 400, 401));
    }

    [Fact]
    public async Task An_activity_that_is_too_large_is_refused_and_nothing_is_kept()
    {
        await using var bot = await TeamsBot.StartAsync();
        var activity = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), new string('a', 600_000));

        (await bot.Driver.SendAsync(activity)).Status.ShouldBe(413);
        (await bot.Bot.CountAsync("person")).ShouldBe(0);
    }

    [Fact]
    public async Task What_nobody_asked_for_is_taken_and_left()
    {
        await using var bot = await TeamsBot.StartAsync();
        var chat = bot.Teams.Chat(bot.Ana);

        foreach (var type in new[] { "typing", "event", "messageReaction", "messageUpdate", "messageDelete", "endOfConversation", "somethingNew" })
        {
            (await bot.Driver.SendAsync(bot.Driver.Envelope(type, bot.Ana, chat, "1"))).Status.ShouldBe(200);
        }

        (await bot.Bot.CountAsync("outbox")).ShouldBe(0);
    }

    [Theory]
    [InlineData("adaptiveCard/action", 200, """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"That is none of my buttons."}}""")]
    [InlineData("task/fetch", 200, """{"task":{"type":"message","value":"I don't know that button any more."}}""")] // A dialog, which the bot has none of.
    [InlineData("task/submit", 200, """{"task":{"type":"message","value":"I don't know that button any more."}}""")]
    [InlineData("message/submitAction", 200, "")] // A thumb under a message.
    [InlineData("fileConsent/invoke", 200, "")]
    [InlineData("suggestedActions/submit", 200, "")]
    [InlineData("signin/verifyState", 200, "")]
    [InlineData("signin/tokenExchange", 200, "")]
    [InlineData("composeExtension/query", 501, "")] // Of an app that is none of ours.
    [InlineData("signin", 501, "")]
    [InlineData("", 501, "")]
    public async Task What_is_asked_in_a_request_is_answered_in_its_response(string name, int status, string body)
    {
        await using var bot = await TeamsBot.StartAsync();

        var reply = await bot.Driver.InvokeAsync(bot.Ana, name, []);

        (reply.Status, reply.Body).ShouldBe((status, body));
        (await bot.Bot.CountAsync("person")).ShouldBe(0);
    }

    [Theory]
    [InlineData("localhost", null, 200)] // The emulator.
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("bot.example.com", null, 403)] // A page whose name leads to this machine.
    [InlineData("localhost", "X-Forwarded-For", 403)] // A tunnel.
    [InlineData("localhost", "Via", 403)]
    [InlineData("localhost", "CF-Connecting-IP", 403)]
    [InlineData("localhost", "Origin", 403)] // A page in a browser on this machine.
    public async Task Where_no_token_is_asked_for_only_this_machine_is_heard(string host, string? header, int status)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock(), ("MsTeams:Authentication", "Off"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot.Address, "/api/messages"));
        request.Headers.Host = host;
        request.Content = new StringContent(
            """{"type":"typing","id":"1","serviceUrl":"http://localhost:56150/_connector","channelId":"msteams","conversation":{"id":"a"}}""", Encoding.UTF8, "application/json");

        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(header, "203.0.113.7");
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task With_the_keys_out_of_reach_Teams_is_asked_to_come_again()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Teams.Faults.Next(Ask.Metadata, new FakeFault(500));
        bot.Ana.Installed = true;
        var chat = bot.Teams.Chat(bot.Ana);

        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, chat, "hello"))).Status.ShouldBe(503);
        Lacks().ShouldBe("does not give its signing keys");
        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, chat, "hello"))).Status.ShouldBe(202);
        Lacks().ShouldBeNull();

        // What the health page says of Teams.
        string? Lacks() => bot.Bot.Services.GetServices<IChat>().Single(one => one.Platform == MsTeamsChat.Name).Lacks;
    }

    [Fact]
    public async Task Whoever_first_meets_a_new_key_waits_for_it_and_so_does_everybody_beside_them()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        bot.Teams.Keys.Roll(withdraw: true);

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), $"hello {number}"))));

        replies.ShouldAllBe(reply => reply.Status == 202);
        bot.Teams.Keys.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Neither_words_nor_tokens_nor_the_secret_get_into_the_log()
    {
        var log = new List<string>();
        await using var bot = await TeamsBot.StartAsync(log: log);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "my directors wait for sesquipedalian me");
        await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "sesquipedalian"), ["Bearer nonsense.sesquipedalian.token"]);

        lock (log)
        {
            log.ShouldNotContain(line => line.Contains("sesquipedalian", StringComparison.Ordinal));
            log.ShouldNotContain(line => line.Contains(bot.Teams.Secret, StringComparison.Ordinal));
            bot.Teams.Tokens.ShouldNotBeEmpty();
            log.ShouldNotContain(line => bot.Teams.Tokens.Any(token => line.Contains(token, StringComparison.Ordinal)));
        }
    }
}
