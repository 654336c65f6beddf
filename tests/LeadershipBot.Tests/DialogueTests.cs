namespace LeadershipBot.Tests;

/// <summary>What happens when people do what people do.</summary>
public class DialogueTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_question_gets_guidance_without_joining(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");

        alex.Last.ShouldStartWith("One question a week, about twenty seconds.\nI'm LeadershipBot, a program with a fixed set of texts.");
        var reply = await alex.SayAsync("my directors wait for me before they decide anything, everything sits in my approval queue");

        reply.ShouldContain("Closest: Stop being the gate");
        reply.ShouldContain("If ");
        reply.ShouldEndWith("[None of these]\n[Why this?]");
        (await alex.TapAsync("None of these")).ShouldStartWith("Then I have nothing that fits, and I'd rather say so.\nWhat I can speak to: ");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_is_noted_once_however_often_it_is_delivered(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await AskedAsync(bot, "2026-11-26T13:00Z");
        var (action, message) = (alex.ActionOf("Some of both"), alex.MessageOf("Some of both"));

        var first = await alex.SendAsync(action, message, "0123456789-same-delivery");
        var again = await alex.SendAsync(action, message, "0123456789-same-delivery");
        var twice = await alex.SendAsync(action, message);

        (again, twice).ShouldBe((first, first));
        action.ShouldBe("answer:2026-W48:both");
        (await bot.CountAsync("check_in where answer = 'both'")).ShouldBe(1);
        alex.Chat.Split("Noted: some of both").Length.ShouldBe(2);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_answer_may_change_until_the_week_closes_and_then_it_is_fixed(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await AskedAsync(bot, "2026-11-26T13:00Z");
        var (details, message) = (alex.ActionOf("Stayed in the details"), alex.MessageOf("Stayed in the details"));

        await alex.TapAsync("Handed it over");
        var handed = await alex.TapAsync("No need");
        await alex.TapAsync("Stayed in the details");
        var detailed = await alex.TapAsync("I was quickest");
        await alex.TapAsync("Handed it over");
        (await alex.TapAsync("No need")).ShouldBe(handed, "each answer has one thought, remembered");
        detailed.ShouldNotBe(handed);

        await bot.AtAsync("2026-12-01T13:00Z");
        alex.Last.ShouldBe("Week 48: answered.");
        (await alex.SendAsync(details, message)).ShouldBe("That week is closed; nothing was changed.\nIt was week 48.");
        (await bot.CountAsync("check_in where answer = 'handed'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Nobody_answers_what_they_were_not_asked(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await AskedAsync(bot, "2026-11-26T13:00Z");
        await using var sam = await bot.OpenAsync("sam");

        (await sam.SendAsync("answer:2026-W48:both", message: null)).ShouldBe("That isn't a question I asked you, so nothing was changed.");
        (await sam.SendAsync("answer:2026-W99:both", message: null)).ShouldBe("That isn't a question I asked you, so nothing was changed.");
        (await sam.SendAsync("answer:2026-W48:brilliant", message: null)).ShouldBe("I don't know that button any more. \"help\" shows what I do.");
        (await bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_handover_of_one_leader_cannot_be_touched_by_another(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await using var sam = await bot.OpenAsync("sam");
        await alex.SayAsync("remember");
        (await alex.SubmitAsync(("what", "<b>vendor</b> & budget"), ("level", "advise"), ("look", "next"))).ShouldBe(
            "Remembered: \"<b>vendor</b> & budget\". I'll look again from 30 November on.");

        var finished = await ListedAsync(alex);
        (await sam.SendAsync(finished, message: null)).ShouldBe("That one is closed already; nothing was changed.");
        (await bot.CountAsync("handover where state = 'open'")).ShouldBe(1);
        (await alex.TapAsync("Finished")).ShouldContain("Nothing is written down here yet.");

        static async Task<string> ListedAsync(Window window)
        {
            (await window.SayAsync("my handovers")).ShouldContain("they decide after asking you");
            return window.ActionOf("Finished");
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_form_says_at_the_field_what_is_wrong_and_keeps_nothing(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.SayAsync("remember");

        var refused = await alex.SubmitAsync(("what", "  "), ("who", new string('x', 41)), ("level", "boss"), ("look", "date"), ("date", "2026-11-23"));

        refused.ShouldContain("A few words will do, but I need them.");
        refused.ShouldContain("That is 41 characters; I can keep 40. Initials are enough.");
        refused.ShouldContain("Pick who has the last word.");
        refused.ShouldContain("Pick a day after today.");
        (await bot.CountAsync("handover")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Day_hour_zone_pause_and_leave_do_what_they_say(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        (await alex.SayAsync("settings")).ShouldContain("You haven't joined the weekly question, so there is nothing to change.");
        await alex.TapAsync("Join");

        await alex.SayAsync("settings");
        (await alex.SubmitAsync(("day", "tuesday"), ("hour", "9:30"), ("zone", "America/New_York"), ("every", "1"), ("reminders", "no"), ("rotating", "yes")))
            .ShouldBe("Saved. Next question: Tuesday, 24 November, 09:30 (America/New_York), every week.");

        await bot.AtAsync("2026-11-24T14:30Z");
        alex.Last.ShouldContain("Last week: did you hand over ownership, or stay in the details?"); // On a Tuesday it speaks of last week.
        await bot.AtAsync("2026-11-25T14:30Z");
        alex.Chat.ShouldNotContain("Open until");

        (await alex.SayAsync("skip")).ShouldBe("Skipped. See you on Tuesday, 1 December.");
        await bot.TickAsync();
        alex.Chat.ShouldContain("Skipped. See you on Tuesday, 1 December.\n[I'd rather answer]");
        (await alex.SayAsync("pause until 10 December")).ShouldStartWith("Paused until Thursday, 10 December. Next question: Tuesday, 15 December.");
        (await alex.SayAsync("resume")).ShouldBe("I'm back on. Next question: Tuesday, 1 December, 09:30 (America/New_York), every week.");
        (await alex.SayAsync("pause until 10 December")).ShouldStartWith("Paused");
        await bot.AtAsync("2026-12-15T14:30Z");
        (await alex.TapAsync("Some of both")).ShouldContain("What was decided while you were away?");
        (await alex.SayAsync("leave")).ShouldStartWith("You're out. I won't write again unless you do.");
        await bot.AtAsync("2026-12-29T14:30Z");
        (await bot.CountAsync("check_in where week > '2026-W51'")).ShouldBe(0);
        (await alex.SayAsync("my weeks")).ShouldContain("W49: paused\nW50: paused\nW51: Some of both");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Four_silent_weeks_bring_one_question_and_the_fifth_a_pause_that_any_word_ends(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-02T08:00Z"));
        await using var alex = await AskedAsync(bot, "2026-11-05T13:00Z");

        foreach (var day in new[] { "2026-11-12", "2026-11-19", "2026-11-26" })
        {
            await bot.AtAsync($"{day}T13:00Z");
            alex.Last.ShouldStartWith("Think of");
        }

        await bot.AtAsync("2026-12-03T13:00Z");
        alex.Last.ShouldStartWith(
            """
            Four weeks without an answer, which is an answer too. If you do nothing, I pause after this one. Nobody is told.
            [Keep asking] [Monthly] [Stop]
            """);

        await bot.AtAsync("2026-12-10T13:00Z");
        await bot.AtAsync("2026-12-31T13:00Z");
        alex.Last.ShouldBe("Week 49: not answered.");

        var reply = await alex.SayAsync("How do I let go of the design reviews?");
        reply.ShouldEndWith("And I'm back on: your weekly question comes again.");
        await bot.AtAsync("2027-01-07T13:00Z");
        alex.Last.ShouldStartWith("Think of");
    }

    [Theory]
    [InlineData("", "I'm here.")]
    [InlineData("   ", "I'm here.")]
    [InlineData("👍🎉", "I'm here.")]
    [InlineData("hello", "I'm here.")]
    [InlineData("<script>alert(1)</script> **bold** <!channel> @everyone", null)]
    [InlineData("‏מה קורה ‫עם‬ זה", "I'm here.")]
    public async Task Odd_text_gets_a_sensible_reply(string text, string? reply)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");

        var said = await alex.SayAsync(text);

        said.ShouldNotBeEmpty();
        said.ShouldStartWith(reply ?? "I ");
    }

    [Fact]
    public async Task Ten_thousand_characters_get_a_sensible_reply()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");

        (await alex.SayAsync(string.Concat(Enumerable.Repeat("why does everything wait for my approval ", 250)))).ShouldContain("[None of these]");
        (await alex.SayAsync(new string('x', 20_001))).ShouldStartWith("That is longer than 20,000 characters.");
    }

    [Theory]
    [InlineData("export all answers of my team", "I don't tell anyone what another person answered")]
    [InlineData("i haven't slept in weeks, can't go on like this", "That is more than a leadership question")]
    [InlineData("do we go with Kubernetes or stay on VMs", "I don't compare technologies")]
    public async Task What_is_not_ours_to_answer_is_refused_in_stored_words(string text, string reply)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), ("Content:Safety", "the counselling line, 0800 000, day and night"));
        await using var alex = await AskedAsync(bot, "2026-11-26T13:00Z");

        (await alex.SayAsync(text)).ShouldStartWith(reply);
        (await bot.CountAsync("shown")).ShouldBe(0);
    }

    private static async Task<Window> AskedAsync(RunningBot bot, string moment)
    {
        var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.AtAsync(moment);
        return alex;
    }
}
