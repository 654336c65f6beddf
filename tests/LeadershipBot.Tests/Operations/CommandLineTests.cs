using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Dapper;
using LeadershipBot.Guidance;
using LeadershipBot.Operations;
using LeadershipBot.Tests.Guidance;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Tests.Operations;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("command-line-").FullName;
    private string[]? ran;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Help_lists_what_works_and_nothing_else()
    {
        (await RunAsync("--help")).ShouldBe(0);

        var commands = output.ToString().Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        commands.Select(line => line.Split(' ')[0]).ShouldBe(["run", "ask", "content", "evaluate", "backup", "manifest", "export", "erase", "audit", "doctor", "simulate"]);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("ask")]
    [InlineData("content")]
    [InlineData("doctor")]
    [InlineData("content validate")]
    [InlineData("evaluate guidance")]
    [InlineData("evaluate answers")]
    [InlineData("backup")]
    [InlineData("export")]
    [InlineData("erase")]
    [InlineData("audit")]
    [InlineData("manifest slack")]
    [InlineData("manifest msteams")]
    [InlineData("simulate")]
    public async Task Every_verb_explains_itself(string verb)
    {
        (await RunAsync([.. verb.Split(' '), "--help"])).ShouldBe(0);

        output.ToString().ShouldContain($"Usage:\n  LeadershipBot {verb}");
        ran.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("run", "")]
    [InlineData("--Urls=http://127.0.0.1:5090", "--Urls=http://127.0.0.1:5090")]
    [InlineData("run --urls http://127.0.0.1:5090", "--urls=http://127.0.0.1:5090")] // The next argument is the value.
    [InlineData("--Storage:ConnectionString run run", "--Storage:ConnectionString=run")] // Even where it reads like a verb.
    [InlineData("--environment=Development --CheckIns:Grace=PT4H", "--environment=Development --CheckIns:Grace=PT4H")]
    [InlineData("--Logging:LogLevel:Default=Debug run", "--Logging:LogLevel:Default=Debug")]
    public async Task The_bot_runs_with_the_settings_from_the_command_line(string arguments, string switches)
    {
        (await RunAsync(Split(arguments))).ShouldBe(0);

        ran.ShouldBe(Split(switches));
    }

    [Theory]
    [InlineData("jump", "Unrecognized command or argument 'jump'. Try --help.")]
    [InlineData("--Url=http://127.0.0.1:5090", "Unrecognized command or argument '--Url=…'. Try --help.")] // Not a setting, so not passed over.
    [InlineData("--Slak:SigningSecret=hush", "Unrecognized command or argument '--Slak:SigningSecret=…'. Try --help.")] // May be a secret.
    [InlineData("--Urls", "--Urls needs a value: --Urls=….")]
    [InlineData("--Content:Pack --json", "--Content:Pack needs a value: --Content:Pack=….")]
    [InlineData("ask", "Required argument 'QUESTION' missing for command: 'ask'. Try --help.")]
    [InlineData("content", "Required command was not provided. Try --help.")]
    [InlineData("docter", "Unrecognized command or argument 'docter'. Try --help.")]
    [InlineData("content validate --Policy:AnonymityThreshold=3", "Policy:AnonymityThreshold is 3: never below 5.")]
    public async Task Wrong_use_is_one_sentence_and_exit_code_two(string arguments, string sentence)
    {
        (await RunAsync(Split(arguments))).ShouldBe(2);

        error.ToString().ShouldBe(sentence + Environment.NewLine);
        ran.ShouldBeNull();
    }

    [Fact]
    public async Task A_sound_pack_is_summed_up()
    {
        (await RunAsync("content", "validate", ExamplePack())).ShouldBe(0);

        var lines = output.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        lines.ShouldContain("earn-trust 4");
        lines.ShouldContain("purpose 56");
        lines.ShouldContain("took-back 7");
        lines.ShouldContain("No faults: 16 themes, 64 nudges, 10 digests.");
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pack_that_cannot_live_through_a_year_says_where_it_ends()
    {
        using var pack = new SmallPack();

        (await RunAsync("content", "validate", pack.Folder)).ShouldBe(1);

        output.ToString().ShouldContain("nudges: with \"handed\" every week, nothing is left to say in week 49 of a year.");
    }

    [Fact]
    public async Task A_broken_pack_is_listed_fault_by_fault()
    {
        using var pack = new SmallPack();
        pack.Change("nudges/earn-trust.yaml", "question: Who saw it?", "question: 7");
        pack.Change("digests.yaml", "paragraph: 2", "paragraph: 3");

        (await RunAsync("content", "validate", $"--Content:Pack={pack.Folder}")).ShouldBe(1);

        Split(output.ToString(), Environment.NewLine).ShouldBe(
        [
            "digests.yaml:5: the essay has no paragraph 3 in \"opening\": opening, got-here, gap, requires, shift, each with 2.",
            "digests.yaml: there is no digest of \"essay, opening ¶2\".",
            "nudges/earn-trust.yaml:9: question is not text; put it in quotes if it is meant to be.",
        ]);
        error.ToString().ShouldBe("3 faults." + Environment.NewLine);
    }

    [Fact]
    public async Task What_is_wrong_with_a_pack_can_be_had_as_json()
    {
        using var pack = new SmallPack();
        pack.Change("nudges/earn-trust.yaml", "question: Who saw it?", "question: 7");

        (await RunAsync("content", "validate", pack.Folder, "--json")).ShouldBe(1);

        JsonNode.Parse(output.ToString())!["faults"]!.ToJsonString().ShouldBe(
            """[{"file":"nudges/earn-trust.yaml","line":9,"what":"question is not text; put it in quotes if it is meant to be."}]""");
    }

    [Fact]
    public async Task The_built_in_pack_is_sound() => (await RunAsync("content", "validate")).ShouldBe(0, output.ToString());

    [Fact]
    public async Task A_question_is_answered_with_a_thought_and_its_source()
    {
        (await RunAsync("ask", "my directors wait for me before they decide anything")).ShouldBe(0);

        output.ToString().ShouldContain("Closest: Stop being the gate every decision passes.");
        output.ToString().ShouldContain("\nessay, gap ¶1\n");
    }

    [Fact]
    public async Task A_question_may_stand_without_quotes_and_be_answered_in_json()
    {
        (await RunAsync("ask", "--json", "do", "we", "take", "@kubernetes")).ShouldBe(0);

        var reply = JsonNode.Parse(output.ToString())!;
        reply["tier"]!.ToString().ShouldBe("none");
        reply["ranked"]!.AsArray().Count.ShouldBe(16);
        reply["text"]!.ToString().ShouldStartWith("I have nothing on that, and I'd rather say so than guess.\n");
    }

    [Fact]
    public async Task Questions_are_read_into_predictions_and_measured_where_labels_are_there()
    {
        await File.WriteAllTextAsync(At("q.jsonl"), """
            {"id":"a","text":"my directors wait for me before they decide anything","label":"decision-hub","also":["over-involvement"]}

            {"id":"b","text":"what is the capital of Peru?","label":"none"}
            {"id":"c","text":"hello"}
            """, TestContext.Current.CancellationToken);

        (await RunAsync("evaluate", "guidance", At("q.jsonl"), "--out", At("p.jsonl"))).ShouldBe(0);

        var predictions = await File.ReadAllLinesAsync(At("p.jsonl"), TestContext.Current.CancellationToken);
        predictions.Select(line => JsonNode.Parse(line)!["id"]!.ToString()).ShouldBe(["a", "b", "c"]);
        var first = JsonNode.Parse(predictions[0])!.AsObject();
        first.Select(field => field.Key).ShouldBe(["id", "ranked", "tier"]);
        first["ranked"]!.AsArray().Select(theme => theme!.ToString()).Order().ShouldBe(Theme.Ids.Order());
        first["tier"]!.ToString().ShouldBeOneOf("answer", "offer", "none");
        output.ToString().ShouldStartWith("2 questions");
    }

    [Fact]
    public async Task Answers_without_labels_are_read_and_nothing_is_measured()
    {
        await File.WriteAllTextAsync(At("a.jsonl"), """{"id":"a","text":"\u202e 🙂"}""", TestContext.Current.CancellationToken);

        (await RunAsync("evaluate", "answers", At("a.jsonl"))).ShouldBe(0);

        output.ToString().ShouldBe("""{"id":"a","label":"unclear"}""" + Environment.NewLine);
        error.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("guidance", "{", 1, "f.jsonl:1: not a line of JSON with id, text, label and also.")]
    [InlineData("guidance", "\n[1]", 1, "f.jsonl:2: not a line of JSON with id, text, label and also.")]
    [InlineData("guidance", """{"id":"a"}""", 1, "f.jsonl:1: id or text is missing.")]
    [InlineData("answers", """{"id":"a","text":"x","label":"maybe"}""", 1, "f.jsonl:1: \"maybe\" is no label here: delegated, details, mixed, unclear.")]
    [InlineData("answers", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}", 1, "f.jsonl:2: the id \"a\" stands there twice.")]
    [InlineData("guidance", "\n", 1, "f.jsonl holds no text to read.")]
    public async Task A_line_that_cannot_be_read_is_named(string what, string text, int exit, string sentence)
    {
        await File.WriteAllTextAsync(At("f.jsonl"), text, TestContext.Current.CancellationToken);

        (await RunAsync("evaluate", what, At("f.jsonl"))).ShouldBe(exit);

        error.ToString().ShouldBe(sentence + Environment.NewLine);
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        (await RunAsync("evaluate", "guidance", Path.GetTempPath())).ShouldBe(2);

        error.ToString().ShouldEndWith(" cannot be read: it is a folder." + Environment.NewLine);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_use()
    {
        (await RunAsync("evaluate", "answers", At("nothing.jsonl"))).ShouldBe(2);

        error.ToString().ShouldBe("nothing.jsonl cannot be read: there is no such file." + Environment.NewLine);
    }

    [Fact]
    public async Task The_embedded_database_is_copied_once_and_never_over_another_file()
    {
        await using (var store = new SqliteConnection($"Data Source={At("bot.db")}"))
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            await store.ExecuteAsync("create table kept (id integer)");
        }

        var storage = $"--Storage:ConnectionString=Data Source={At("bot.db")}";

        (await RunAsync("backup", At("copy.db"), storage)).ShouldBe(0);
        (await RunAsync("backup", At("copy.db"), storage)).ShouldBe(1);

        File.Exists(At("copy.db")).ShouldBeTrue();
        output.ToString().ShouldStartWith($"{At("copy.db")} holds the copy: ");
        error.ToString().ShouldBe($"{At("copy.db")} exists already, and a backup overwrites nothing.{Environment.NewLine}");
    }

    private string At(string name) => Path.Combine(folder, name);

    private static string[] Split(string text, string by = " ") => text.Split(by, StringSplitOptions.RemoveEmptyEntries);

    private Task<int> RunAsync(params string[] args) => new CommandLine(new Terminal(output, error, ShowsProgress: false), switches =>
    {
        ran = switches;
        return Task.CompletedTask;
    }, Composition.Add).RunAsync(args);

    private static string ExamplePack([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "example-pack"));
}
