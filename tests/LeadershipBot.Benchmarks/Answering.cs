using System.Diagnostics;
using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Benchmarks;

/// <summary>Answers in, through the program's own front door: W1, W1b and W3, each beside the raw limit, round by round in turn.</summary>
internal static class Answering
{
    // Before that the runtime is still compiling, and figures are half of what they are afterwards.
    private const int WarmUp = 40_000;
    private const int InARound = 10_000;
    private const int Rounds = 3;
    private const int Connections = 32;

    /// <summary>A signed tap in Slack, until it is durable and answered.</summary>
    public static Task W1Async() => SlackAsync("w1", changes: false);

    /// <summary>The same, until the message is changed as well.</summary>
    public static Task W1bAsync() => SlackAsync("w1b", changes: true);

    /// <summary>A card action in Teams, until it is durable and the card is back.</summary>
    public static async Task W3Async()
    {
        await using var platform = new Platform();
        await platform.StartAsync();
        using var taps = new TeamsTaps(platform.Address);
        platform.Keys = taps.Keys;
        await using var scratch = await Scratch.CreateAsync(StorageSettings.Sqlite);
        var week = await FillAsync(scratch, "msteams", TeamsTaps.Tenant, taps.ServiceUrl);
        using var raw = Running.Raw("teams", Path.Combine(scratch.Folder!, "raw.db"), taps.PublicKey);
        using var bot = Running.Program(
            Beside,
            [.. Storage(scratch), ("MsTeams:AppId", TeamsTaps.App), ("MsTeams:TenantId", TeamsTaps.Tenant), ("MsTeams:ClientSecret", "s"),
                ("MsTeams:OpenIdMetadata", $"{platform.Address}metadata"), ("MsTeams:Authority", $"{platform.Address}"), ("MsTeams:ServiceHosts", "127.0.0.1")]);
        await Task.WhenAll(raw.ListensAsync(), bot.ListensAsync());

        await CompareAsync("w3", raw, bot, (first, count) => taps.Of(first, count, week), null);
        await CheckAsync(scratch);
    }

    /// <summary>The program as it was built beside this one.</summary>
    public static string Beside => Path.Combine(AppContext.BaseDirectory, "LeadershipBot.dll");

    /// <summary>The settings of a program on a database of its own.</summary>
    public static (string Key, string Value)[] Storage(Scratch scratch) =>
    [
        ("Storage:ConnectionString", scratch.Settings.ConnectionString), ("Storage:KeysPath", Path.Combine(scratch.Folder!, "keys")),
    ];

    /// <summary>The settings of Slack on loopback.</summary>
    public static (string Key, string Value)[] Slack(Platform platform, bool isFast) =>
    [
        ("Slack:SigningSecret", SlackTaps.Secret), ("Slack:BotToken", "xoxb-hb-00"), ("Slack:ApiBaseUrl", $"{platform.Address}api/"),
        .. isFast ? [("Slack:Pace:Messages", "100000"), ("Slack:Pace:Updates", "100000")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>Fills an empty database with people who have a question before them.</summary>
    public static async Task<string> FillAsync(Scratch scratch, string platform, string workspace, string serviceUrl, int people = WarmUp + (InARound * Rounds))
    {
        using var store = new SqliteStore(scratch.Settings.ConnectionString, TimeProvider.System, NullLogger<SqliteStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return await Crowd.AskedAsync(store, platform, workspace, people, serviceUrl);
    }

    private static async Task SlackAsync(string work, bool changes)
    {
        await using var platform = new Platform();
        await platform.StartAsync();
        await using var scratch = await Scratch.CreateAsync(StorageSettings.Sqlite);
        var week = await FillAsync(scratch, "slack", SlackTaps.Workspace, "");
        using var raw = Running.Raw("slack", Path.Combine(scratch.Folder!, "raw.db"), changes ? $"{platform.Address}respond/0" : "");
        using var bot = Running.Program(Beside, [.. Storage(scratch), .. Slack(platform, changes)]);
        await Task.WhenAll(raw.ListensAsync(), bot.ListensAsync());

        // The bot asks Slack where it is, and notes that down.
        while (!platform.IsAsked)
        {
            await Task.Delay(50);
        }

        await Task.Delay(1_000);
        await CompareAsync(work, raw, bot, (first, count) => SlackTaps.Of(first, count, week, changes ? platform.Address : null), changes ? platform : null);
        await CheckAsync(scratch);
    }

    private static async Task CompareAsync(string work, Running raw, Running bot, Func<int, int, IReadOnlyList<byte[]>> taps, Platform? changed)
    {
        await RunAsync(raw, taps(1, WarmUp), changed);
        await RunAsync(bot, taps(1, WarmUp), changed);
        var (limits, ours) = (new List<Load>(), new List<Load>());
        var used = TimeSpan.Zero;

        for (var round = 0; round < Rounds; round++)
        {
            var requests = taps(WarmUp + 1 + (round * InARound), InARound);
            limits.Add(await RunAsync(raw, requests, changed));
            var before = bot.Processor;
            ours.Add(await RunAsync(bot, requests, changed));
            used += bot.Processor - before;
        }

        var (limit, reached) = (Median(limits), Median(ours));
        Table.Row(work, "raw limit", limit.PerSecond, 1, Note(limit));
        Table.Row(work, "bot", reached.PerSecond, limit.PerSecond, $"{Note(reached)}, {used.TotalSeconds / (Rounds * InARound / 1000):0.000} s of processor per 1,000, {bot.Memory} MB");
    }

    // Until the messages are changed, where that belongs to it.
    private static async Task<Load> RunAsync(Running target, IReadOnlyList<byte[]> requests, Platform? changed)
    {
        var (before, began) = (changed?.Changed ?? 0, Stopwatch.GetTimestamp());
        var load = await Loader.RunAsync(target.Address, requests, Connections);

        while (changed is not null && changed.Changed - before < requests.Count && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(2))
        {
            await Task.Delay(5);
        }

        return changed is null ? load : load with { PerSecond = (changed.Changed - before) / Stopwatch.GetElapsedTime(began).TotalSeconds };
    }

    private static async Task CheckAsync(Scratch scratch)
    {
        await using var connection = new SqliteConnection($"{scratch.Settings.ConnectionString};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from check_in where answer is null or thought is null and second_kind = 'none'";

        if (await command.ExecuteScalarAsync() is long missing and > 0)
        {
            Table.Line($"         {missing} answers are missing");
        }
    }

    private static Load Median(List<Load> loads) => loads.OrderBy(load => load.PerSecond).ElementAt(loads.Count / 2);

    private static string Note(Load load) =>
        $"median {load.Median:0.0} ms, p99 {load.Slowest:0.0} ms{(load.Refused > 0 ? $", {load.Refused} REFUSED" : "")}";
}
