using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeadershipBot.Storage;
using Spectre.Console;

namespace LeadershipBot.Operations;

/// <summary>Where a verb of the command line writes.</summary>
/// <param name="Output">What was asked for, and nothing else: it may be piped.</param>
/// <param name="Error">What went wrong, and progress.</param>
/// <param name="ShowsProgress">Whether somebody is looking at <paramref name="Error"/> while it is written.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,

        // It is read by people and by tools that know JSON, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions JsonLine = new(Json) { WriteIndented = false };

    public static Terminal OfThisProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>Of a verb that prints something.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Prints JSON." };

    /// <summary>What came of it, as JSON or in a sentence.</summary>
    public void Say<T>(bool json, T value, string sentence)
    {
        if (json)
        {
            WriteJson(value);
        }
        else
        {
            Output.WriteLine(sentence);
        }
    }

    public void WriteJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>JSON on one line, one after the other.</summary>
    public void WriteJsonLine<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, JsonLine));

    /// <summary>The same to a file, which is there whole or not at all.</summary>
    /// <exception cref="StartRefusedException">It cannot be written.</exception>
    public static void WriteJsonLines<T>(FileInfo file, IEnumerable<T> values)
    {
        var unfinished = Folders.Unfinished(file.FullName);

        try
        {
            File.WriteAllLines(unfinished, values.Select(value => JsonSerializer.Serialize(value, JsonLine)));
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{file.Name} cannot be written: {fault.Message}", ExitCode.CheckFailed);
        }
    }

    /// <summary>Writes a file that anybody may read.</summary>
    /// <exception cref="StartRefusedException">It cannot be written.</exception>
    public static Written WriteFile(string path, byte[] content) => Write(
        path,
        () =>
        {
            // Whole or not at all, and in the place of a link that somebody has laid, not where it leads.
            var unfinished = Folders.Unfinished(path);
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        },
        content.Length);

    /// <summary>Writes a file that is not there yet, for the account that runs this alone.</summary>
    /// <exception cref="StartRefusedException">It cannot be written, or is there.</exception>
    public static Written WriteOwnFile(string path, byte[] content) => Write(
        path,
        () =>
        {
            using var file = Folders.OwnFile(path, FileMode.CreateNew);
            file.Write(content);
        },
        content.Length);

    private static Written Write(string path, Action write, int length)
    {
        try
        {
            write();
            return new(Path.GetFullPath(path), length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{path} cannot be written: {fault.Message}", ExitCode.CheckFailed);
        }
    }

    public void WriteTable(Table table) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Output),

            // What is piped is read by something that takes colours for text.
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        }).Write(table);

    /// <summary>Does something that may take a while.</summary>
    public T Busy<T>(string doing, Func<T> work) => ShowsProgress
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) }).Status().Start(doing, _ => work())
        : work();

    /// <summary>Does something of a known size, and shows how far it has come.</summary>
    /// <param name="work">Given what to call with how much more is done; from any thread.</param>
    public Task ProgressAsync(string doing, int size, Func<Action<int>, Task> work) => ShowsProgress
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) }).Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                var task = progress.AddTask(doing, maxValue: size);
                return work(done => task.Increment(done));
            })
        : work(_ => { });

    /// <summary>Does something in so many steps, and shows how far it has come.</summary>
    public void Steps(string doing, int count, Action<int> step)
    {
        if (!ShowsProgress)
        {
            Run(() => { });
            return;
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Error) }).Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask(doing, maxValue: count);
            Run(() => task.Increment(1));
        });

        void Run(Action after)
        {
            for (var index = 0; index < count; index++)
            {
                step(index);
                after();
            }
        }
    }
}

/// <summary>A file that was written.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record Written(string Path, long Bytes);
