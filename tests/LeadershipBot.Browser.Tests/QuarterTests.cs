namespace LeadershipBot.Tests;

/// <summary>A quarter of a manager and six leaders in the browser: what comes, in which order, and how it looks on a phone and on a desk, by day and by night.</summary>
public sealed class QuarterTests(Chromium chromium)
{
    private const string Safety = "--Content:Safety=the counselling line, 0800 000, day and night";

    private static readonly (int Width, int Height, ColorScheme Scheme)[] Screens =
        [(360, 740, ColorScheme.Light), (360, 740, ColorScheme.Dark), (1400, 900, ColorScheme.Light), (1400, 900, ColorScheme.Dark)];

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["alex"] = Words.HandedOver, ["sam"] = Words.HandedOver, ["robin"] = Words.SomeOfBoth, ["kim"] = Words.Details, ["jo"] = Words.OnPurpose,
    };

    [Fact]
    public async Task A_quarter_in_one_piece()
    {
        await using var program = new RunningProgram(Safety);
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program);

        await InviteAsync(visit);
        await FourWeeksAsync(visit);
        await RestAsync(visit);
        await HandOverAsync(visit);
        await EndAsync(visit);
        visit.ShouldBeQuiet();
    }

    private static async Task InviteAsync(Visit visit)
    {
        var mara = await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Set up a team…");
        await mara.Dialog.GetByLabel("Name").FillAsync("Platform leads");

        foreach (var name in new[] { "Alex", "Sam", "Robin", "Kim", "Jo", "Lee" })
        {
            await mara.Dialog.GetByText($"{name} ·").ClickAsync();
        }

        await mara.Dialog.Locator("[type=submit]").ClickAsync();
        await mara.TapAsync("Send invitations");

        // Nobody is written to in the evening, and the first week begins at its beginning.
        await visit.MoveClockAsync(Words.OneDay);
        await LookAsync(visit, await visit.PlayAsync("alex"), "invitation");

        foreach (var leader in Usual.Keys)
        {
            var chat = await visit.PlayAsync(leader);
            await chat.TapAsync("Join");
            await chat.ShowsAsync("You're in. First question:");
        }

        var lee = await visit.PlayAsync("lee");
        await lee.TapAsync("Ask me later");
        await lee.ShowsAsync("I'll ask once more, on");
        await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await LookAsync(visit, mara, "overview-first");
    }

    // Weeks 1 to 4: a refusal, a week of silence, another day, and the sums a week later.
    private static async Task FourWeeksAsync(Visit visit)
    {
        await visit.MoveClockAsync(Words.NextCheckIn);
        await AnswerAsync(visit, Usual);
        var mara = await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Change day and hour");
        await mara.Dialog.GetByLabel("Day").SelectOptionAsync("friday");
        await mara.Dialog.GetByLabel("Hour").FillAsync("10:00");
        await mara.Dialog.Locator("[type=submit]").ClickAsync();
        await mara.ShowsAsync("10:00 in each person's own zone");

        await visit.MoveClockAsync(Words.NextCheckIn);
        var lee = await visit.PlayAsync("lee");
        await lee.TapAsync("Not for me");
        await lee.ShowsAsync("Noted. I won't ask again for this team, and nobody is told.");
        await AnswerAsync(visit, Usual.Where(pair => pair.Key != "kim"));

        for (var week = 3; week <= 4; week++)
        {
            await visit.MoveClockAsync(Words.NextCheckIn);
            await AnswerAsync(visit, Usual);
        }

        var jo = await visit.PlayAsync("jo");
        await jo.SayAsync("pause for four weeks");
        await jo.ShowsAsync("Paused until");
        await visit.MoveClockAsync(Words.OneWeek);
        await AnswerAsync(visit, Usual.Where(pair => pair.Key is "alex" or "sam"));
        await visit.MoveClockAsync(Words.OneWeek);
        await visit.PlayAsync("mara");
        await mara.ShowsAsync("rounded to fives:");
        await LookAsync(visit, mara, "digest");
        await mara.SayAsync("team");
        await LookAsync(visit, mara, "overview");
        await mara.TapAsync("Figures");
        await mara.ShowsAsync("Sums are taken once and never again.");
        await LookAsync(visit, mara, "trend-above");
    }

    // Weeks 7 and 8: holidays, in which nobody is asked; Robin leaves. Too few have answered in the second four weeks.
    private static async Task RestAsync(Visit visit)
    {
        var mara = await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Skip a week");
        await mara.ShowsAsync("Nobody is asked");
        var alex = await visit.PlayAsync("alex");
        await visit.MoveClockAsync(Words.OneWeek);
        await Assertions.Expect(alex.Button(Words.SomeOfBoth)).ToHaveCountAsync(0);

        var robin = await visit.PlayAsync("robin");
        await robin.SayAsync("leave");
        await robin.ShowsAsync("You're out. I won't write again unless you do.");

        // The week in which a handover is written down, shared, and taken back.
        await visit.MoveClockAsync(Words.OneWeek);
        await alex.SayFormAsync("remember");
        await alex.Dialog.Locator("input[type=text]").Nth(0).FillAsync("storage renewal");
        await alex.Dialog.Locator("input[type=text]").Nth(1).FillAsync("T.");
        await alex.Dialog.Locator("[type=submit]").ClickAsync();
        await alex.ShowsAsync("Remembered:");
        await visit.PlayAsync("alex");
        await alex.SayAsync("my handovers");
        await alex.TapAsync("Share with a manager");
        await alex.TapAsync("Mara");
        await alex.ShowsAsync("Shared with Mara. Nobody else is told, and there is no list of it.");
        await alex.TapAsync("Take it back");
        await alex.ShowsAsync("Taken back: the message is gone");

        await visit.MoveClockAsync(Words.OneWeek);
        await visit.MoveClockAsync(Words.OneWeek);
        await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Figures");
        await mara.ShowsAsync("Nothing to show for weeks");
        await LookAsync(visit, mara, "trend-below");
    }

    // Weeks 10 to 12: Ines takes it; who says Stay goes on, who leaves has left, and silence is a pause.
    private static async Task HandOverAsync(Visit visit)
    {
        var mara = await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.TapAsync("Hand over");
        await mara.Dialog.GetByText("Ines ·").ClickAsync();
        await mara.Dialog.Locator("[type=submit]").ClickAsync();
        await mara.ShowsAsync("Asked. Nothing changes before Ines accepts.");
        await visit.MoveClockAsync(Words.OneDay);
        var ines = await visit.PlayAsync("ines");
        await LookAsync(visit, ines, "offer");
        await ines.TapAsync("I'll take it");
        await ines.ShowsAsync("Platform leads is yours from");
        await visit.MoveClockAsync(Words.OneDay);
        await visit.PlayAsync("mara");
        await mara.ShowsAsync("Ines says yes: Platform leads is theirs from");
        await LookAsync(visit, mara, "offer-answer");

        var alex = await visit.PlayAsync("alex");
        await LookAsync(visit, alex, "notice");
        await alex.TapAsync("Stay");
        await alex.ShowsAsync("Noted: everything stays as it is for you.");
        var sam = await visit.PlayAsync("sam");
        await sam.TapAsync("Leave");
        await sam.ShowsAsync("You've left it. Nobody is told.");

        await visit.MoveClockAsync(Words.OneWeek);
        await visit.MoveClockAsync(Words.OneWeek);
        var kim = await visit.PlayAsync("kim");
        await kim.ShowsAsync("No reply came, so you are paused. Nobody is told.");
        await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await mara.ShowsAsync("A weekly question for your team: read this first.");
        await visit.PlayAsync("ines");
        await ines.SayAsync("team");
        await ines.TapAsync("Figures");
        await ines.ShowsAsync("No weeks to speak of yet.");
    }

    private static async Task EndAsync(Visit visit)
    {
        await visit.MoveClockAsync(Words.OneWeek);
        var alex = await visit.PlayAsync("alex");
        await alex.SayAsync("my weeks");
        await LookAsync(visit, alex, "weeks");
        await alex.SayAsync("what do you hold about me, and who saw it");
        await alex.ShowsAsync("you took back a handover shared with Mara.");
        await LookAsync(visit, alex, "held");
        await alex.SayAsync("export");
        await LookAsync(visit, alex, "export");
        await alex.SayAsync("delete my data");
        await alex.TapAsync("Erase it all");
        await alex.ShowsAsync("Erased. I know nothing of you any more.");
        await Assertions.Expect(visit.Page.GetByText("days ahead")).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(Visit visit, IEnumerable<KeyValuePair<string, string>> answers)
    {
        foreach (var (leader, answer) in answers)
        {
            await (await visit.PlayAsync(leader)).TapAsync(answer);
        }
    }

    // The same moment on every screen, and nothing wrong with it on any.
    private static async Task LookAsync(Visit visit, Chat chat, string what)
    {
        foreach (var (width, height, scheme) in Screens)
        {
            await visit.Page.SetViewportSizeAsync(width, height);
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await chat.Last.ScrollIntoViewIfNeededAsync();
            await visit.PictureAsync($"quarter-{what}-{width}-{scheme.ToString().ToLowerInvariant()}");
            (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(width, what);
        }

        (await visit.ViolationsAsync()).ShouldBeEmpty(what);
    }
}
