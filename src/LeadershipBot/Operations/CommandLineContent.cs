using System.CommandLine;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using Spectre.Console;

namespace LeadershipBot.Operations;

/// <summary><c>content validate [PATH]</c>: every fault of a content pack, or what is in it.</summary>
internal static class CommandLineContent
{
    public static Command Verb(Terminal terminal, string[] switches)
    {
        var path = new Argument<string?>("PATH") { Description = "The pack's folder; else the one of Content:Pack, else the built-in one.", Arity = ArgumentArity.ZeroOrOne };
        var json = Terminal.JsonOption();
        var validate = new Command("validate", "Checks a content pack: prints each fault with file and line, or what the pack holds.") { path, json };
        validate.SetAction(parsed => Validate(
            terminal,
            parsed.GetValue(path) is { } folder ? folder : Configured.Settings(switches).Content.Pack,
            parsed.GetValue(json)));

        return new Command("content", "What the bot may say.") { validate };
    }

    private static int Validate(Terminal terminal, string folder, bool json)
    {
        var (library, faults) = Pack.Read(folder);

        if (library is not null && Simulate(terminal, library) is { Count: > 0 } shortfalls)
        {
            (library, faults) = (null, shortfalls);
        }

        if (json)
        {
            terminal.WriteJson(new { folder, faults, nudgesByTheme = library is null ? null : ByTheme(library), nudgesByFit = library is null ? null : ByFit(library) });
        }
        else if (library is null)
        {
            foreach (var fault in faults)
            {
                terminal.Output.WriteLine(fault);
            }

            terminal.Error.WriteLine(faults.Count == 1 ? "1 fault." : $"{faults.Count} faults.");
        }
        else
        {
            terminal.WriteTable(Table("Theme", ByTheme(library)));
            terminal.WriteTable(Table("Answer, or its reason", ByFit(library)));
            terminal.Output.WriteLine($"No faults: {library.Themes.Count} themes, {library.Nudges.Count} nudges, {library.Digests.Count} digests.");
        }

        return library is null ? ExitCode.CheckFailed : ExitCode.Fine;
    }

    // Only here and not at the start: it takes seconds, and a pack that was validated once does not change by starting.
    private static List<PackFault> Simulate(Terminal terminal, Library library)
    {
        const int Portion = 250;
        var faults = PackSimulation.Constant(library).ToList();

        terminal.Steps("Living 10,000 years of check-ins", PackSimulation.Histories / Portion, step =>
            faults.AddRange(faults.Count == 0 ? PackSimulation.Random(library, step * Portion, Portion) : []));

        return faults;
    }

    private static Dictionary<string, int> ByTheme(Library library) =>
        library.Themes.ToDictionary(theme => theme.Id, theme => library.Nudges.Count(nudge => nudge.Theme == theme.Id));

    /// <summary>An answer counts the nudges of its reasons too: any of them may follow it.</summary>
    private static Dictionary<string, int> ByFit(Library library) =>
        Answers.All.SelectMany(answer => Reason.Of(answer).Select(reason => reason.Fit).Prepend(answer.Id())).Append(Fits.TookBack).ToDictionary(
            fit => fit,
            fit => library.Nudges.Count(nudge => Answers.TryParse(fit) is { } answer ? nudge.FitsAnswer(answer) : nudge.FitsExactly(fit)));

    private static Table Table(string what, Dictionary<string, int> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(what).AddColumn(new TableColumn("Nudges").RightAligned());

        foreach (var (name, count) in rows)
        {
            table.AddRow(Markup.Escape(name), $"{count}");
        }

        return table;
    }
}
