using System.CommandLine;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary><c>export --person ID</c> and <c>erase --person ID</c>: the operator's side of what a person may ask for. Both are noted, and the person is shown the note.</summary>
internal static class CommandLinePerson
{
    public static Command Export(Terminal terminal, string[] switches)
    {
        var (person, reason, json) = Options();
        var path = new Option<string>("--out") { Description = "The file to write; nothing is overwritten.", DefaultValueFactory = _ => "leadershipbot-export.zip" };
        var verb = new Command("export", "Writes everything held of a person to a file, for that person. The bot must not be running on an embedded database.") { person, path, reason, json };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var file = new FileInfo(parsed.GetRequiredValue(path));

            if (file.Exists)
            {
                throw new StartRefusedException($"{file.Name} is there already; nothing is overwritten.", ExitCode.CheckFailed);
            }

            // Before anything is noted of it: what cannot be written is not exported.
            Terminal.WriteOwnFile(file.FullName, []);
            file.Delete();

            var zip = await WithAsync(switches, parsed.GetRequiredValue(person), async (unit, id, clock) =>
            {
                await unit.NoteOperatorAsync("exported", id, Line(parsed.GetValue(reason)), clock.Now());
                return await Exports.FileAsync(unit, id, clock.Now());
            }, cancellationToken);
            terminal.Say(parsed.GetValue(json), Terminal.WriteOwnFile(file.FullName, zip), $"{file.Name} holds everything: {zip.Length:N0} bytes. It is noted, and the person can see that.");
            return ExitCode.Fine;
        });
        return verb;
    }

    public static Command Erase(Terminal terminal, string[] switches)
    {
        var (person, reason, json) = Options();
        var verb = new Command("erase", "Erases everything held of a person. The bot must not be running on an embedded database.") { person, reason, json };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var number = await WithAsync(switches, parsed.GetRequiredValue(person), async (unit, id, clock) =>
            {
                await new Erasing(new Outbox.Outbox(clock)).EraseAsync(unit, id, Line(parsed.GetValue(reason)), clock.Now());
                return id;
            }, cancellationToken);
            terminal.Say(parsed.GetValue(json), new { erased = true, number }, $"Erased. That it was done is noted, under a number that leads to nobody. In a backup from before this was person {number}.");
            return ExitCode.Fine;
        });
        return verb;
    }

    private static (Option<string> Person, Option<string?> Reason, Option<bool> Json) Options() => (
        new Option<string>("--person") { Description = "The number the person was told in the chat, or platform/workspace/user.", Required = true },
        new Option<string?>("--reason") { Description = "Why. It is noted for good, and shown to the person who was exported: name nobody in it." },
        Terminal.JsonOption());

    private static async Task<T> WithAsync<T>(string[] switches, string person, Func<Unit, long, TimeProvider, Task<T>> act, CancellationToken cancellationToken)
    {
        var builder = Configured.Builder(switches);
        builder.Services.AddStorage(Configured.Settings(builder).Storage);
        await using var app = builder.Build();
        var store = app.Services.GetRequiredService<IStore>();
        await store.OpenAsync(cancellationToken);

        // In a database of the web chat the clock may have been moved; what is noted must not lie before what it is about.
        var clock = new MovableClock(TimeProvider.System);
        await clock.LoadAsync(store, cancellationToken);

        var done = await store.WriteAsync(
            async unit => await FindAsync(unit, person) is { } id ? await act(unit, id, clock) : throw new StartRefusedException($"Nobody is known as {person}.", ExitCode.CheckFailed),
            cancellationToken);
        await store.ForgetAsync(cancellationToken);
        return done;
    }

    private static async Task<long?> FindAsync(Unit unit, string person) => person.Split('/') switch
    {
        [var number] when long.TryParse(number, out var id) => await unit.FindAsync<long?>("select id from person where id = @id", new { id }),
        [var platform, var workspace, var user] => await unit.FindAsync<long?>(
            "select id from person where platform = @platform and workspace = @workspace and user_id = @user", new { platform, workspace, user }),
        _ => null,
    };

    private static string Line(string? reason) => string.Join(' ', string.Concat((reason ?? "").Where(letter => !char.IsControl(letter) || char.IsWhiteSpace(letter))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
