using System.CommandLine;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary><c>backup PATH</c>: a consistent copy of the embedded database, while the bot runs.</summary>
internal static class CommandLineBackup
{
    public static Command Verb(Terminal terminal, string[] switches)
    {
        var path = new Argument<string>("PATH") { Description = "The file to write; nothing is overwritten." };
        var json = Terminal.JsonOption();
        var verb = new Command("backup", "Copies the embedded database to a file, while the bot runs or not.") { path, json };
        verb.SetAction(parsed => Copy(terminal, Configured.Settings(switches).Storage, parsed.GetRequiredValue(path), parsed.GetValue(json)));
        return verb;
    }

    private static int Copy(Terminal terminal, StorageSettings storage, string path, bool json)
    {
        var backup = new Backup(storage);

        if (terminal.Busy($"Copying to {path}", () => backup.Write(path)) is { } refused)
        {
            throw new StartRefusedException(refused, ExitCode.CheckFailed);
        }

        var written = new FileInfo(path);

        terminal.Say(json, new Written(written.FullName, written.Length), $"{path} holds the copy: {written.Length:N0} bytes.");
        return ExitCode.Fine;
    }
}
