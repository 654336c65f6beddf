namespace LeadershipBot.Tests.Teams;

/// <summary>The people of the team's tests: Mara leads them, Ines leads others, the rest are asked.</summary>
internal sealed class Cast : IAsyncDisposable
{
    public const string Safety = "the counselling line, 0800 000, day and night";

    private readonly Dictionary<string, Window> windows = [];

    private Cast(TestDatabase database, RunningBot bot) => (Database, Bot) = (database, bot);

    public TestDatabase Database { get; }

    public RunningBot Bot { get; }

    public Window Mara => windows["mara"];

    public Window Ines => windows["ines"];

    public Window this[string leader] => windows[leader];

    /// <summary>Everybody with a window open, on a Monday morning.</summary>
    public static async Task<Cast> AssembleAsync(Database kind, string now = "2026-11-23T08:00Z", params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(kind);
        var bot = await RunningBot.StartAsync(database, new HeldClock(now), settings.Any(pair => pair.Key == "Content:Safety") ? settings : [("Content:Safety", Safety), .. settings]);
        var cast = new Cast(database, bot);

        foreach (var leader in LeadershipBot.WebChat.Leader.All)
        {
            cast.windows[leader.Id] = await bot.OpenAsync(leader.Id);
        }

        return cast;
    }

    /// <summary>Mara sets up a team of these people, and their invitations go.</summary>
    /// <param name="fields">Fields of the form that differ from the usual ones.</param>
    public async Task InviteAsync(string people = "alex,sam,robin,kim,jo,lee", params (string Field, string Value)[] fields)
    {
        await Mara.SayAsync("team");
        await Mara.TapAsync("Set up a team…");
        var usual = new Dictionary<string, string> { ["name"] = "Platform leads", ["people"] = people, ["day"] = "thursday", ["hour"] = "14:00", ["every"] = "1" };

        foreach (var (field, value) in fields)
        {
            usual[field] = value;
        }

        (await Mara.SubmitAsync([.. usual.Select(pair => (pair.Key, pair.Value))])).ShouldContain("[Send invitations] [Back]");
        await Mara.TapAsync("Send invitations");
        await Bot.TickAsync();
    }

    /// <summary>These people press Join.</summary>
    public async Task JoinAsync(params string[] people)
    {
        foreach (var person in people)
        {
            (await this[person].TapAsync("Join")).ShouldStartWith("You're in.");
        }
    }

    /// <summary>A week passes, hour by hour where something is due: asked on Thursday, answered, closed.</summary>
    /// <param name="thursday">The day, as <c>2026-11-26</c>.</param>
    /// <param name="answers">Who answers what, by the button's label.</param>
    public async Task WeekAsync(string thursday, params (string Person, string Answer)[] answers)
    {
        await Bot.AtAsync($"{thursday}T13:00Z");

        foreach (var (person, answer) in answers)
        {
            await this[person].TapAsync(answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows.Values)
        {
            await window.DisposeAsync();
        }

        await Bot.DisposeAsync();
        await Database.DisposeAsync();
    }
}
