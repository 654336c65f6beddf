namespace LeadershipBot.Tests.MsTeams;

/// <summary>What Teams tells again when something else was done meanwhile: it has had its effect, and does not undo what came after.</summary>
public sealed class LateTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_told_again_after_another_changes_nothing(Database kind)
    {
        await using var bot = await JoinedAsync(kind);
        await bot.SayAsync(bot.Ana, "leave");
        var leave = bot.Driver.Sent[^1];
        await bot.SayAsync(bot.Ana, "join");
        var before = bot.Teams.Chat(bot.Ana).Messages.Count;

        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        (await bot.Driver.RepeatAsync(leave)).Status.ShouldBe(202);
        await bot.TickAsync();

        (await bot.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(before);
        (await bot.SayAsync(bot.Ana, "leave")).ShouldStartWith("You're out.");
        bot.ShouldBeFlawless();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_told_again_after_another_tap_leaves_the_later_one_and_shows_it(Database kind)
    {
        await using var bot = await JoinedAsync(kind);
        await bot.AtAsync("2026-11-19T13:00Z");
        var chat = bot.Teams.Chat(bot.Ana);
        var (handed, details) = (bot.Driver.Tapping(bot.Ana, chat, "Handed it over", []), bot.Driver.Tapping(bot.Ana, chat, "Stayed in the details", []));
        bot.Driver.Apply(bot.Ana, handed, await bot.Driver.SendAsync(handed)).ShouldStartWith("Noted: handed over.");
        var later = bot.Driver.Apply(bot.Ana, details, await bot.Driver.SendAsync(details));
        await bot.TickAsync();

        foreach (var newId in new[] { false, true })
        {
            bot.Driver.Apply(bot.Ana, handed, await bot.Driver.RepeatAsync(handed, newId)).ShouldBe(later);
            await bot.TickAsync();
            (await bot.Bot.CountAsync("check_in where answer = 'details'")).ShouldBe(1);
        }

        // Long after Teams has stopped repeating, whoever presses the same button means it.
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.Driver.TapLaterAsync(bot.Ana, handed);
        (await bot.Bot.CountAsync("check_in where answer = 'handed'")).ShouldBe(1);
        bot.ShouldBeFlawless();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_form_told_again_after_another_leaves_the_later_one(Database kind)
    {
        await using var bot = await JoinedAsync(kind);
        await bot.SayAsync(bot.Ana, "settings");
        await bot.TapAsync(bot.Ana, "Save", ("in-hour", "25:00"));
        (await bot.TapAsync(bot.Ana, "Save", ("in-hour", "16:30"))).ShouldStartWith("Saved. Next question: Thursday, 19 November, 16:30");
        var first = bot.Driver.Sent[^1];
        await bot.SayAsync(bot.Ana, "settings");
        await bot.TapAsync(bot.Ana, "Save", ("in-hour", "17:30"));

        var shown = bot.Driver.Apply(bot.Ana, first, await bot.Driver.RepeatAsync(first));

        shown.ShouldStartWith("Saved. Next question: Thursday, 19 November, 17:30");
        (await bot.SayAsync(bot.Ana, "next")).ShouldStartWith("Next question: Thursday, 19 November, 17:30");
        bot.ShouldBeFlawless();
    }

    private static async Task<TeamsBot> JoinedAsync(Database kind)
    {
        var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "join");
        return bot;
    }
}
