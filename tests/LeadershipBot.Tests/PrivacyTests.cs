using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>What a person may ask about themselves, and what nobody may change.</summary>
public partial class PrivacyTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_handover_is_shared_with_one_manager_taken_back_and_only_its_owner_sees_the_record(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await cast["alex"].SayAsync("remember");
        await cast["alex"].SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"));
        await cast["alex"].SayAsync("my handovers");
        (await cast["alex"].TapAsync("Share with a manager")).ShouldContain("[Mara]");
        (await cast["alex"].TapAsync("Keep it to myself")).ShouldBe("Nothing was shared.");
        await cast["alex"].TapAsync("Share with a manager");
        (await cast["alex"].TapAsync("Mara")).ShouldStartWith("Shared with Mara. Nobody else is told, and there is no list of it.");
        await cast.Bot.TickAsync();
        cast.Mara.Last.ShouldStartWith("Alex shares a handover with you:\n\"storage renewal\" · \"T.\" · They do, and tell me");

        (await cast["alex"].TapAsync("Take it back")).ShouldStartWith("Taken back");
        await cast.Bot.TickAsync();
        cast.Mara.Chat.ShouldNotContain("storage renewal");
        (await cast["alex"].SayAsync("what do you hold about me, and who saw it")).ShouldContain(
            "23 November: you took back a handover shared with Mara.\n23 November: you shared a handover with Mara.");
        (await cast.Mara.SayAsync("who saw it")).ShouldNotContain("Alex");
    }

    [Fact]
    public async Task Where_there_is_no_address_the_chat_says_whom_to_ask()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);

        (await cast["alex"].SayAsync("export")).ShouldContain("Ask whoever runs me for \"export --person 1\"");
        (await cast["alex"].SayAsync("who saw it")).ShouldContain("23 November: you asked for an export.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_export_is_fetched_once_within_ten_minutes_and_holds_everything(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new HeldClock("2026-11-23T08:00Z");

        // The web chat and an address exclude each other: a life in the one, the export in the other.
        await using (var first = await RunningBot.StartAsync(database, clock))
        {
            await using var alex = await first.OpenAsync("alex");
            await alex.TapAsync("Join");
            await alex.SayAsync("remember");
            await alex.SubmitAsync(("what", "=1+1, \"quoted\""), ("level", "inquire"), ("look", "three"));
            await first.AtAsync("2026-11-26T13:00Z");
            await alex.TapAsync("Some of both");
        }

        await using var bot = await RunningBot.StartAsync(database, clock, ("WebChat:Enabled", "false"), ("PublicUrl", "https://bot.example"));
        using var http = new HttpClient { BaseAddress = bot.Address };
        var late = await ExportTests.LinkAsync(bot, Guid.NewGuid().ToString());
        clock.Advance(TimeSpan.FromMinutes(10));
        (await http.PostAsync(late, content: null, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var link = await ExportTests.LinkAsync(bot, Guid.NewGuid().ToString());
        using var zip = new ZipArchive(await (await http.PostAsync(link, content: null, TestContext.Current.CancellationToken)).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        zip.Entries.Select(entry => entry.Name).ShouldContain("check_in.csv");
        (await ReadAsync(zip, "everything.json")).ShouldContain("\"answer\": \"both\"");
        (await ReadAsync(zip, "handover.csv")).ShouldContain("\"'=1+1, \"\"quoted\"\"\"");
        var again = await http.PostAsync(link, content: null, TestContext.Current.CancellationToken);
        (again.StatusCode, await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe((System.Net.HttpStatusCode.NotFound, ExportEndpoint.Gone));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Erased_means_erased_everywhere_and_nothing_others_see_changes(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam,robin,kim,jo,lee");
        await cast.JoinAsync("alex", "sam", "robin");
        await cast["alex"].SayAsync("remember");
        await cast["alex"].SubmitAsync(("what", "storage renewal"), ("level", "inquire"), ("look", "three"));
        await cast["alex"].SayAsync("my handovers");
        await cast["alex"].TapAsync("Share with a manager");
        await cast["alex"].TapAsync("Mara");
        await cast.WeekAsync("2026-11-26", ("alex", "Some of both"));
        var before = await cast.Mara.SayAsync("team");
        var id = await IdAsync(cast, "alex");

        (await cast["alex"].SayAsync("delete my data")).ShouldStartWith("Erase everything I hold about you?");
        (await cast["alex"].TapAsync("Keep it")).ShouldBe("Nothing was erased.");
        await cast["alex"].SayAsync("erase");
        (await cast["alex"].TapAsync("Erase it all")).ShouldStartWith("Erased. I know nothing of you any more.");
        await cast.Bot.TickAsync();

        foreach (var (table, column) in (await People.NamingAsync(cast.Bot, kind)).Append(("person", "id")))
        {
            (await cast.Bot.CountAsync($"{table} where {column} = {id}")).ShouldBe(0, $"{table}.{column}");
        }

        (await cast.Bot.CountAsync("audit where act = 'erased'")).ShouldBe(1);
        cast.Mara.Chat.ShouldNotContain("storage renewal");
        (await cast.Mara.SayAsync("team")).ShouldBe(before);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12", 1)]
    public async Task Who_wants_no_answers_kept_has_none_kept(string keep, long left)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast["alex"].SayAsync("join");
        await cast["alex"].SayAsync("settings");
        await cast["alex"].SubmitAsync(("keep", keep));
        await cast.WeekAsync("2026-11-26", ("alex", "Some of both"));
        await cast.Bot.AtAsync("2026-12-02T13:00Z");
        await cast.Bot.Services.GetRequiredService<LeadershipBot.Operations.Retention>().RunAsync(TestContext.Current.CancellationToken);

        (await cast.Bot.CountAsync("check_in where answer is not null")).ShouldBe(left);
        (await cast["alex"].SayAsync("my weeks")).ShouldContain(left == 0 ? "W48: answered" : "W48: Some of both");

        await cast.Bot.AtAsync("2027-02-25T12:00Z");
        await cast.Bot.Services.GetRequiredService<LeadershipBot.Operations.Retention>().RunAsync(TestContext.Current.CancellationToken);
        (await cast.Bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
    }

    [Fact]
    public void Nothing_in_the_program_changes_or_removes_an_entry_of_the_audit_log()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".sql" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Where(file => Change().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        sources.ShouldBeEmpty();
    }

    private static Task<long> IdAsync(Cast cast, string user) => cast.Bot.Services.GetRequiredService<IStore>()
        .ReadAsync(unit => unit.FindAsync<long>("select id from person where user_id = @user", new { user }), TestContext.Current.CancellationToken);

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"\b(update|delete\s+from|drop\s+table|alter\s+table|replace\s+into)\s+audit\b(?!_)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Change();
}
