using System.Text.Json.Nodes;
using LeadershipBot.Operations;
using LeadershipBot.Tests.Guidance;

namespace LeadershipBot.Tests.Operations;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private string[]? ran;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Help_lists_what_works_and_nothing_else()
    {
        (await RunAsync("--help")).ShouldBe(0);

        var commands = output.ToString().Split("Commands:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        commands.Select(line => line.Split(' ')[0]).ShouldBe(["run", "ask", "content", "evaluate", "backup"]);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("ask")]
    [InlineData("content")]
    [InlineData("content validate")]
    [InlineData("evaluate guidance")]
    [InlineData("evaluate answers")]
    [InlineData("backup")]
    public async Task Every_verb_explains_itself(string verb)
    {
        (await RunAsync([.. verb.Split(' '), "--help"])).ShouldBe(0);

        output.ToString().ShouldContain($"LeadershipBot {verb}".Replace("LeadershipBot", "", StringComparison.Ordinal).Trim());
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
    [InlineData("--Url=http://127.0.0.1:5090", "Unrecognized command or argument '--Url=http://127.0.0.1:5090'. Try --help.")] // Not a setting, so not passed over.
    [InlineData("--Urls", "--Urls needs a value: --Urls=….")]
    [InlineData("--Content:Pack --json", "--Content:Pack needs a value: --Content:Pack=….")]
    [InlineData("ask", "Required argument 'QUESTION' missing for command: 'ask'. Try --help.")]
    [InlineData("content", "Required command was not provided. Try --help.")]
    [InlineData("doctor", "Unrecognized command or argument 'doctor'. Try --help.")] // Comes with later work.
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
        using var pack = new SmallPack();

        (await RunAsync("content", "validate", pack.Folder)).ShouldBe(0);

        var lines = output.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        lines.ShouldContain("earn-trust 3");
        lines.ShouldContain("handed 12");
        lines.ShouldContain("took-back 3");
        lines.ShouldContain("No faults: 16 themes, 48 nudges, 10 digests.");
        error.ToString().ShouldBeEmpty();
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

    private static string[] Split(string text, string by = " ") => text.Split(by, StringSplitOptions.RemoveEmptyEntries);

    private Task<int> RunAsync(params string[] args) => new CommandLine(new Terminal(output, error, ShowsProgress: false), switches =>
    {
        ran = switches;
        return Task.CompletedTask;
    }).RunAsync(args);
}
