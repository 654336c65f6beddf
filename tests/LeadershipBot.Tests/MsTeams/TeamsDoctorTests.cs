using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What <c>doctor</c> says about Microsoft Teams.</summary>
public class TeamsDoctorTests
{
    [Fact]
    public async Task All_is_well_and_a_list_of_hosts_of_ones_own_is_shown()
    {
        await using var bot = await TeamsBot.StartAsync();

        (await LookAsync(bot)).ShouldBe(
        [
            "Green The keys of the Bot Framework are to be had.",
            "Green The bot gets a token to call Teams with.",
            $"Amber The token goes to the hosts of MsTeams:ServiceHosts: {bot.Teams.Settings.Single(pair => pair.Key == "MsTeams:ServiceHosts").Value}.",
        ]);
    }

    [Fact]
    public async Task With_Microsofts_hosts_alone_nothing_is_left_to_do()
    {
        await using var bot = await TeamsBot.StartAsync(settings: [("MsTeams:ServiceHosts", "")]);

        (await LookAsync(bot))[^1].ShouldBe("Green The token goes to Microsoft's hosts alone: smba.trafficmanager.net, *.teams.microsoft.com, *.teams.microsoft.us, *.botframework.com.");
    }

    [Fact]
    public async Task Doctor_asks_for_a_list_of_tenants_where_anyone_may_enable_a_team()
    {
        await using var open = await TeamsBot.StartAsync(settings: [("Policy:WhoMayEnable", "Anyone")]);
        (await LookAsync(open, "Policy"))[0].ShouldBe("Amber Anyone may enable a team, in every tenant whose people can reach the bot.");

        await using var listed = await TeamsBot.StartAsync(settings: [("Policy:WhoMayEnable", "Anyone"), ("MsTeams:Tenants", open.Teams.Tenant().Id)]);
        (await LookAsync(listed, "Policy"))[0].ShouldBe("Green It is settled who may enable a team.");

        await using var named = await TeamsBot.StartAsync(settings: [("Policy:WhoMayEnable", "11111111-1111-1111-1111-111111111111")]);
        (await LookAsync(named, "Policy"))[0].ShouldBe("Green It is settled who may enable a team.");
    }

    private static async Task<IReadOnlyList<string>> LookAsync(TeamsBot bot, string name = "Microsoft Teams") =>
        [.. (await bot.Bot.Services.GetServices<ICheckup>().Single(checkup => checkup.Name == name).LookAsync(TestContext.Current.CancellationToken))
            .Select(finding => $"{finding.Light} {finding.Says}")];
}
