using System.CommandLine;
using System.Data.Common;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace LeadershipBot.Operations;

/// <summary><c>audit</c>: who enabled, changed, shared, exported and erased, under numbers that say who it was to nobody.</summary>
internal static class CommandLineAudit
{
    public static Command Verb(Terminal terminal, string[] switches)
    {
        var since = new Option<string?>("--since") { Description = "The first day, like 2026-11-01; the beginning when left out." };
        var json = Terminal.JsonOption();
        var verb = new Command("audit", "Lists who enabled, changed, shared, exported and erased. People stand there as random numbers, and nothing they wrote does. The bot may be running.") { since, json };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var entries = await ReadAsync(switches, Day(parsed.GetValue(since)), cancellationToken);

            if (parsed.GetValue(json))
            {
                terminal.WriteJson(entries.Select(entry => new { at = $"{entry.At.ToInstant()}", entry.Actor, entry.Act, about = entry.Subject, entry.Detail }));
            }
            else
            {
                terminal.WriteTable(Table(entries));
            }

            return ExitCode.Fine;
        });
        return verb;
    }

    private static Instant Day(string? text) => text is null
        ? NodaConstants.UnixEpoch
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
            ? day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
            : throw new StartRefusedException($"--since is \"{text}\": it is a day, like 2026-11-01.");

    private static async Task<IReadOnlyList<Audit.Record>> ReadAsync(string[] switches, Instant since, CancellationToken cancellationToken)
    {
        var builder = Configured.Builder(switches);
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(Configured.Settings(builder).Storage);
        await using var app = builder.Build();
        var store = app.Services.GetRequiredService<IStore>();
        store.OpenForReading();

        try
        {
            return await store.ReadAsync(unit => Audit.SinceAsync(unit, since), cancellationToken);
        }
        catch (DbException)
        {
            throw new StartRefusedException("The database (Storage:ConnectionString) has no tables yet: nothing has happened in it.", ExitCode.CheckFailed);
        }
    }

    private static Table Table(IReadOnlyList<Audit.Record> entries)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("At (UTC)", "Who", "What", "About", "Detail");

        foreach (var entry in entries)
        {
            table.AddRow(
                new Text($"{entry.At.ToInstant().InUtc().LocalDateTime:uuuu-MM-dd HH:mm}"), new Text(entry.Actor), new Text(entry.Act), new Text(entry.Subject == entry.Actor ? "themselves" : entry.Subject), new Text(entry.Detail));
        }

        return table;
    }
}
