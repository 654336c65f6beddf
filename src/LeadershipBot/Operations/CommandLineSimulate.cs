using System.CommandLine;
using System.Globalization;
using LeadershipBot.MsTeams;
using LeadershipBot.Operations.Simulation;
using LeadershipBot.Slack;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary><c>simulate</c>: fills an empty database with made-up workspaces and people whose question is due, for load tests.</summary>
internal static class CommandLineSimulate
{
    private const int MostWorkspaces = 1_000;
    private const int MostPeople = 10_000_000;

    private static readonly string[] Platforms = [SlackChat.Name, MsTeamsChat.Name];

    public static Command Verb(Terminal terminal, string[] switches)
    {
        var platform = new Option<string>("--platform") { Description = "slack or msteams.", Required = true };
        var workspaces = new Option<string>("--workspaces") { Description = $"How many workspaces, 1 to {MostWorkspaces}.", Required = true };
        var people = new Option<string>("--people") { Description = $"How many people, 1 to {MostPeople}, dealt round the workspaces.", Required = true };
        var due = new Option<string>("--due") { Description = "When their question is due: now.", DefaultValueFactory = _ => "now" };
        var json = Terminal.JsonOption();
        var verb = new Command("simulate", "Fills an empty database with made-up workspaces and people whose question is due now, for load tests.") { platform, workspaces, people, due, json };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            OneOf("--platform", parsed.GetRequiredValue(platform), Platforms);
            OneOf("--due", parsed.GetRequiredValue(due), "now");
            var crowd = new Crowd(
                parsed.GetRequiredValue(platform),
                Number("--workspaces", parsed.GetRequiredValue(workspaces), MostWorkspaces),
                Number("--people", parsed.GetRequiredValue(people), MostPeople));

            await FillAsync(terminal, switches, crowd, parsed.GetValue(json), cancellationToken);
            return ExitCode.Fine;
        });
        return verb;
    }

    private static async Task FillAsync(Terminal terminal, string[] switches, Crowd crowd, bool json, CancellationToken cancellationToken)
    {
        await using var app = Host(switches);
        var (clock, store) = (app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<IStore>());
        var filling = new Filling(store, app.Services.GetRequiredService<Installations.Installations>().SaveAsync, clock);
        await filling.RefuseFilledAsync(app.Services.GetRequiredService<StorageSettings>(), cancellationToken);
        await store.OpenAsync(cancellationToken);

        var began = clock.GetTimestamp();
        var day = Daytime.At(clock.Now());
        var teams = app.Services.GetRequiredService<Settings>().MsTeams?.ServiceHosts ?? ServiceHosts.Microsoft;
        await terminal.ProgressAsync("People", crowd.People, done => filling.FillAsync(crowd, day, Filling.ServiceUrl(teams), done, cancellationToken));
        Say(terminal, crowd, day, clock.GetElapsedTime(began), json);
    }

    private static WebApplication Host(string[] switches)
    {
        var builder = Configured.Builder(switches);
        var settings = Configured.Settings(builder);

        // What goes wrong is told in a sentence; everything else would stand among what was asked for.
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(settings).AddStorage(settings.Storage);
        builder.Services.AddKeys(settings);
        builder.Services.AddSingleton<Outbox.Outbox>().AddSingleton<Outbox.Workspaces>().AddSingleton<Installations.Installations>();
        return builder.Build();
    }

    private static void Say(Terminal terminal, Crowd crowd, Daytime day, TimeSpan took, bool json)
    {
        if (json)
        {
            terminal.WriteJson(new { crowd.Platform, crowd.Workspaces, crowd.People, zones = day.Rhythms.Count, dueAt = day.Due.ToString(), seconds = Math.Round(took.TotalSeconds, 1) });
            return;
        }

        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{crowd.People:N0} made-up people in {crowd.Workspaces:N0} workspaces and {day.Rhythms.Count} zones, each with a question that is due since {day.Due}. It took {took.TotalSeconds:0.0} s."));
    }

    private static void OneOf(string option, string text, params string[] words)
    {
        if (!words.Contains(text, StringComparer.Ordinal))
        {
            throw new StartRefusedException($"{option} is \"{text}\": it is {string.Join(" or ", words)}.");
        }
    }

    private static int Number(string option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new StartRefusedException($"{option} is \"{text}\": it is a whole number from 1 to {most}.");
}
