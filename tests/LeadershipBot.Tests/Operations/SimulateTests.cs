using System.Text.Json.Nodes;
using LeadershipBot.Operations;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadershipBot.Tests.Operations;

/// <summary><c>simulate</c>: the crowd that load tests are run with. Its names are a promise to tools outside the project.</summary>
public sealed class SimulateTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("simulate-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_crowd_has_the_promised_names_and_is_dealt_round_the_workspaces(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        (await SimulateAsync(database, "slack", 2, 5)).ShouldBe(0, error.ToString());

        (await RowsAsync(database, "select platform || ' ' || workspace || ' ' || user_id || ' ' || conversation from person order by id")).ShouldBe(
        [
            "slack T0HB00 UHB000000 DHB000000",
            "slack T0HB01 UHB000001 DHB000001",
            "slack T0HB00 UHB000002 DHB000002",
            "slack T0HB01 UHB000003 DHB000003",
            "slack T0HB00 UHB000004 DHB000004",
        ]);
        (await RowsAsync(database, "select workspace || ' ' || state from installation order by workspace")).ShouldBe(["T0HB00 live", "T0HB01 live"]);
        (await RowsAsync(database, "select name || ' ' || state from workspace order by name")).ShouldBe(["T0HB00 active", "T0HB01 active"]);
        (await RowsAsync(database, "select token from installation")).ShouldAllBe(token => !token.Contains("xoxb"));
        (await RowsAsync(database, "select 'x' from outbox union all select 'x' from check_in union all select 'x' from msteams_person")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Everybody_has_joined_and_is_due_now_where_it_is_daytime(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        (await SimulateAsync(database, "slack", 3, 600)).ShouldBe(0, error.ToString());

        var rows = await RowsAsync(database, "select state || ' ' || rhythm.zone || ' ' || person.zone || ' ' || next_due_at from rhythm join person on person.id = person");
        rows.Count.ShouldBe(600);

        foreach (var row in rows.Select(row => row.Split(' ')))
        {
            row[0].ShouldBe("following");
            row[1].ShouldBe(row[2]);
            var due = long.Parse(row[3]).ToInstant();
            (TimeProvider.System.Now() - due).ShouldBeInRange(Duration.Zero, Duration.FromMinutes(5));
            LeadershipBot.CheckIns.Week.Of(due.InZone(DateTimeZoneProviders.Tzdb[row[1]]).Date).ShouldBe(LeadershipBot.CheckIns.Week.Of(due.InUtc().Date));
            due.InZone(DateTimeZoneProviders.Tzdb[row[1]]).TimeOfDay.ShouldBeInRange(new LocalTime(8, 0), new LocalTime(13, 45));
        }

        rows.Select(row => row.Split(' ')[1]).Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_bot_started_on_it_asks_each_of_them_once_by_the_tokens_of_their_workspaces(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        (await SimulateAsync(database, "slack", 2, 5)).ShouldBe(0, error.ToString());
        var clock = new HeldClock(TimeProvider.System.GetUtcNow());
        await using var slack = await FakeSlack.StartAsync(clock);
        string[] workspaces = ["T0HB00", "T0HB01"];

        for (var number = 0; number < 5; number++)
        {
            var id = workspaces[number % 2];
            var workspace = slack.Workspaces.FirstOrDefault(one => one.Id == id) ?? slack.AddWorkspace(id, $"xoxb-hb-{id[^2..]}");
            workspace.AddUser($"UHB00000{number}");
            workspace.OpenDm($"UHB00000{number}");
        }

        await using var bot = await RunningBot.StartAsync(
            database, clock, ("WebChat:Enabled", "false"), ("Slack:SigningSecret", "x"), ("Slack:ApiBaseUrl", slack.ApiBaseUrl), ("Storage:KeysPath", Keys));

        // A workspace takes four a second and no burst to speak of.
        for (var second = 0; second < 3; second++)
        {
            await bot.TickAsync();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        slack.CallsTo("chat.postMessage").Select(call => call.Arg("channel")).Order().ShouldBe(["DHB000000", "DHB000001", "DHB000002", "DHB000003", "DHB000004"]);
        slack.Complaints.ShouldBeEmpty();
        (await bot.CountAsync("outbox where state = 'sent'")).ShouldBe(5);
        (await bot.Services.GetRequiredService<IInstallations>().ReadAsync("T0HB01", Cancelled))!.Token.ShouldBe("xoxb-hb-01");
    }

    [Fact]
    public async Task Beyond_a_hundred_workspaces_the_names_only_grow_longer()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        (await SimulateAsync(database, "slack", 102, 102)).ShouldBe(0, error.ToString());

        (await RowsAsync(database, "select workspace from person order by id desc limit 3")).ShouldBe(["T0HB101", "T0HB100", "T0HB99"]);
        (await RowsAsync(database, "select workspace from installation where workspace = 'T0HB101'")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task In_teams_everybody_is_reached_at_the_first_host_that_may_be_called()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        (await SimulateAsync(
            database, "msteams", 1, 2, "--MsTeams:AppId=11111111-1111-1111-1111-111111111111", "--MsTeams:TenantId=22222222-2222-2222-2222-222222222222",
            "--MsTeams:ClientSecret=x", "--MsTeams:ServiceHosts=127.0.0.1:5091")).ShouldBe(0, error.ToString());

        (await RowsAsync(database, "select teams_id || ' ' || service_url || ' ' || reach || ' ' || conversation from msteams_person join person on id = person order by id")).ShouldBe(
        [
            "29:UHB000000 http://127.0.0.1:5091/ there DHB000000",
            "29:UHB000001 http://127.0.0.1:5091/ there DHB000001",
        ]);
        (await RowsAsync(database, "select workspace from installation")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_database_that_holds_something_is_left_as_it_is(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = await database.OpenAsync();
        await store.WriteAsync(unit => unit.ExecuteAsync("insert into setting (name, value) values ('clock', '1')"), Cancelled);
        ((IDisposable)store).Dispose();

        (await SimulateAsync(database, "slack", 1, 1)).ShouldBe(1);

        error.ToString().ShouldBe("The database (Storage:ConnectionString) holds something already: simulate fills only an empty one, and has changed nothing." + Environment.NewLine);
        output.ToString().ShouldBeEmpty();
        (await RowsAsync(database, "select 'x' from person union all select 'x' from installation")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crowd_is_never_put_upon_another()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        (await SimulateAsync(database, "slack", 1, 1)).ShouldBe(0);

        (await SimulateAsync(database, "slack", 1, 3)).ShouldBe(1);

        (await RowsAsync(database, "select user_id from person")).ShouldHaveSingleItem();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_bot_that_ran_and_met_nobody_is_in_nobodys_way(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using (var bot = await RunningBot.StartAsync(database, new HeldClock(), ("Storage:KeysPath", Keys)))
        {
            await bot.TickAsync();
        }

        (await SimulateAsync(database, "slack", 1, 1)).ShouldBe(0, error.ToString());
    }

    [Theory]
    [InlineData("--platform x --workspaces 1 --people 1", "--platform is \"x\": it is slack or msteams.")]
    [InlineData("--platform slack --workspaces 0 --people 1", "--workspaces is \"0\": it is a whole number from 1 to 1000.")]
    [InlineData("--platform slack --workspaces 1 --people -1", "--people is \"-1\": it is a whole number from 1 to 10000000.")]
    [InlineData("--platform slack --workspaces 1 --people 10000001", "--people is \"10000001\": it is a whole number from 1 to 10000000.")]
    [InlineData("--platform slack --workspaces 1 --people many", "--people is \"many\": it is a whole number from 1 to 10000000.")]
    [InlineData("--platform slack --workspaces 1 --people 1 --due tomorrow", "--due is \"tomorrow\": it is now.")]
    [InlineData("--platform slack --workspaces 1", "Option '--people' is required. Try --help.")]
    public async Task Wrong_arguments_are_one_sentence_and_make_nothing(string arguments, string sentence)
    {
        (await RunAsync(["simulate", .. arguments.Split(' '), $"--Storage:ConnectionString=Data Source={folder}/new.db"])).ShouldBe(2);

        error.ToString().ShouldBe(sentence + Environment.NewLine);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_made_can_be_had_as_json()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        (await SimulateAsync(database, "slack", 2, 3, "--due", "now", "--json")).ShouldBe(0);

        var said = JsonNode.Parse(output.ToString())!;
        (said["platform"]!.ToString(), (int)said["workspaces"]!, (int)said["people"]!).ShouldBe(("slack", 2, 3));
    }

    private string Keys => Path.Combine(folder, "keys");

    private Task<int> SimulateAsync(TestDatabase database, string platform, int workspaces, int people, params string[] more) => RunAsync(
    [
        "simulate", "--platform", platform, "--workspaces", $"{workspaces}", "--people", $"{people}",
        $"--Storage:Provider={database.Settings.Provider}", $"--Storage:ConnectionString={database.Settings.ConnectionString}", $"--Storage:KeysPath={Keys}",
        .. database.Settings.Provider == StorageSettings.Postgres ? (string[])[$"--Storage:KeysCertificatePath={TestCertificate.Path}"] : [],
        .. more,
    ]);

    private Task<int> RunAsync(string[] args) =>
        new CommandLine(new Terminal(output, error, ShowsProgress: false), _ => Task.CompletedTask, Composition.Add).RunAsync(args);

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database, string sql)
    {
        var store = await database.OpenAsync();
        using var closing = (IDisposable)store;
        return await store.ReadAsync(unit => unit.QueryAsync<string>(sql), Cancelled);
    }
}
