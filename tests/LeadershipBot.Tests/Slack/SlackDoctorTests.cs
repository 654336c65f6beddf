using System.Text.Json;
using LeadershipBot.Operations;

namespace LeadershipBot.Tests.Slack;

/// <summary><c>doctor</c>, as an operator types it, beside a Slack.</summary>
public sealed class SlackDoctorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task All_is_well_with_sockets()
    {
        await using var slack = await OneAsync();

        var (exit, findings) = await LookAsync(slack, $"--Slack:AppToken={slack.Tokens.AppToken}");

        findings.ShouldBe(["green Slack lets the bot open sockets.", "green Slack takes the token of T1, and it may do what is needed."]);
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task A_scope_that_one_part_lacks_is_amber_and_one_that_nothing_works_without_is_red()
    {
        await using var slack = await OneAsync();
        slack.Tokens.Find(slack.Workspaces[0].BotToken).Scopes.Remove("usergroups:read");

        var (exit, findings) = await LookAsync(slack, $"--Slack:SigningSecret={slack.SigningSecret}");
        findings.ShouldBe(["amber Slack:BotToken lacks scopes in T1: usergroups:read."]);
        exit.ShouldBe(0);

        slack.Tokens.Find(slack.Workspaces[0].BotToken).Scopes.Remove("chat:write");
        (exit, findings) = await LookAsync(slack, $"--Slack:SigningSecret={slack.SigningSecret}");
        findings.ShouldBe(["red Slack:BotToken lacks scopes in T1: chat:write, usergroups:read."]);
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task Tokens_that_Slack_does_not_take_are_red_and_not_shown()
    {
        await using var slack = await OneAsync();
        slack.Tokens.Revoke(slack.Workspaces[0], "token_revoked");

        var (exit, findings) = await LookAsync(slack, "--Slack:AppToken=xapp-another");

        findings.ShouldBe(["red Slack lets the bot open no socket: invalid_auth", "red Slack does not take the token of Slack:BotToken: token_revoked"]);
        exit.ShouldBe(1);
    }

    private static async Task<FakeSlack> OneAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.AddWorkspace();
        return slack;
    }

    private async Task<(int Exit, IReadOnlyList<string> Findings)> LookAsync(FakeSlack slack, string road)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await new CommandLine(new Terminal(output, error, ShowsProgress: false), _ => Task.CompletedTask, Composition.Add).RunAsync(
        [
            "doctor", "--json", $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "bot.db")}", $"--Storage:KeysPath={Path.Combine(folder, "keys")}",
            $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}", $"--Slack:BotToken={slack.Workspaces[0].BotToken}", road,
        ]);
        output.ToString().ShouldNotContain("xox");
        output.ToString().ShouldNotContain("xapp-1");

        return (exit, [.. JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray()
            .Where(one => one.GetProperty("part").GetString() == "Slack").Select(one => $"{one.GetProperty("light").GetString()} {one.GetProperty("says").GetString()}")]);
    }
}
