using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>What an invitation has said stays true, whatever is configured later: showing more takes another invitation.</summary>
public class PromiseTests
{
    private static readonly (string, string) Safety = ("Content:Safety", Cast.Safety);
    private static readonly string[] Thursdays = ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17"];

    [Fact]
    public async Task An_invitation_says_that_large_teams_are_summed_up_each_week()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");

        cast["alex"].Last.ShouldContain(
            "What Mara gets. Rounded sums of four weeks (of one week, once 20 or more take part), for the whole group, and only if at least five people answered and the answers differ enough.");
    }

    [Theory]
    [InlineData("On", true)]
    [InlineData("Off", false)]
    public async Task An_invitation_speaks_of_sharing_only_where_something_can_be_shared(string sharing, bool says)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite, settings: ("Policy:Sharing", sharing));
        await cast.InviteAsync("alex,sam");

        cast["alex"].Last.Contains("Only you can share a handover, one at a time, and take it back.", StringComparison.Ordinal).ShouldBe(says);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_team_that_was_promised_no_figure_gets_none_when_figures_are_switched_on(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new HeldClock("2026-11-23T08:00Z");

        await using (var bot = await RunningBot.StartAsync(database, clock, Safety, ("Policy:TeamTrend", "Off")))
        {
            await InviteAsync(bot);
            await using var alex = await bot.OpenAsync("alex");
            await using var mara = await bot.OpenAsync("mara");
            (await InvitationAsync(bot)).ShouldContain("What Mara gets. How many people were invited, and no other figure: your organisation has switched them off.");
            (await mara.SayAsync("team")).ShouldNotContain("Taking part");
        }

        await using (var bot = await RunningBot.StartAsync(database, clock, Safety))
        {
            await LiveAsync(bot);
            await using var mara = await bot.OpenAsync("mara");
            (await mara.SayAsync("team")).ShouldNotContain("Taking part");
            (await mara.TapAsync("Figures")).ShouldContain("Your organisation has switched figures off.");
            (await bot.CountAsync("block where state = 'frozen' and counts is null")).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("6", 0)] // Five have answered.
    [InlineData("5", 1)]
    public async Task A_threshold_that_is_lowered_later_lowers_no_promise(string said, int shown)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var clock = new HeldClock("2026-11-23T08:00Z");

        await using (var bot = await RunningBot.StartAsync(database, clock, Safety, ("Policy:AnonymityThreshold", said)))
        {
            await InviteAsync(bot);
            (await InvitationAsync(bot)).ShouldContain(said == "6" ? "only if at least six people answered" : "only if at least five people answered");
        }

        await using (var bot = await RunningBot.StartAsync(database, clock, Safety))
        {
            await LiveAsync(bot);
            await using var mara = await bot.OpenAsync("mara");
            await mara.SayAsync("team");
            (await mara.TapAsync("Figures")).ShouldContain(shown == 1 ? "W48–51" : "at least six answered");
            (await bot.CountAsync("block where counts is not null")).ShouldBe(shown);
        }
    }

    [Fact]
    public async Task Whoever_takes_over_reads_no_band_of_before_their_time()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync();
        await cast.JoinAsync("alex", "sam", "robin", "kim", "jo");
        await cast.Bot.AtAsync("2026-12-09T09:00Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");
        await cast.Mara.TapAsync("Hand over");
        await cast.Mara.SubmitAsync(("person", "ines"));
        await cast.Bot.TickAsync();
        await cast.Ines.TapAsync("I'll take it");

        await cast.Bot.AtAsync("2026-12-23T09:00Z");
        (await cast.Ines.SayAsync("team")).ShouldContain("Taking part: a rough number, from Monday on");
        await cast.Bot.AtAsync("2026-12-28T09:00Z");
        (await cast.Ines.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");
    }

    // Mara invites six.
    private static async Task InviteAsync(RunningBot bot)
    {
        await using var mara = await bot.OpenAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Set up a team…");
        await mara.SubmitAsync(("name", "Leads"), ("people", "alex,sam,robin,kim,jo,lee"), ("day", "thursday"), ("hour", "14:00"), ("every", "1"));
        await mara.TapAsync("Send invitations");
        await bot.TickAsync();
    }

    private static async Task<string> InvitationAsync(RunningBot bot)
    {
        await using var alex = await bot.OpenAsync("alex");
        return alex.Last;
    }

    // Five join and answer for four weeks, and a week later the sums are taken.
    private static async Task LiveAsync(RunningBot bot)
    {
        (string Person, string Answer)[] people =
            [("alex", "Handed it over"), ("sam", "Some of both"), ("robin", "Stayed in the details"), ("kim", "Handed it over"), ("jo", "Some of both")];
        var store = bot.Services.GetRequiredService<IStore>();

        foreach (var (person, _) in people)
        {
            var id = await store.ReadAsync(
                unit => unit.FindAsync<long>("select invitation.id from invitation join person on person.id = invitation.person where user_id = @person", new { person }), TestContext.Current.CancellationToken);
            await using var window = await bot.OpenAsync(person);
            (await window.SendAsync($"invitation:{id}:join-1", message: null)).ShouldStartWith("You're in.");
        }

        foreach (var thursday in Thursdays)
        {
            await bot.AtAsync($"{thursday}T13:00Z");

            foreach (var (person, answer) in people)
            {
                await using var window = await bot.OpenAsync(person);
                await window.TapAsync(answer);
            }
        }

        // The last question closes, then its sums are taken.
        await bot.AtAsync("2026-12-27T12:00Z");
        await bot.AtAsync("2026-12-28T08:05Z");
    }
}
