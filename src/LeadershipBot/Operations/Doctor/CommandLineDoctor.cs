using System.CommandLine;
using LeadershipBot.Guidance;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Spectre.Console;

namespace LeadershipBot.Operations.Doctor;

/// <summary><c>doctor</c>: how the installation is, part by part, with the next step where one is needed.</summary>
internal static class CommandLineDoctor
{
    /// <param name="add">Registers everything the bot is made of.</param>
    public static Command Verb(Terminal terminal, string[] switches, Action<WebApplicationBuilder, Settings, Func<Library>> add)
    {
        var json = Terminal.JsonOption();
        var verb = new Command("doctor", "Looks at configuration, storage, keys, content, clock and platforms; green, amber or red, with the next step.") { json };
        verb.SetAction((parsed, cancellationToken) => LookAsync(terminal, switches, add, parsed.GetValue(json), cancellationToken));
        return verb;
    }

    private static async Task<int> LookAsync(
        Terminal terminal, string[] switches, Action<WebApplicationBuilder, Settings, Func<Library>> add, bool json, CancellationToken cancellationToken)
    {
        var findings = await FindingsAsync(terminal, switches, add, cancellationToken);

        if (json)
        {
            terminal.WriteJson(findings.Select(one => new { part = one.Part, light = one.Finding.Light.ToString().ToLowerInvariant(), says = one.Finding.Says, next = one.Finding.Next }));
        }
        else
        {
            terminal.WriteTable(Table(findings));
            terminal.Output.WriteLine(Summary(findings));
        }

        return findings.Any(one => one.Finding.Light is Light.Red) ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    private static async Task<IReadOnlyList<(string Part, Finding Finding)>> FindingsAsync(
        Terminal terminal, string[] switches, Action<WebApplicationBuilder, Settings, Func<Library>> add, CancellationToken cancellationToken)
    {
        try
        {
            var builder = Configured.Builder(switches);
            var settings = Configured.Settings(builder);
            builder.Logging.ClearProviders();
            var library = Configured.Library(settings.Content);
            add(builder, settings, () => library);

            // A key made here would belong to whoever runs the doctor, and the bot could not open it.
            builder.Services.Configure<KeyManagementOptions>(keys => keys.AutoGenerateKeys = false);

            // Built and not started: nothing listens, nothing is sent, nothing is migrated.
            await using var app = builder.Build();
            app.Services.GetRequiredService<IStore>().OpenForReading();

            return
            [
                ("Configuration", new Finding(Light.Green, "Every setting is known and makes sense.")),
                .. await app.Services.GetRequiredService<Doctor>().LookAsync(
                    part => { if (terminal.ShowsProgress) { terminal.Error.WriteLine($"Looking at {part}…"); } }, cancellationToken),
            ];
        }
        catch (StartRefusedException refused)
        {
            return [("Configuration", new Finding(Light.Red, refused.Message, "The bot does not start like this."))];
        }
        catch (StorageAwayException away)
        {
            return [("Storage", new Finding(Light.Red, away.Message, "The bot does not start like this."))];
        }
    }

    private static Table Table(IReadOnlyList<(string Part, Finding Finding)> findings)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Part", "What was found");

        foreach (var (part, (light, says, next)) in findings)
        {
            table.AddRow(new Markup(Lamp(light)), new Text(part), new Text(next is null ? says : $"{says}\n→ {next}"));
        }

        return table;
    }

    // The word besides the colour: a log has none, and not everybody sees the difference.
    private static string Lamp(Light light) => light switch
    {
        Light.Green => "[green]green[/]",
        Light.Amber => "[yellow]amber[/]",
        _ => "[red]red[/]",
    };

    private static string Summary(IReadOnlyList<(string Part, Finding Finding)> findings) =>
        (findings.Count(one => one.Finding.Light is Light.Red), findings.Count(one => one.Finding.Light is Light.Amber)) switch
        {
            (0, 0) => "All is well.",
            (0, var amber) => $"It will run; {amber} to think about.",
            (var red, _) => $"{red} to mend first.",
        };
}
