namespace LeadershipBot.Tests.Teams;

/// <summary>A manager and her people through a quarter: joins, leaves, a pause, holidays, figures, and another manager in the end.</summary>
public class QuarterTests
{
    private const string Handed = "Handed it over";
    private const string Both = "Some of both";
    private const string Details = "Stayed in the details";
    private const string Purpose = "In the details, on purpose";

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Four_weeks_of_five_people_are_summed_up_once_and_rounded(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync();
        await cast.JoinAsync("alex", "sam", "robin", "kim", "jo");

        foreach (var thursday in new[] { "2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17" })
        {
            await cast.WeekAsync(thursday, ("alex", Handed), ("sam", Handed), ("robin", Both), ("kim", Details), ("jo", Handed));
        }

        await cast.Bot.AtAsync("2026-12-27T23:00Z");
        (await cast.Mara.TapAsync("Figures")).ShouldStartWith("Platform leads\nNo weeks to speak of yet.");
        await cast.Bot.AtAsync("2026-12-28T08:05Z");

        // Twelve, four and four, rounded to fives. The weekly note brings them; the overview reads the same rows.
        cast.Mara.Chat.ShouldContain("Weeks 48 to 51, rounded to fives:\nHanded it over: 10\nSome of both: 5\nStayed in the details: 5\nIn the details, on purpose: 0\n");
        cast.Mara.Chat.ShouldContain("For yourself this week:");
        (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");
        (await cast.Mara.TapAsync("Figures")).ShouldContain("W48–51: Handed it over 10, Some of both 5, Stayed in the details 5, In the details, on purpose 0\nSums are taken once and never again. A 0 stands for two or fewer.");

        // Once and never again: nobody who forgets themselves now changes what was published.
        await cast["sam"].SayAsync("erase");
        (await cast["sam"].TapAsync("Erase it all")).ShouldStartWith("Erased.");
        await cast.Bot.AtAsync("2027-01-04T08:05Z");
        await cast.Mara.SayAsync("team");
        (await cast.Mara.TapAsync("Figures")).ShouldContain("W48–51: Handed it over 10, Some of both 5, Stayed in the details 5, In the details, on purpose 0");
        (await cast.Mara.SayAsync("team")).ShouldContain("Invited: 6");
    }

    [Theory]
    [InlineData("alex,sam,robin,kim,jo,lee", "alex,sam,robin,kim", "Details,Both,Handed,Both")] // Four answered.
    [InlineData("alex,sam,robin,kim,jo,lee", "alex,sam,robin,kim,jo", "Details,Details,Details,Details,Details")] // All alike.
    [InlineData("alex,sam,robin,kim,jo", "alex,sam,robin,kim,jo", "Details,Both,Handed,Both,Details")] // All who were invited would be known to take part.
    public async Task Whatever_the_reason_one_and_the_same_text_stands_where_nothing_is_shown(string invited, string joined, string answers)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync(invited);
        await cast.JoinAsync(joined.Split(','));
        var given = joined.Split(',').Zip(answers.Split(','), (person, answer) => (person, answer switch { "Details" => Details, "Both" => Both, _ => Handed })).ToArray();

        foreach (var thursday in new[] { "2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17" })
        {
            await cast.WeekAsync(thursday, given);
        }

        await cast.Bot.AtAsync("2026-12-27T12:00Z");
        await cast.Bot.AtAsync("2026-12-28T07:00Z");
        await cast.Mara.SayAsync("team");
        (await cast.Mara.TapAsync("Figures")).ShouldBe(
            """
            Platform leads
            Nothing to show for weeks 48 to 51.
            I show sums only when enough people were invited, at least five answered, and their answers differ enough that nobody's can be worked out. I don't say which of these it was; that alone could tell you something.
            Please don't ask around to fill the gap. What you can do with it: in your next one-to-one, say which decision you kept last week, and why.
            [Another question to open with]
            Sums are taken once and never again. No totals, no subgroups, no names.
            [Back to the team]
            """);
        (await cast.Bot.CountAsync("block where state = 'frozen' and counts is null")).ShouldBe(1);

        // Another question leaves what it was asked from where it stands.
        (await cast.Mara.TapAsync("Another question to open with")).ShouldBe("In your next one-to-one, ask what they would like you to stop being asked about.\n[Another one]");
        (await cast.Mara.TapAsync("Another one")).ShouldStartWith("In your next one-to-one, ask which meeting of yours could do without you.");
        cast.Mara.Chat.Split("\n\n")[^2].ShouldContain("Nothing to show for weeks 48 to 51.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_pause_a_skip_and_holidays_ask_nobody_and_a_change_never_touches_the_open_week(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync();
        await cast.JoinAsync("alex", "sam");
        await cast.WeekAsync("2026-11-26");

        // On Thursday evening it moves to Fridays: the open question stays, and nobody gets two in one week.
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Change day and hour");
        (await cast.Mara.SubmitAsync(("name", "Platform leads"), ("day", "friday"), ("hour", "10:00"), ("every", "1"))).ShouldContain("Next question: Friday, 27 November, 10:00");
        await cast.Bot.AtAsync("2026-11-27T09:00Z");
        (await cast["alex"].TapAsync(Both)).ShouldContain("Noted: some of both.");
        (await cast["alex"].SayAsync("next")).ShouldStartWith("Next question: Friday, 4 December, 10:00 (Europe/Oslo)");
        (await cast.Bot.CountAsync("check_in where state <> 'not-asked'")).ShouldBe(2);

        // Friday's hour has struck since the card was drawn: what its button meant is over, and the card says what is next.
        (await cast.Mara.TapAsync("Skip a week")).ShouldContain("Next question: Friday, 4 December");
        (await cast.Mara.TapAsync("Skip a week")).ShouldContain("Nobody is asked: 30 November to 6 December");
        await cast.Bot.TickAsync();
        (await cast["alex"].SayAsync("next")).ShouldStartWith("Next question: Friday, 11 December, 10:00 (Europe/Oslo)");
        await cast.Bot.AtAsync("2026-12-08T09:00Z");
        (await cast.Mara.TapAsync("Pause")).ShouldContain("Next question: none while it is paused");
        await cast.Bot.AtAsync("2026-12-09T09:00Z");
        (await cast["alex"].SayAsync("next")).ShouldStartWith("Your team rests just now; I ask when it goes on.");
        (await cast.Mara.TapAsync("Resume")).ShouldContain("Next question: Friday, 11 December");
        await cast.Bot.AtAsync("2026-12-09T09:01Z");

        await cast.Mara.TapAsync("Holidays");
        (await cast.Mara.SubmitAsync(("first", "2026-12-21"), ("last", "2027-01-03"))).ShouldContain("Nobody is asked: 21 December to 3 January 2027");
        await cast.Bot.AtAsync("2026-12-11T09:00Z");
        await cast["alex"].TapAsync(Handed);
        await cast.Bot.AtAsync("2026-12-18T09:00Z");
        await cast["alex"].TapAsync(Handed);
        (await cast["alex"].SayAsync("next")).ShouldStartWith("Next question: Friday, 8 January 2027");
        await cast.Bot.AtAsync("2026-12-25T09:00Z");
        await cast.Bot.AtAsync("2027-01-08T09:00Z");
        (await cast["alex"].SayAsync("my weeks")).ShouldContain("W51: Handed it over\nW52: team rests\nW53: team rests\nW01: open");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Another_manager_accepts_is_announced_by_name_and_sees_only_what_begins_afterwards(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync();
        await cast.JoinAsync("alex", "sam", "robin", "kim", "jo");

        foreach (var thursday in new[] { "2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17" })
        {
            await cast.WeekAsync(thursday, ("alex", Handed), ("sam", Handed), ("robin", Both), ("kim", Details), ("jo", Purpose));
        }

        await cast.Bot.AtAsync("2026-12-28T09:00Z");
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Hand over");
        (await cast.Mara.SubmitAsync(("person", "ines"))).ShouldBe("Asked. Nothing changes before Ines accepts. You hear the answer here.\n[Take it back]");
        await cast.Bot.TickAsync();
        cast.Ines.Last.ShouldStartWith("Mara would like to hand Platform leads to you.");
        cast["alex"].Chat.ShouldNotContain("Ines");

        (await cast.Ines.TapAsync("I'll take it")).ShouldBe("Platform leads is yours from Monday, 11 January 2027 on. Its people are told now.");
        await cast.Bot.TickAsync();
        cast["alex"].Last.ShouldBe(
            """
            Mara is handing Platform leads to Ines from 11 January 2027. Ines will see nothing from before that day, and the same little as Mara from then on.
            [Stay] [Leave]
            No reply by 11 January 2027: I pause you and ask nothing more. Nobody is told either way.
            """);
        (await cast.Ines.SayAsync("team")).ShouldStartWith("A weekly question for your team");
        (await cast.Mara.SayAsync("team")).ShouldContain("Managers: Mara (until 11 January 2027), Ines (from 11 January 2027 on)");
        (await cast["alex"].TapAsync("Stay")).ShouldStartWith("Noted: everything stays as it is for you.");
        (await cast["sam"].TapAsync("Leave")).ShouldStartWith("You've left it. Nobody is told.");

        await cast.Bot.AtAsync("2027-01-07T13:00Z");
        await cast.Bot.AtAsync("2027-01-11T00:01Z");

        // Whoever's row somebody holds just then is left to the next minute.
        await cast.Bot.AtAsync("2027-01-11T00:02Z");
        (await cast.Mara.SayAsync("team")).ShouldStartWith("A weekly question for your team"); // Not hers any more.
        (await cast.Mara.TapAsync("Figures")).ShouldBe("That isn't a team of yours, so nothing was changed.");
        (await cast.Ines.SayAsync("team")).ShouldContain("Manager: Ines");
        (await cast.Ines.TapAsync("Figures")).ShouldContain("No weeks to speak of yet.");
        cast["robin"].Chat.ShouldContain("No reply came, so you are paused. Nobody is told.");
        await cast.Bot.AtAsync("2027-01-14T13:00Z");
        (await cast.Bot.CountAsync("check_in where week = '2027-W02' and state = 'open'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_team_that_ends_lets_its_people_go_on_alone(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync();
        await cast.JoinAsync("alex", "sam");

        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("End");
        (await cast.Mara.TapAsync("End it")).ShouldBe("Platform leads has ended. Its people were told.");
        await cast.Bot.TickAsync();
        await cast.Bot.TickAsync();

        cast["alex"].Last.ShouldStartWith("Mara has ended Platform leads, so I ask nothing more for it.");
        (await cast["alex"].TapAsync("Go on alone")).ShouldStartWith("You're in. First question: Thursday, 26 November, 14:00");
        await cast.Bot.AtAsync("2026-11-26T13:00Z");
        (await cast.Bot.CountAsync("check_in where team is null and state = 'open'")).ShouldBe(1);
    }
}
