namespace LeadershipBot.Tests.MsTeams;

/// <summary>The table of tokens, judged by the rules written once more and by hand.</summary>
public sealed class TokenCasesTests
{
    [Theory, MemberData(nameof(TokenCases.Names), MemberType = typeof(TokenCases))]
    public async Task Each_token_comes_to_what_the_table_says(string name)
    {
        var clock = new HeldClock();
        await using var teams = await FakeConnector.StartAsync(clock);
        await using var bot = await EchoBot.StartAsync(teams);
        using var driver = new TeamsDriver(teams, bot.Url);

        var one = TokenCases.Named(name);
        var reply = await one.TryAsync(driver, teams.Tenant().Person("Ana"), clock);

        one.Judge(reply, teams);
        bot.Heard.Count.ShouldBe(reply.Status < 300 ? 2 : 1);
    }

    [Fact]
    public void Enough_of_each_kind()
    {
        TokenCases.All.Count(one => one.Verdict is Verdict.Out).ShouldBeGreaterThan(80);
        TokenCases.All.Count(one => one.Verdict is Verdict.In).ShouldBeGreaterThan(10);
        TokenCases.All.Select(one => one.Name).ShouldBeUnique();
    }
}
