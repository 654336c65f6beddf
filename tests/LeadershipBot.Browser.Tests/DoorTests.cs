using System.Net;

namespace LeadershipBot.Tests;

/// <summary>Who gets in, and what each answer carries.</summary>
public sealed class DoorTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    private const string OnlyHere = "The web chat answers on this machine only: open it as http://localhost or http://127.0.0.1, without a proxy between.";

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:80", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.8.9.10:5080", 200)] // All of 127.0.0.0/8 is this machine.
    [InlineData("[::1]:5080", 200)]
    [InlineData("example.org", 400)] // A name elsewhere that resolves to here.
    [InlineData("127.0.0.1.example.org", 400)] // Looks like it, is not.
    [InlineData("localhost.example.org", 400)]
    [InlineData("192.168.1.7", 400)] // This machine to others.
    [InlineData("[::2]", 400)]
    public async Task Only_a_loopback_name_opens_it(string host, int status)
    {
        foreach (var path in (string[])["/", "/web/chat.css"])
        {
            using var response = await SendAsync(HttpMethod.Get, path, request => request.Headers.Host = host);

            ((int)response.StatusCode).ShouldBe(status);
            (await response.Content.ReadAsStringAsync(Cancel) == OnlyHere).ShouldBe(status == 400);
        }
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Original-For", "127.0.0.1:1")] // What ASP.NET Core leaves of a header it has used.
    public async Task A_request_that_came_by_a_proxy_is_turned_away(string name, string value)
    {
        using var response = await SendAsync(HttpMethod.Get, "/", request => request.Headers.Add(name, value));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldBe(OnlyHere);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/web/chat.js")]
    [InlineData("/chat/alex/stream")]
    public async Task Each_answer_carries_its_safety_headers(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task A_page_of_this_program_may_not_hold_script_or_style_of_its_own()
    {
        using var response = await SendAsync(HttpMethod.Get, "/");

        var page = await response.Content.ReadAsStringAsync(Cancel);

        page.ShouldNotMatch("<style|style=\"|\\son[a-z]+=\"|<script(?![^>]*src=\"/web/)");
        page.ShouldNotMatch("<(link|script|img)[^>]*(src|href)=\"(https?:)?//");
    }

    [Theory]
    [InlineData("/chat/alex/say")]
    [InlineData("/chat/alex/tap")]
    [InlineData("/chat/alex/form")]
    [InlineData("/clock/week")]
    public async Task A_post_without_the_pages_token_changes_nothing(string path)
    {
        using var response = await SendAsync(HttpMethod.Post, path, request => request.Content = Form(("delivery", Delivery()), ("text", "x"), ("action", "join::")));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldBe("This page is older than the program it talks to. Reload it; what you typed is in the box until then.");
    }

    [Fact]
    public async Task Text_of_20000_characters_is_taken_and_one_more_is_refused_in_a_sentence()
    {
        using var page = await Window.OpenAsync(program);

        using var taken = await page.PostAsync("/chat/sam/say", ("delivery", Delivery()), ("text", new string('世', 20_000)));
        using var refused = await page.PostAsync("/chat/sam/say", ("delivery", Delivery()), ("text", new string('x', 20_001)));
        using var huge = await page.PostAsync("/chat/sam/say", ("delivery", Delivery()), ("text", new string('x', 300_000)));

        taken.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await refused.Content.ReadAsStringAsync(Cancel)).ShouldBe("That is longer than 20,000 characters. A few sentences are enough for me; please make it shorter.");
        huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await huge.Content.ReadAsStringAsync(Cancel)).ShouldBe("That is more than I can take in at once. Please make it shorter.");
    }

    [Fact]
    public async Task The_same_delivery_has_one_effect_however_often_it_comes()
    {
        using var page = await Window.OpenAsync(program);
        var delivery = Delivery();

        var posts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => page.PostAsync("/chat/alex/say", ("delivery", delivery), ("text", "said once only"))));

        posts.ShouldAllBe(post => post.StatusCode == HttpStatusCode.NoContent);
        using var response = await SendAsync(HttpMethod.Get, "/");
        (await response.Content.ReadAsStringAsync(Cancel)).Split("<p class=\"said\" dir=\"auto\">said once only</p>").Length.ShouldBe(2);
        Array.ForEach(posts, post => post.Dispose());
    }

    [Theory]
    [InlineData("/chat/alex/tap", "action", "nonsense", 400)] // Not an action of ours.
    [InlineData("/chat/nobody/say", "text", "x", 404)] // Nobody of that id to play.
    [InlineData("/clock/year", "text", "x", 404)] // No such move.
    public async Task What_makes_no_sense_is_refused(string path, string name, string value, int status)
    {
        using var page = await Window.OpenAsync(program);

        using var response = await page.PostAsync(path, ("delivery", Delivery()), (name, value));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Where_the_web_chat_is_off_a_plain_page_says_what_this_is()
    {
        await using var off = new RunningProgram("--WebChat:Enabled=false");
        await off.StartAsync();
        using var http = new HttpClient();

        var page = await http.GetStringAsync(off.Url, Cancel);
        using var stream = await http.GetAsync(off.Url + "/chat/alex/stream", Cancel);

        page.ShouldContain("did you hand over ownership, or stay in the details?");
        page.ShouldContain("Your tap of a week stays for 26 weeks at most.");
        page.ShouldContain("Rounded sums are shown once at least 5 people have answered.");
        stream.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Delivery() => Guid.NewGuid().ToString();

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] values) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? set = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, program.Url + path);
        set?.Invoke(request);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    /// <summary>The page without a browser: its cookie and its token.</summary>
    private sealed class Window(HttpClient http) : IDisposable
    {
        public static async Task<Window> OpenAsync(RunningProgram program)
        {
            var http = new HttpClient { BaseAddress = new(program.Url) };
            var page = await http.GetStringAsync("/", Cancel);
            http.DefaultRequestHeaders.Add("X-Antiforgery", page.Split("name=\"antiforgery\" content=\"")[1].Split('"')[0]);
            return new(http);
        }

        public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values) => http.PostAsync(path, Form(values), Cancel);

        public void Dispose() => http.Dispose();
    }
}
