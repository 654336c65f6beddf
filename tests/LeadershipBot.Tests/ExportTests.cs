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

        for (var looks = 0; looks < 3; looks++)
        {
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), TestContext.Current.CancellationToken);
            head.StatusCode.ShouldBe(HttpStatusCode.OK);
            using var page = await http.GetAsync(link, TestContext.Current.CancellationToken);
            (page.StatusCode, page.Content.Headers.ContentType!.MediaType, page.Headers.CacheControl!.NoStore).ShouldBe((HttpStatusCode.OK, "text/html", true));
            page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<form method=\"post\"><button type=\"submit\">Fetch the file</button></form>");
        }

        using var file = await http.PostAsync(link, content: null, TestContext.Current.CancellationToken);
        (file.StatusCode, file.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/zip"));

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var again = await http.SendAsync(new HttpRequestMessage(method, link), TestContext.Current.CancellationToken);
            (again.StatusCode, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((HttpStatusCode.NotFound, ExportEndpoint.Gone));
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Whatever_does_not_ask_for_a_page_gets_the_file_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), Reachable);
        using var http = new HttpClient { BaseAddress = bot.Address, DefaultRequestHeaders = { { "Accept", "*/*" } } };
        var link = await LinkAsync(bot, "d1");

        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), TestContext.Current.CancellationToken);
        using var file = await http.GetAsync(link, TestContext.Current.CancellationToken);
        using var again = await http.GetAsync(link, TestContext.Current.CancellationToken);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (file.StatusCode, file.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "application/zip"));
        (again.StatusCode, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((HttpStatusCode.NotFound, ExportEndpoint.Gone));
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
