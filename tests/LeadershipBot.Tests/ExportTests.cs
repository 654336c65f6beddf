using System.Net;
using LeadershipBot.Cards;
using LeadershipBot.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>The link, and what is behind it.</summary>
public class ExportTests
{
    private static readonly (string, string)[] Reachable = [("WebChat:Enabled", "false"), ("PublicUrl", "https://bot.example")];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Looking_at_the_link_uses_nothing_up_and_only_the_button_fetches_the_file_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Reachable);
        using var http = new HttpClient { BaseAddress = bot.Address, DefaultRequestHeaders = { { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" } } };
        var link = await LinkAsync(bot, "d1");

        (await LookAsync(http, HttpMethod.Head, link)).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var (header, value) in Lookers)
        {
            var page = await LookAsync(http, HttpMethod.Get, link, (header, value));
            (page.Status, page.Kind, page.IsStored).ShouldBe((HttpStatusCode.OK, "text/html", false), value);
            page.Policy.ShouldContain("default-src 'none'");
            page.Text.ShouldContain("<form method=\"post\"><button type=\"submit\">Fetch the file</button></form>");
        }

        using var file = await http.PostAsync(link, content: null, TestContext.Current.CancellationToken);
        (file.StatusCode, file.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/zip"));
        await GoneAsync(http, link);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_program_that_gets_the_link_gets_the_file_and_nobody_after_it(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Reachable);
        using var http = new HttpClient { BaseAddress = bot.Address };
        var link = await LinkAsync(bot, "d1");

        using var file = await http.GetAsync(link, TestContext.Current.CancellationToken);
        (file.StatusCode, file.Content.Headers.ContentType!.MediaType, file.Headers.CacheControl!.NoStore).ShouldBe((HttpStatusCode.OK, "application/zip", true));
        (await bot.CountAsync("audit where act = 'exported'")).ShouldBe(1);
        await GoneAsync(http, link);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_same_request_delivered_again_gives_the_same_link_and_it_works_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Reachable);
        using var http = new HttpClient { BaseAddress = bot.Address };
        var link = await LinkAsync(bot, "d1");
        (await LinkAsync(bot, "d1")).ShouldBe(link);
        (await bot.CountAsync("audit where act = 'export-asked'")).ShouldBe(1);
        (await http.PostAsync(link, content: null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Once is once: delivered again after it was used, it opens nothing.
        (await LinkAsync(bot, "d1")).ShouldBe(link);
        (await http.PostAsync(link, content: null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await LinkAsync(bot, "d2")).ShouldNotBe(link);
    }

    [Fact]
    public async Task Every_table_and_column_that_leads_to_a_person_is_in_their_export()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        var tables = (await People.NamingAsync(cast.Bot, Database.Sqlite)).Select(one => one.Table).Append("person").Distinct();

        foreach (var table in tables)
        {
            var select = Exports.Tables.SingleOrDefault(one => one.Table == table).Select.ShouldNotBeNull($"{table} is not in the export");
            var columns = await People.ColumnsAsync(cast.Bot, table);

            foreach (var column in columns.Except(LeftOut(table)).Where(_ => !select.Contains($"{(table == "invitation" ? "invitation.*" : "select *")}", StringComparison.Ordinal)))
            {
                select.ShouldContain(column, Case.Sensitive, $"{table}.{column}");
            }
        }
    }

    [Fact]
    public async Task What_is_held_says_which_program_and_which_texts_and_that_the_rest_is_in_the_export()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        await cast["alex"].SayAsync("join");

        var held = await cast["alex"].SayAsync("what do you hold about me");
        held.ShouldMatch(@"Program [\d.]+, texts [0-9a-f]{8}\.");
        held.ShouldContain("the export holds every line");
    }

    [Fact]
    public async Task Keeping_nothing_says_that_nothing_is_counted_either()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        await cast["alex"].SayAsync("join");
        await cast["alex"].SayAsync("settings");
        cast["alex"].Form!.ShouldContain("Not once the week has closed, and in no sum");
        await cast["alex"].SubmitAsync(("keep", "0"));

        (await cast["alex"].SayAsync("what do you hold about me")).ShouldContain("not kept once a week has closed, and counted in no sum");
    }

    // What a browser asks for, and what looks at links for a chat.
    private static readonly (string Header, string Value)[] Lookers =
    [
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        ("User-Agent", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"),
        ("User-Agent", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"),
        ("Range", "bytes=0-32768"),
    ];

    private static async Task<(HttpStatusCode Status, string? Kind, bool IsStored, string Policy, string Text)> LookAsync(HttpClient http, HttpMethod method, string link, params (string Header, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, link);

        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.NoStore != true,
            string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task GoneAsync(HttpClient http, string link)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var again = await LookAsync(http, method, link);
            (again.Status, again.Text).ShouldBe((HttpStatusCode.NotFound, ExportEndpoint.Gone));
        }

        (await LookAsync(http, HttpMethod.Get, link, Lookers[0])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    // A reply on its way is encrypted until it goes, and then deleted; of a link only the hash is held, which opens nothing.
    private static string[] LeftOut(string table) => table switch { "reply" => ["body"], "export_link" => ["hash"], _ => [] };

    internal static async Task<string> LinkAsync(RunningBot bot, string delivery)
    {
        var said = new Incoming.Said(new("web", "local", "alex", "alex"), delivery, Carries.Everything, "export");
        var reply = await bot.Services.GetRequiredService<Bot>().ReplyAsync(said, TestContext.Current.CancellationToken);
        var url = PlainText.Render(reply.ShouldBeOfType<Reply.New>().Card).Split('\n')[^1];
        url.ShouldStartWith("https://bot.example/export/");
        return new Uri(url).AbsolutePath;
    }
}
