using System.CommandLine;
using System.Text.RegularExpressions;
using LeadershipBot.Guidance;
using LeadershipBot.Operations.Doctor;

namespace LeadershipBot.Operations;

/// <summary>The command line: the bot itself, and what an operator does beside it.</summary>
/// <param name="run">The bot, given the configuration switches; it returns when the bot has stopped.</param>
/// <param name="add">Registers everything the bot is made of, for the verbs that look at it.</param>
internal sealed partial class CommandLine(Terminal terminal, Func<string[], Task> run, Action<WebApplicationBuilder, Settings, Func<Library>> add)
{
    /// <summary>Does what the arguments say.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var (switches, verb) = CommandLineSwitches.Split(args);

            // Most starts are of the bot itself, and need none of the other verbs.
            if (verb.Length == 0)
            {
                return await RunBotAsync(switches);
            }

            // A question may begin with an at sign; it is not a file of arguments.
            var parsed = Root(switches).Parse(verb, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

            if (parsed.Errors.Count > 0)
            {
                throw new StartRefusedException($"{WithoutValue(parsed.Errors[0].Message)} Try --help.");
            }

            // No time-out: the bot ends in its own time, and the other verbs when the process does.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (StartRefusedException refused)
        {
            await terminal.Error.WriteLineAsync(refused.Message);
            return refused.ExitCode;
        }
        catch (StorageAwayException away)
        {
            await terminal.Error.WriteLineAsync(away.Message);
            return ExitCode.CheckFailed;
        }
    }

    // A setting whose name is misspelt stands there with what it was set to, which may be a secret.
    private static string WithoutValue(string message) => MisspeltSetting().Replace(message, "${switch}=…");

    [GeneratedRegex("(?<switch>--[^=\\s']+)=[^']*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MisspeltSetting();

    private RootCommand Root(string[] switches)
    {
        var root = new RootCommand(
            $"""
            A weekly question for leaders, and a thought in return. Without a verb it runs.

            Any setting of the configuration can be given with any verb: --Urls={Settings.DefaultUrls} --CheckIns:Grace=PT4H
            """)
        {
            HelpName = "LeadershipBot",
        };
        var running = new Command("run", "Runs the bot until it is stopped; the same as no verb.");
        root.Directives.Clear();
        root.Add(running);
        root.Add(CommandLineAsk.Verb(terminal, switches));
        root.Add(CommandLineContent.Verb(terminal, switches));
        root.Add(CommandLineEvaluate.Verb(terminal));
        root.Add(CommandLineBackup.Verb(terminal, switches));
        root.Add(CommandLineManifest.Verb(terminal, switches));
        root.Add(CommandLinePerson.Export(terminal, switches));
        root.Add(CommandLinePerson.Erase(terminal, switches));
        root.Add(CommandLineAudit.Verb(terminal, switches));
        root.Add(CommandLineDoctor.Verb(terminal, switches, add));
        root.Add(CommandLineSimulate.Verb(terminal, switches));
        root.SetAction(_ => RunBotAsync(switches));
        running.SetAction(_ => RunBotAsync(switches));
        return root;
    }

    private async Task<int> RunBotAsync(string[] switches)
    {
        await run(switches);
        return ExitCode.Fine;
    }
}
