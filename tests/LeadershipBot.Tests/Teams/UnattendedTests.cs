using LeadershipBot.Operations.Doctor;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>Managers come and go: nobody is inherited by silence, and no team is left behind.</summary>
public class UnattendedTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_team_whose_last_manager_erases_themselves_ends_and_its_people_may_go_on_alone(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam,robin");
        await cast.JoinAsync("alex");
        await EraseAsync(cast.Mara);
        await cast.Bot.TickAsync();

        cast["alex"].Last.ShouldStartWith("Nobody looks after Platform leads any more, so I ask nothing more for it. What you have here stays yours.\nThe weekly question works alone too");
        (await cast["alex"].TapAsync("Go on alone")).ShouldStartWith("You're in. First question: Thursday, 26 November, 14:00");
        (await cast["sam"].TapAsync("Join")).ShouldBe("This invitation is over; nothing was changed.");
        var doctor = cast.Bot.Services.GetServices<ICheckup>().OfType<TeamsCheckup>().Single();
        (await doctor.LookAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Says.ShouldBe("1 team has ended since its last manager is gone.");
        (await cast.Bot.CountAsync("team where name like '%Mara%' or changed_by like '%Mara%'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Whoever_was_to_take_over_and_erases_themselves_leaves_the_team_where_it_was(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await HandAsync(cast, "Hand over", "ines");
        cast["alex"].Last.ShouldContain("is handing Platform leads to Ines");
        await EraseAsync(cast.Ines);
        await cast.Bot.TickAsync();
        cast["alex"].Chat.ShouldContain("That note is over; nothing was changed.");
        cast["alex"].Chat.ShouldNotContain("Ines");

        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Manager: Mara\n");
        (await cast.Bot.CountAsync("rhythm where paused_until is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_hands_over_and_erases_themselves_before_the_day_leaves_it_to_the_other()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await HandAsync(cast, "Hand over", "ines");
        await EraseAsync(cast.Mara);
        await cast.Bot.TickAsync();

        // Nobody looks after it for a while, but somebody will: it reads so, and nothing breaks.
        (await cast["alex"].TapAsync("Join")).ShouldContain("Ines");
        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        (await cast.Ines.SayAsync("team")).ShouldContain("Manager: Ines\n");
    }

    [Fact]
    public async Task An_earlier_change_is_not_inherited_by_silence_because_a_later_one_came()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam,robin");
        await cast.JoinAsync("alex", "sam");
        await HandAsync(cast, "Co-manager", "jo");
        await cast.Bot.AtAsync("2026-11-30T09:00Z");
        await HandAsync(cast, "Hand over", "ines");
        await cast["sam"].TapAsync("Stay");

        await cast.Bot.AtAsync("2026-12-06T12:00Z");
        (await PausedAsync(cast)).ShouldBeEmpty();
        await cast.Bot.AtAsync("2026-12-07T09:00Z");
        (await PausedAsync(cast)).ShouldBe(["alex"]);
        await cast.Bot.AtAsync("2026-12-14T09:00Z");
        (await PausedAsync(cast)).ShouldBe(["alex"]);
    }

    [Fact]
    public async Task Whoever_stays_at_a_later_change_is_asked_again_though_an_earlier_one_had_paused_them()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await HandAsync(cast, "Co-manager", "jo");
        await cast.Bot.AtAsync("2026-11-30T09:00Z");
        await HandAsync(cast, "Hand over", "ines");
        await cast.Bot.AtAsync("2026-12-07T09:00Z");
        (await PausedAsync(cast)).ShouldBe(["alex"]);

        (await cast["alex"].TapAsync("Stay")).ShouldStartWith("Noted: everything stays as it is for you.");
        (await PausedAsync(cast)).ShouldBeEmpty();
        await cast.Bot.TickAsync();
        cast["alex"].Chat.ShouldNotContain("[End the pause]");
        await cast.Bot.AtAsync("2026-12-10T13:00Z");
        cast["alex"].Last.ShouldContain("[Some of both]");
        await cast.Bot.AtAsync("2026-12-14T09:00Z");
        (await PausedAsync(cast)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_looked_after_a_team_when_stays_known_when_the_same_person_is_asked_again()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await HandAsync(cast, "Hand over", "ines");
        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        await cast.Ines.SayAsync("team");
        await cast.Ines.TapAsync("Hand over");
        await cast.Ines.SubmitAsync(("person", "mara"));
        await cast.Bot.TickAsync();
        await cast.Mara.TapAsync("I'll take it");

        (await cast.Bot.CountAsync("manager_period join person on person.id = manager_period.person where user_id = 'mara' and until_at is not null")).ShouldBe(1);
    }

    [Fact]
    public async Task A_manager_whose_account_is_gone_looks_after_nothing_any_more()
    {
        await using var run = await Slack.SlackRun.StartAsync(
            workspace => { workspace.AddUser("U2", "Sam"); workspace.AddUser("U3", "Mara"); },
            settings: [("Content:Safety", "the line"), ("Policy:WhoMayEnable", "Anyone")]);
        var mara = run.Driver.As(run.Workspace, "U3");
        await run.DoAsync(mara.SayAsync("hello"));
        await run.Bot.Services.GetRequiredService<IStore>().WriteAsync(
            async unit =>
            {
                var now = run.Clock.Now();
                var team = await unit.AddAsync(new TeamRow { Platform = "slack", Workspace = run.Workspace.Id, Name = "Leads", Day = 4, Minute = 840, EveryWeeks = 1, FirstWeek = "2026-W48", State = TeamRow.Running, CreatedAt = now.ToColumn() });
                await unit.SaveAsync(new ManagerRow
                {
                    Team = team, Person = await unit.FindAsync<long>("select id from person where user_id = 'U3'"), Name = "Mara", FromAt = now.ToColumn(), SeesFrom = "2026-W48",
                });
                return true;
            },
            TestContext.Current.CancellationToken);
        await run.AtAsync("2026-11-24T09:00Z");
        (await run.Bot.CountAsync("team where state = 'running'")).ShouldBe(1);

        run.Workspace.Users.Single(user => user.Id == "U3").Deleted = true;
        await run.AtAsync("2026-11-26T09:00Z");
        (await run.Bot.CountAsync("team where state = 'ended' and ended_by = 'unattended'")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_to_join_and_erases_themselves_calls_off_neither_the_handover_nor_the_other_of_that_day()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await HandAsync(cast, "Co-manager", "jo");
        await HandAsync(cast, "Co-manager", "kim");
        await EraseAsync(cast["jo"]);
        await cast.Bot.TickAsync();
        cast["alex"].Last.ShouldStartWith("Kim joins Mara in looking after Platform leads");

        await HandAsync(cast, "Co-manager", "lee");
        await HandAsync(cast, "Hand over", "ines");
        await EraseAsync(cast["lee"]);
        await cast.Bot.TickAsync();
        cast["alex"].Last.ShouldStartWith("Mara is handing Platform leads to Ines");

        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        (await cast.Mara.SayAsync("team")).ShouldStartWith("A weekly question for your team");
        (await cast.Ines.SayAsync("team")).ShouldMatch("Managers: (Ines, Kim|Kim, Ines)\n");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Who_is_to_join_next_week_and_takes_the_whole_waits_like_anybody_while_the_other_stays(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await HandAsync(cast, "Co-manager", "jo");
        await cast.Bot.AtAsync("2026-11-30T09:00Z");
        await HandAsync(cast, "Hand over", "jo");
        cast["jo"].Chat.ShouldContain("Platform leads is yours from Monday, 14 December on. Its people are told now.");
        cast["alex"].Last.ShouldStartWith("Mara is handing Platform leads to Jo from 14 December");
        (await cast.Mara.SayAsync("team")).ShouldContain("Mara");

        await cast.Bot.AtAsync("2026-12-13T09:00Z");
        (await cast.Mara.SayAsync("team")).ShouldStartWith("Platform leads");
        await cast.Bot.AtAsync("2026-12-15T09:00Z");
        (await cast["jo"].SayAsync("team")).ShouldContain("Manager: Jo\n");
        (await cast.Bot.CountAsync("manager_period")).ShouldBe(0);
    }

    [Theory, InlineData("Co-manager"), InlineData("Hand over")]
    public async Task Whoever_hands_a_team_on_is_not_put_out_before_the_day_by_an_offer_of_the_other(string button)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await HandAsync(cast, "Co-manager", "jo");
        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        await HandAsync(cast, "Hand over", "ines");

        await cast["jo"].SayAsync("team");
        await cast["jo"].TapAsync(button);
        (await cast["jo"].SubmitAsync(("person", "mara"))).ShouldContain("Mara looks after it already.");
        (await cast.Mara.SayAsync("team")).ShouldStartWith("Platform leads");
    }

    internal static async Task HandAsync(Cast cast, string button, string taker)
    {
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync(button);
        await cast.Mara.SubmitAsync(("person", taker));
        await cast.Bot.TickAsync();
        await cast[taker].TapAsync("I'll take it");
        await cast.Bot.TickAsync();
    }

    private static async Task EraseAsync(Window window)
    {
        await window.SayAsync("erase");
        (await window.TapAsync("Erase it all")).ShouldStartWith("Erased.");
    }

    private static Task<IReadOnlyList<string>> PausedAsync(Cast cast) => cast.Bot.Services.GetRequiredService<IStore>().ReadAsync(
        unit => unit.QueryAsync<string>("select user_id from rhythm join person on person.id = rhythm.person where paused_until is not null order by user_id"), TestContext.Current.CancellationToken);
}
