using System.IO.Compression;
using LeadershipBot.MsTeams;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What Teams tells twice happens once; and what is said among others is answered alone.</summary>
public sealed class RepeatTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_told_again_is_answered_once(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.SayAsync(bot.Ana, "my directors wait for me before they decide anything");
        bot.Driver.Last(bot.Ana).ShouldContain("Stop being the gate every decision passes");
        var before = bot.Teams.Chat(bot.Ana).Messages.Count;

        (await bot.Driver.RepeatAsync()).Status.ShouldBe(202);
        await bot.TickAsync();

        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(before);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_told_again_under_another_id_has_one_effect_and_one_answer(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Just ask me something");
        var before = bot.Teams.Chat(bot.Ana).Messages.Count;

        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        (await bot.Driver.RepeatAsync(newId: true)).Status.ShouldBe(200);
        await bot.TickAsync();
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(before);

        // Days later the same button is meant.
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.TapAsync(bot.Ana, "Just ask me something");
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(before + 1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_form_sent_twice_remembers_one_thing_and_makes_room_for_what_was_remembered(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "remember");
        (await bot.TapAsync(bot.Ana, "Remember it", ("in-what", new string('x', 130)), ("in-who", "T."))).ShouldContain("That is 130 characters; I can keep 120.");

        (await bot.TapAsync(bot.Ana, "Remember it", ("in-what", "storage renewal"))).ShouldStartWith("Remembered: “\u2068storage renewal\u2069”.");
        await bot.Driver.RepeatAsync(newId: true);
        await bot.TickAsync();

        (await bot.Bot.CountAsync("handover")).ShouldBe(1);
        bot.Driver.Last(bot.Ana).ShouldStartWith("Remembered:");
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task An_old_client_taps_and_reads_the_same()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();

        await bot.Driver.TapOldAsync(bot.Ana, "Join");
        await bot.TickAsync();

        bot.Driver.Last(bot.Ana).ShouldStartWith("You're in. First question: Thursday, 19 November, 14:00 (Europe/Oslo).");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_card_whose_week_has_closed_says_so(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "join");
        await bot.AtAsync("2026-11-19T13:00Z");
        var late = bot.Driver.Tapping(bot.Ana, bot.Teams.Chat(bot.Ana), "Some of both", []);
        await bot.AtAsync("2026-11-24T13:30Z");

        (await bot.Driver.TapLaterAsync(bot.Ana, late)).ShouldStartWith("That week is closed; nothing was changed.");
        (await bot.Bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_answered_alone_and_quotes_nobody_there()
    {
        await using var bot = await TeamsBot.StartAsync();
        var team = bot.Teams.Tenant().Team("Platform", bot.Ana);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.Driver.InstallAsync(team, bot.Ana);
        var channel = bot.Teams.Channel(team);

        var thread = await bot.Driver.MentionAsync(bot.Ana, channel, "my directors wait for me before they decide anything");
        await bot.TickAsync();
        await bot.TickAsync();

        channel.Messages.Single().TextFor(bot.Ana).ShouldBe("I've answered you in private.");
        channel.Messages.Single().Thread.ShouldBe(thread);
        bot.Driver.Last(bot.Ana).ShouldContain("Stop being the gate every decision passes");

        await bot.TapAsync(bot.Ana, "Post it in the channel");
        await bot.TickAsync();
        channel.Messages.Count.ShouldBe(2);
        channel.TextFor(bot.Ana).ShouldNotContain("directors");
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task A_mention_in_a_group_chat_is_answered_alone_and_only_what_its_author_posts_stands_there()
    {
        await using var bot = await TeamsBot.StartAsync();
        var ben = bot.Teams.Tenant().Person("Ben Ito");
        var group = bot.Teams.Group(bot.Ana, ben);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "join");

        // What is hers stays hers, whoever else reads there.
        await bot.Driver.MentionAsync(bot.Ana, group, "next");
        await bot.TickAsync();
        await bot.TickAsync();
        bot.Driver.Last(bot.Ana).ShouldStartWith("Next question: Thursday, 19 November, 14:00 (Europe/Oslo)");
        group.TextFor(ben).ShouldBe("I've answered you in private.");

        await bot.Driver.MentionAsync(bot.Ana, group, "my directors wait for me before they decide anything");
        await bot.TickAsync();
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Post it in the group chat");
        await bot.TickAsync();
        group.Messages[^1].TextFor(ben).ShouldContain("essay, ");
        group.TextFor(ben).ShouldNotContain("directors");
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task Whoever_moves_is_asked_where_they_are_unless_they_set_their_zone_by_hand()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.SayAsync(bot.Ana, "join");

        bot.Ana.Zone = "America/New_York";
        (await bot.SayAsync(bot.Ana, "next")).ShouldStartWith("Next question: Thursday, 19 November, 14:00 (America/New_York)");

        await bot.SayAsync(bot.Ana, "settings");
        await bot.TapAsync(bot.Ana, "Save", ("in-zone", "Asia/Tokyo"));
        bot.Ana.Zone = "Europe/Oslo";
        (await bot.SayAsync(bot.Ana, "next")).ShouldContain("(Asia/Tokyo)");
    }

    [Fact]
    public void The_package_holds_what_Teams_asks_for_and_is_the_same_each_time()
    {
        var package = AppPackage.Zip("d2a1f0c4-0000-4000-8000-00000000ab01", new Uri("https://leadership.example.com"));
        File.WriteAllBytes(Path.Combine(AdaptiveCardTests.Artifacts(), "app.zip"), package);

        using var zip = new ZipArchive(new MemoryStream(package));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json", "color.png", "outline.png"]);
        AppPackage.Zip("d2a1f0c4-0000-4000-8000-00000000ab01", new Uri("https://leadership.example.com")).ShouldBe(package);
    }
}
