namespace LeadershipBot.Tests.Teams;

/// <summary>What waits for the morning and is over by then is not sent: nobody is told that something is over that they never got.</summary>
public class UnsentTests
{
    private const string Night = "2026-11-23T22:00Z", Morning = "2026-11-24T08:00Z";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_team_that_ends_before_its_invitations_and_offers_left_says_nothing_to_anybody(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind, Night);
        var before = (cast["alex"].Chat, cast["sam"].Chat, cast.Ines.Chat);
        await cast.InviteAsync("alex,sam");
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Co-manager");
        (await cast.Mara.SubmitAsync(("person", "ines"))).ShouldStartWith("Asked.");
        (await cast.Bot.CountAsync("outbox where state = 'pending'")).ShouldBe(3);
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("End");
        await cast.Mara.TapAsync("End it");
        await cast.Bot.AtAsync(Morning);

        (cast["alex"].Chat, cast["sam"].Chat, cast.Ines.Chat).ShouldBe(before);
        (await cast.Bot.CountAsync("outbox where state = 'dropped'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_change_that_is_called_off_before_its_people_were_told_is_told_to_nobody()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Co-manager");
        await cast.Mara.SubmitAsync(("person", "ines"));
        await cast.Bot.TickAsync();
        await cast.Bot.AtAsync(Night);
        await cast.Ines.TapAsync("I'll take it");
        var before = cast["alex"].Chat;
        await cast.Ines.SayAsync("erase");
        await cast.Ines.TapAsync("Erase it all");
        await cast.Bot.AtAsync(Morning);

        cast["alex"].Chat.ShouldBe(before);
    }
}
