namespace LeadershipBot.Tests.Chats;

/// <summary>One quarter of a manager and six leaders, the same in every chat. What it shows on the way is left for each platform's judges, and for eyes.</summary>
public class QuarterTests
{
    private const string Handed = "Handed it over";
    private const string Both = "Some of both";
    private const string Details = "Stayed in the details";
    private const string Purpose = "In the details, on purpose";

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_quarter_in_one_piece(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "sam", "robin", "kim", "jo", "lee", "mara", "ines");

        await BeginAsync(room, cast);
        await FirstFourWeeksAsync(room, cast);
        await HolidaysAsync(room, cast);
        await BelowAsync(room, cast);
        await AnotherManagerAsync(room, cast);
        await EndAsync(room, cast);
    }

    // Week 48: the first screen, the form, the invitations; five join, one wants to think about it.
    private static async Task BeginAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        var mara = cast["mara"];
        (await mara.SayAsync("team")).ShouldContain("You will not see who joined.");
        mara.Keep("quarter-first-screen");
        await mara.TapAsync("Set up a team…");
        (await mara.SubmitAsync(Enabled.Form(("people", string.Join(',', Leaders(cast).Select(one => one.Id)))))).ShouldContain("6 invitations go out now and say exactly what you just read.");
        mara.Keep("quarter-preview");
        await mara.TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T08:02Z");
        cast["alex"].Keep("quarter-invitation");

        foreach (var name in new[] { "alex", "sam", "robin", "kim", "jo" })
        {
            (await cast[name].TapAsync("Join")).ShouldStartWith("You're in. First question: Thursday, 26 November, 14:00");
        }

        cast["alex"].Keep("quarter-joined");
        await cast["lee"].TapAsync("Ask me later");
        (await mara.SayAsync("team")).ShouldContain("a rough number, from the second Monday on");
        mara.Keep("quarter-overview-first");
    }

    // Weeks 48 to 51: five answer, one week one of them is silent; another day, an hour, a refusal, a handover shared and taken back.
    private static async Task FirstFourWeeksAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        await WeekAsync(room, cast, "2026-11-26T13:00Z", ("alex", Handed), ("sam", Handed), ("robin", Both), ("kim", Details), ("jo", Handed));

        await room.AtAsync("2026-11-30T08:05Z");
        await cast["lee"].TapAsync("Not for me");
        await cast["mara"].SayAsync("team");
        await cast["mara"].TapAsync("Change day and hour");
        (await cast["mara"].SubmitAsync(Enabled.Form(("day", "friday"), ("hour", "10:00")))).ShouldContain("Friday, 4 December, 10:00");
        await room.AtAsync("2026-12-03T13:00Z");
        cast["alex"].Standing[^1].ShouldNotContain($"[{Both}]"); // Not on Thursday any more.
        await WeekAsync(room, cast, "2026-12-04T09:00Z", ("alex", Handed), ("sam", Handed), ("robin", Both), ("jo", Handed));

        // Kim says nothing this week; Monday comes, nobody hears of it.
        await room.AtAsync("2026-12-07T08:05Z");
        (await cast["mara"].SayAsync("team")).ShouldContain("five to nine");
        cast["mara"].Keep("quarter-overview");
        await ShareAsync(room, cast);
        await WeekAsync(room, cast, "2026-12-11T09:00Z", ("alex", Handed), ("sam", Handed), ("robin", Both), ("kim", Details), ("jo", Handed));
        (await cast["kim"].SayAsync("my weeks")).ShouldContain("W49");
        await WeekAsync(room, cast, "2026-12-18T09:00Z", ("alex", Handed), ("sam", Handed), ("robin", Both), ("kim", Details), ("jo", Handed));
        (await cast["jo"].SayAsync("puase until 7 Janaury")).ShouldStartWith("Paused until Thursday, 7 January 2027.");
    }

    private static async Task ShareAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        var (alex, mara) = (cast["alex"], cast["mara"]);
        await alex.SayAsync("remember");
        await alex.TapIfThereAsync("Remember a handover");
        await alex.SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"));
        await alex.SayAsync("my handovers");
        alex.Keep("quarter-handovers");
        await alex.TapAsync("Share with a manager");
        (await alex.TapAsync(alex.LabelOf("Mara"))).ShouldMatch("(?i)^Shared with mara. Nobody else is told");
        await room.AtAsync("2026-12-07T08:20Z");
        mara.Standing[^1].ShouldContain("storage renewal");
        mara.Keep("quarter-shared");
        (await alex.TapAsync("Take it back")).ShouldStartWith("Taken back");
        await room.SettleAsync();
        mara.Chat.ShouldNotContain("storage renewal");
    }

    // Weeks 52 and 53: nobody is asked. The first four weeks are published meanwhile.
    private static async Task HolidaysAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        var mara = cast["mara"];
        await mara.SayAsync("team");
        await mara.TapAsync("Holidays");
        (await mara.SubmitAsync(("first", "2026-12-21"), ("last", "2027-01-03"))).ShouldContain("21 December to 3 January 2027");
        await room.AtAsync("2026-12-25T09:00Z");
        cast["alex"].Standing[^1].ShouldNotContain($"[{Both}]");
        await room.AtAsync("2026-12-28T08:05Z");
        mara.Standing[^1].ShouldNotContain("rounded to fives"); // A team that rests hears nothing, its manager neither.
        await room.AtAsync("2027-01-04T08:05Z");
        await mara.SayAsync("team");
        mara.Keep("quarter-overview-later");
        (await mara.TapAsync("Figures")).ShouldContain("W48–51: Handed it over 10, Some of both 5, Stayed in the details 5, In the details, on purpose 0");
        mara.Keep("quarter-trend-above");

        // The new year: another rhythm for Sam, and Jo is back by herself.
        await cast["sam"].SayAsync("settings");
        await cast["sam"].TapIfThereAsync("Change the settings");
        (await cast["sam"].SubmitAsync(("every", "2"), ("keep", "12"))).ShouldContain("every other week");
        await WeekAsync(room, cast, "2027-01-08T09:00Z", ("alex", Details), ("robin", Both), ("kim", Details), ("jo", Purpose));
    }

    // Weeks 2 to 4: Robin leaves; with four who answer nothing is shown, and nobody is told why.
    private static async Task BelowAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        var mara = cast["mara"];
        (await cast["robin"].SayAsync("leave")).ShouldStartWith("You're out.");
        await WeekAsync(room, cast, "2027-01-15T09:00Z", ("alex", Details), ("kim", Both), ("jo", Handed));
        await room.AtAsync("2027-01-18T08:05Z");
        cast["mara"].Standing[^1].ShouldContain("For yourself this week:");
        cast["mara"].Keep("quarter-digest");

        // Asked on a Friday of the third week, so that it begins on one of the fifth.
        await WeekAsync(room, cast, "2027-01-22T09:00Z", ("alex", Details), ("kim", Both), ("jo", Handed));
        await mara.HandAsync(room, "Hand over", cast["ines"]);
        cast["ines"].Keep("quarter-offer");
        (await cast["ines"].TapAsync("I'll take it")).ShouldStartWith("Platform leads is yours from Friday, 5 February on.");
        await room.Bot.TickAsync();
        await room.SettleAsync();
        mara.Standing[^1].ShouldStartWith("ines says yes: Platform leads is theirs from Friday, 5 February on.", Case.Insensitive);
        mara.Keep("quarter-offer-answer");
        cast["alex"].Standing[^1].ShouldContain("[Stay] [Leave]");
        cast["alex"].Keep("quarter-notice");
        await cast["alex"].TapAsync("Stay");
        await cast["jo"].TapAsync("Stay");
        await cast["sam"].TapAsync("Leave");
        cast["robin"].Standing[^1].ShouldNotContain("[Stay]"); // Who has left is not asked about it.

        await room.AtAsync("2027-01-25T00:02Z");
        await room.AtAsync("2027-01-25T08:05Z");
        mara.Standing[^1].ShouldContain("Nothing to show for weeks 52 to 2.");
        mara.Keep("quarter-digest-below");
        await mara.SayAsync("team");
        (await mara.TapAsync("Figures")).ShouldContain("Nothing to show for weeks 52 to 2.");
        mara.Keep("quarter-trend-below");
        await WeekAsync(room, cast, "2027-01-29T09:00Z", ("alex", Details), ("kim", Both), ("jo", Handed));
    }

    // Weeks 5 to 7: Ines has it, and sees nothing of before; who said nothing is paused, and goes on when they like.
    private static async Task AnotherManagerAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        await room.AtAsync("2027-02-05T00:01Z");
        await WeekAsync(room, cast, "2027-02-05T09:00Z", ("alex", Details), ("jo", Handed));
        cast["kim"].Chat.ShouldContain("No reply came, so you are paused. Nobody is told.");
        (await cast["mara"].SayAsync("team")).ShouldStartWith("A weekly question for your team");
        (await cast["ines"].SayAsync("team")).ShouldMatch("(?i)Manager.*ines");
        (await cast["ines"].TapAsync("Figures")).ShouldContain("No weeks to speak of yet.");

        await room.AtAsync("2027-02-05T10:00Z");
        (await cast["kim"].TapAsync("End the pause")).ShouldContain("Next question: Friday, 12 February");
        await WeekAsync(room, cast, "2027-02-12T09:00Z", ("alex", Details), ("jo", Handed), ("kim", Both));
        await room.AtAsync("2027-02-15T08:05Z");
        cast["ines"].Standing[^1].ShouldContain("For yourself this week:");
        await WeekAsync(room, cast, "2027-02-19T09:00Z", ("alex", Details), ("jo", Handed), ("kim", Both));
    }

    // What is held, the twelve weeks, the export, and nothing left of it in the end.
    private static async Task EndAsync(ChatRoom room, Dictionary<string, IChatWindow> cast)
    {
        var alex = cast["alex"];
        (await cast["ines"].SayAsync("hlep")).ShouldContain("how many were invited, figures, pause");
        cast["ines"].Keep("quarter-help-manager");
        (await alex.SayAsync("help")).ShouldContain("offer the question to people you lead");
        alex.Keep("quarter-help-leader");
        (await alex.SayAsync("my weeks")).ShouldContain("Your last twelve weeks");
        alex.Keep("quarter-weeks");
        (await alex.SayAsync("what do you hold about me, and who saw it")).ShouldMatch("(?i)you took back a handover shared with mara");
        alex.Keep("quarter-held");
        (await alex.SayAsync("exprot")).ShouldContain("export --person");
        alex.Keep("quarter-export");
        await alex.SayAsync("delete my data");
        alex.Keep("quarter-erase");
        (await alex.TapAsync("Erase it all")).ShouldStartWith("Erased.");
        (await cast["ines"].SayAsync("team")).ShouldMatch("Invited.*6");

        await cast["ines"].TapAsync("End");
        (await cast["ines"].TapAsync("End it")).ShouldBe("Platform leads has ended. Its people were told.");
        await room.Bot.TickAsync();
        await room.SettleAsync();
        cast["jo"].Standing[^1].ShouldContain("has ended Platform leads, so I ask nothing more for it.");
        cast["jo"].Keep("quarter-ended");
        (await room.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(0);
    }

    private static IEnumerable<IChatWindow> Leaders(Dictionary<string, IChatWindow> cast) => cast.Where(pair => pair.Key is not ("mara" or "ines")).Select(pair => pair.Value);

    // These are asked and answer; whoever is not among them and is asked says nothing.
    private static async Task WeekAsync(ChatRoom room, Dictionary<string, IChatWindow> cast, string moment, params (string Name, string Answer)[] answers)
    {
        await room.AtAsync(moment);

        foreach (var (name, answer) in answers)
        {
            cast[name].Standing[^1].ShouldContain($"[{answer}]", Case.Sensitive, $"{name} is asked at {moment}");
            await cast[name].TapAsync(answer);
        }
    }
}
