using System.Text;

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
    public async Task A_good_token_for_a_host_that_is_not_on_the_list_opens_nothing_and_calls_nobody()
    {
        await using var bot = await TeamsBot.StartAsync(settings: ("MsTeams:ServiceHosts", "smba.trafficmanager.net"));
        bot.Ana.Installed = true;

        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello"))).Status.ShouldBe(403);
        await bot.TickAsync();

        (await bot.Bot.CountAsync("person")).ShouldBe(0);
        bot.Teams.CallsOf().ShouldBeEmpty();
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

        (await bot.Driver.InvokeAsync(bot.Ana, "task/fetch", [])).Status.ShouldBe(501);
        (await bot.Driver.InvokeAsync(bot.Ana, "adaptiveCard/action", [])).Body.ShouldBe(
            """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"That is none of my buttons."}}""");
        (await bot.Bot.CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task With_the_keys_out_of_reach_Teams_is_asked_to_come_again()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Teams.Faults.Next(Ask.Metadata, new FakeFault(500));
        bot.Ana.Installed = true;
        var chat = bot.Teams.Chat(bot.Ana);

        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, chat, "hello"))).Status.ShouldBe(503);
        (await bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, chat, "hello"))).Status.ShouldBe(202);
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
