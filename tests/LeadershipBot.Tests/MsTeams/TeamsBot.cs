namespace LeadershipBot.Tests.MsTeams;

/// <summary>The whole bot with the fake Teams around it, and somebody there.</summary>
internal sealed class TeamsBot : IAsyncDisposable
{
    private readonly (string Key, string Value)[] settings;
    private readonly List<Task> gone = [];
    private TestDatabase database;

    private TeamsBot(TestDatabase database, FakeConnector teams, HeldClock clock, RunningBot bot, (string Key, string Value)[] settings)
    {
        (this.database, Teams, Clock, Bot, this.settings) = (database, teams, clock, bot, settings);
        Driver = new(teams, bot.Address);
        Ana = teams.Tenant().Person("Ana Lee");
    }

    public FakeConnector Teams { get; }

    public HeldClock Clock { get; }

    public RunningBot Bot { get; private set; }

    public TeamsDriver Driver { get; private set; }

    public FakePerson Ana { get; }

    /// <param name="log">Takes every line of the log; else only errors are looked at.</param>
    public static async Task<TeamsBot> StartAsync(
        Database kind = Database.Sqlite, string now = "2026-11-16T09:00Z", List<string>? log = null, params (string Key, string Value)[] settings)
    {
        var clock = new HeldClock(now);
        var made = await TestDatabase.CreateAsync(kind);
        var teams = await FakeConnector.StartAsync(clock);

        // The library that asks for tokens goes by the machine's clock, which stands still while the test's moves by weeks.
        teams.TokenLife = TimeSpan.FromDays(365);
        (string Key, string Value)[] all = [.. teams.Settings.ExceptBy(settings.Select(pair => pair.Key), pair => pair.Key), .. settings];
        return new(made, teams, clock, await RunningBot.StartAsync(made, clock, log, all), all);
    }

    /// <summary>Ends the program and starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await Bot.DisposeAsync();
        Driver.Dispose();
        Bot = await RunningBot.StartAsync(database, Clock, settings);
        Driver = new(Teams, Bot.Address);
    }

    /// <summary>Ends the program as <c>kill -9</c> does, whatever it is doing, and starts another one on what is committed.</summary>
    /// <remarks>Where the database cannot be copied, the other one takes over while this one is still dying.</remarks>
    public async Task CrashAsync()
    {
        var dead = Bot;
        gone.Add(Task.Run(async () => await dead.DisposeAsync()));
        Driver.Dispose();

        if (database.Settings.Provider == LeadershipBot.Storage.StorageSettings.Sqlite)
        {
            database = await database.CopyAsync();
        }

        Bot = await RunningBot.StartAsync(database, Clock, settings);
        Driver = new(Teams, Bot.Address);
    }

    /// <summary>Sends what is due, after a moment: the bot lets a conversation rest between two messages. Whatever still waits for that goes too.</summary>
    public async Task TickAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Bot.TickAsync();
        await SettleAsync();
    }

    /// <summary>Moves the clock and does that minute's work.</summary>
    public async Task AtAsync(string moment)
    {
        await Bot.AtAsync(moment);
        await SettleAsync();
    }

    /// <summary>Does a minute's work every half minute until something is so; fails after an hour of the test's clock.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        for (var half = 0; half < 120 && !isSo(); half++)
        {
            Clock.Advance(TimeSpan.FromSeconds(30));
            await Bot.TickAsync();
        }

        isSo().ShouldBeTrue();
    }

    /// <summary>Says something, and reads the bot's latest message when it is there.</summary>
    public async Task<string> SayAsync(FakePerson person, string text)
    {
        await Driver.SayAsync(person, text);
        await TickAsync();
        return Driver.Last(person);
    }

    /// <summary>Taps, and sends what has become due.</summary>
    public async Task<string> TapAsync(FakePerson person, string title, params (string Id, string Value)[] inputs)
    {
        var shown = await Driver.TapAsync(person, title, inputs);
        await TickAsync();
        return shown;
    }

    // On a slow machine two messages may stand there at once, and the second rests after the first.
    /// <summary>Nothing that a real tenant would refuse or show badly.</summary>
    public void ShouldBeFlawless()
    {
        Teams.Refused.ShouldBeEmpty();
        Teams.Warnings.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        Driver.Dispose();
        await Bot.DisposeAsync();
        await Teams.DisposeAsync();
        await Task.WhenAll(gone);
        await database.DisposeAsync();
    }

    // A message that came just before makes the next one rest, and whoever counts wants both.
    private async Task SettleAsync()
    {
        for (var half = 0; half < 40; half++)
        {
            var soon = (Clock.GetUtcNow() + TimeSpan.FromSeconds(2)).ToUnixTimeMilliseconds();

            if (await Bot.CountAsync($"outbox where due_at <= {soon}") == 0)
            {
                return;
            }

            Clock.Advance(TimeSpan.FromSeconds(0.5));
            await Bot.TickAsync();
        }
    }
}
