namespace LeadershipBot.Tests;

/// <summary>The eight weeks of one leader that voice.md tells, lived through the front door.</summary>
public class EightWeeksTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Eight_weeks_with_one_leader(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-02T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");

        (await alex.TapAsync("Join")).ShouldStartWith("You're in. First question: Thursday, 5 November, 14:00 (Europe/Oslo).");

        // Week 1: some of both, with its own follow-up.
        await bot.AtAsync("2026-11-05T13:00Z");
        alex.Last.ShouldBe(
            """
            Think of the one thing that took most of your week.
            This week: did you hand over ownership, or stay in the details?
            [Handed it over] [Some of both] [Stayed in the details] [In the details, on purpose]
            [Skip this week]
            Or write a sentence. Only you see your answer.
            """);
        (await alex.TapAsync("Some of both")).ShouldBe(
            """
            Noted: some of both. What did you keep?
            [The decision] [The checking] [The hardest part] [Presenting it]
            [Just the thought]
            """);
        var thought = await alex.TapAsync("The checking");
        thought.ShouldStartWith("Noted: some of both · the checking.\n");
        thought.ShouldContain("[I'll do that] [Another angle] [Not helpful]\n[Why this?]");
        var step = thought.Split('\n')[3];
        step.ShouldStartWith("If ");
        (await alex.TapAsync("I'll do that")).ShouldContain("Kept. I'll ask on Thursday, 12 November whether the moment came.");

        // Week 2: stayed in the details, and a commitment that comes back. The budget of two taps is used, so no reason is asked.
        await bot.AtAsync("2026-11-12T13:00Z");
        alex.Last.ShouldStartWith(
            $"""
            From last time: {char.ToLowerInvariant(step[0])}{step[1..]} Did the moment come?
            [I did it] [It never came] [It came, I let it pass]
            ---
            Think of the last thing somebody brought to your desk.
            """);
        (await alex.TapAsync("It never came")).ShouldStartWith("Then it is off my list.\n[Keep it for another round]\n---\n");
        (await alex.TapAsync("Stayed in the details")).ShouldStartWith("Then it is off my list.\n[Keep it for another round]\n---\nNoted: stayed in the details.\n");

        // Week 3: handed it over, and the ledger is offered, not imposed.
        await bot.AtAsync("2026-11-19T13:00Z");
        (await alex.TapAsync("Handed it over")).ShouldBe("Noted: handed over. Shall I remember it?\n[Remember it] [No need]");
        await alex.TapAsync("Remember it");
        alex.Form!.ShouldContain("What did you hand over?");
        (await alex.SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"))).ShouldStartWith("Noted: handed over.\n");

        // Week 4: no answer. One reminder a day later, which goes when the week closes; then a folded line, and no remark.
        await bot.AtAsync("2026-11-26T13:00Z");
        await bot.AtAsync("2026-11-27T13:00Z");
        alex.Last.ShouldBe("Open until Tuesday. Skipping is fine too.\n[Skip this week]");
        await bot.AtAsync("2026-12-01T13:00Z");
        alex.Last.ShouldBe("Week 48: not answered.");

        // Week 5: in the details, on purpose.
        await bot.AtAsync("2026-12-03T13:00Z");
        (await alex.TapAsync("In the details, on purpose")).ShouldBe(
            "Noted: on purpose. Good to know which kind.\n[An incident] [A risk I had to judge] [Nobody free or ready] [Too early to step out]\n[Just the thought]");
        (await alex.TapAsync("An incident")).ShouldStartWith("Noted: in the details, on purpose · an incident.\n");

        // Week 6: the handover comes back, and it was taken back.
        await bot.AtAsync("2026-12-10T13:00Z");
        alex.Last.ShouldStartWith(
            """
            Handed over on 19 November: "storage renewal" · "T." · they decide and tell you
            [Still theirs] [I took it back] [Finished] [Don't ask again]
            ---
            Think of the meeting you left with more work than you came with.
            """);
        (await alex.TapAsync("I took it back")).ShouldStartWith("Taking it back can be right.");
        (await alex.TapAsync("Some of both")).ShouldContain("Noted: some of both.\n");
        var first = Claim(alex.Last);
        (await alex.TapAsync("Another angle")).ShouldNotContain(first);

        // Week 7: handed it over, and the rotating question.
        await bot.AtAsync("2026-12-17T13:00Z");
        var rotating = await alex.TapAsync("Handed it over");
        rotating.ShouldStartWith("Noted: handed over. One more, then not again this month.\n");
        rotating.ShouldEndWith("[Skip] [Don't ask me these]");
        (await alex.TapAsync("Skip")).ShouldStartWith("Noted: handed over.\n");

        // Week 8: a sentence instead of a tap, a question without a step, and a way out.
        await bot.AtAsync("2026-12-24T13:00Z");
        var read = await alex.SayAsync("T. ran the steering, then the CFO asked about cost and I answered for him.");
        read.ShouldStartWith("I read that as some of both.\n[Yes] ");
        var season = await alex.TapAsync("Yes");
        season.ShouldContain("[Give me a step]");
        season.ShouldContain("Eight weeks: 2 handed over, 3 some of both, 1 in the details, 1 on purpose, 1 not answered. One handover came back to you: \"storage renewal\".");
        season.ShouldContain("How shall I go on?\n[Every week] [Every other week] [Break until a date] [Stop here]");
        (await alex.TapAsync("Every other week")).ShouldContain("Every other week, then. Next question: Thursday, 7 January 2027.");
        await bot.TickAsync();
        alex.Chat.ShouldContain("Week 52: it goes on further down.");

        // Nothing of the sentence was kept, and every thought of these weeks was another one.
        (await bot.CountAsync("handover where what like '%CFO%'")).ShouldBe(0);
        (await bot.CountAsync("(select nudge from shown where weekly = 1 group by nudge having count(*) > 1) as twice")).ShouldBe(0);
        (await bot.CountAsync("shown where weekly = 1")).ShouldBe(7);
    }

    private static string Claim(string card) => card.Split('\n').SkipWhile(line => !line.StartsWith("Noted:", StringComparison.Ordinal)).Skip(1).First();
}
