using System.Net;
using LeadershipBot.WebChat;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadershipBot.Tests;

/// <summary>Who is let in without a word, and what a page elsewhere can have a browser ask for.</summary>
public class ThisMachineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-Real-IP", "192.0.2.1")] // What most people tell nginx to add.
    [InlineData("Via", "1.1 proxy")]
    [InlineData("CF-Connecting-IP", "192.0.2.1")]
    [InlineData("CF-Ray", "1-OSL")]
    [InlineData("CDN-Loop", "cloudflare")]
    [InlineData("True-Client-IP", "192.0.2.1")]
    [InlineData("X-Forwarded", "for=192.0.2.1")] // Older than the ones with a word behind.
    [InlineData("x-envoy-external-address", "192.0.2.1")]
    [InlineData("X-Amzn-Trace-Id", "Root=1")]
    public async Task What_a_proxy_adds_gives_it_away(string name, string value)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());

        (await GetAsync(bot, "/", request => request.Headers.Add(name, value))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("1.1", HttpStatusCode.OK)]
    [InlineData("1.0", HttpStatusCode.BadRequest)] // A proxy that adds nothing at all.
    public async Task What_no_browser_speaks_is_not_answered(string version, HttpStatusCode status)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());

        (await GetAsync(bot, "/", request => request.Version = new(version))).ShouldBe(status);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")] // An image on a page elsewhere.
    [InlineData("Sec-Fetch-Site", "same-site")] // Another port of this machine.
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")] // A page from a file, or in a sandbox.
    public async Task Another_page_sets_no_zone_and_lets_nobody_in(string name, string value)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());

        (await GetAsync(bot, "/chat/alex/stream?zone=Asia/Tokyo", request => request.Headers.Add(name, value))).ShouldBe(HttpStatusCode.Forbidden);

        bot.Services.GetRequiredService<Rooms>().Zone.ShouldBe(DateTimeZone.Utc);
        (await bot.CountAsync("person")).ShouldBe(0);
    }

    [Fact]
    public async Task The_page_itself_sets_its_zone()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());

        var status = await GetAsync(bot, "/chat/alex/stream?zone=Asia/Tokyo", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        });

        status.ShouldBe(HttpStatusCode.OK);
        bot.Services.GetRequiredService<Rooms>().Zone.Id.ShouldBe("Asia/Tokyo");
    }

    // Only as far as its headers: a stream has no end.
    private static async Task<HttpStatusCode> GetAsync(RunningBot bot, string path, Action<HttpRequestMessage> set)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, path)) { VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        set(request);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return response.StatusCode;
    }
}
