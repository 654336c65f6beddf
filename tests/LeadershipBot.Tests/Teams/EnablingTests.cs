namespace LeadershipBot.Tests.Teams;

/// <summary>From the first screen to the first member.</summary>
public class EnablingTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_manager_reads_first_sets_up_a_team_and_looks_at_it_before_anything_goes(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        var mara = cast.Mara;

        (await mara.SayAsync("team")).ShouldBe(
            """
            A weekly question for your team: read this first.
            1. You will not see answers. You may see rounded sums of four weeks (of one week, once 20 or more take part), if at least five people other than you have answered. With fewer than about seven people that will be seldom or never.
            2. You will not see who joined. Please don't ask, and don't ask for screenshots. If this is to be used for appraisal, stop here.
            3. You get a thought each week yourself, about growing people and staying out of their details.
            4. It works better if you go first. Answer it yourself for a month, then tell them what you learned.
            [Answer it myself first] [Set up a team…] [Not now]
            """);
        await mara.TapAsync("Set up a team…");
        mara.Form!.ShouldContain("Gale (a guest)");

        (await mara.SubmitAsync(("name", "Platform leads"), ("people", "alex,sam"), ("day", "thursday"), ("hour", "15:30"), ("every", "1"), ("first", "2026-12-05"))).ShouldBe(
            """
            Platform leads
            First question: Thursday, 10 December, 15:30 in each person's own zone, every week.
            2 invitations go out now and say exactly what you just read.
            Each goes between 07:00 and 20:00 of the person's own day.
            [Send invitations] [Back]
            """);
        await cast.Bot.TickAsync();
        cast["alex"].Chat.ShouldNotContain("Mara");

        (await mara.TapAsync("Send invitations")).ShouldStartWith(
            """
            Platform leads
            Invited: 2
            Taking part: a rough number, from the second Monday on
            Next question: Thursday, 10 December, 15:30 in each person's own zone, every week
            Manager: Mara
            """);
        await cast.Bot.TickAsync();
        cast["alex"].Last.ShouldStartWith("Mara would like to offer you a weekly question.");
        cast["alex"].Last.ShouldContain("Thursdays, 15:30 your time (you can change that), every week, I ask whether you handed over ownership or stayed in the details.");
        cast["alex"].Last.ShouldContain("What Mara never gets from me. Whether you joined, declined or ignored this.");
        cast["alex"].Last.ShouldEndWith("[Join] [Not for me] [Ask me later]\n[Everything in detail]\nIf you do nothing, I won't write again.");

        (await cast["alex"].TapAsync("Join")).ShouldStartWith("You're in. First question: Thursday, 10 December, 15:30 (Europe/Oslo).");
        (await cast["sam"].TapAsync("Not for me")).ShouldBe("Noted. I won't ask again for this team, and nobody is told.");

        await cast.Bot.AtAsync("2026-12-03T13:00Z");
        cast["alex"].Chat.ShouldNotContain("Think of");
        await cast.Bot.AtAsync("2026-12-10T14:30Z");
        cast["alex"].Last.ShouldContain("This week: did you hand over ownership, or stay in the details?");
        cast["sam"].Chat.ShouldNotContain("Think of");
    }
}
