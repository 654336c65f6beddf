using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Outbox;

/// <summary>An outbox with its sender on a database of its own, a chat that does as it is told and a clock that is held.</summary>
internal sealed class Mailroom : IAsyncDisposable
{
    private readonly TestDatabase database;

    private Mailroom(TestDatabase database, IStore store, HeldClock clock)
    {
        (this.database, Store, Clock) = (database, store, clock);
        Outbox = new(clock);
        Sources = [Source, LeftBehind];
        Sender = NewSender(store, Chat);
    }

    public IStore Store { get; }

    public HeldClock Clock { get; }

    public FakeChat Chat { get; } = new();

    public FakeSource Source { get; } = new();

    public FakeSource LeftBehind { get; } = new("left");

    /// <summary>What a sender made from now on has messages of.</summary>
    public List<IMessageSource> Sources { get; }

    public LeadershipBot.Outbox.Outbox Outbox { get; }

    public Workspaces Workspaces => new(Store, Outbox, Clock);

    public OutboxSender Sender { get; }

    public Transcript Transcript => new(Store, [Source, LeftBehind]);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Mailroom> OpenAsync(Database kind)
    {
        var clock = new HeldClock();
        var created = await TestDatabase.CreateAsync(kind);
        return new(created, await created.OpenAsync(clock), clock);
    }

    /// <summary>A sender as another process, or the next one after a crash, would have it.</summary>
    public OutboxSender NewSender(IStore store, IChat chat, int atOnce = 8)
    {
        var breakers = new Breakers(Clock, NullLogger<Breakers>.Instance);
        var limits = new SendingLimits(atOnce);
        var door = new Door(limits);
        var courier = new Courier(new(store, Sources), door, [chat], breakers, Clock, NullLogger<Courier>.Instance);
        var register = new Register(Sources, NullLogger<Register>.Instance);
        return new(store, Outbox, courier, register, new([chat], breakers), door, limits, new NodeClock(), Clock, Lull.Over(), NullLogger<OutboxSender>.Instance);
    }

    public Task<long> PersonAsync(string user, string workspace = "W") => Store.WriteAsync(
        unit => unit.FindAsync<long>(
            "insert into person (platform, workspace, user_id, created_at) values ('fake', @workspace, @user, 0) returning id", new { user, workspace }),
        Cancelled);

    /// <summary>A message about a subject, its key <c>note/SUBJECT</c>.</summary>
    public Post Post(long person, string subject, TimeSpan? due = null, TimeSpan? notAfter = null, Lane lane = Lane.CheckIn) => new(
        $"note/{subject}", person, "note", subject, lane, Clock.GetUtcNow() + (due ?? TimeSpan.Zero), Clock.GetUtcNow() + notAfter);

    public Task PostAsync(Post post) => DoAsync(unit => Outbox.PostAsync(unit, post));

    public Task EditAsync(string subject, string? text) => DoAsync(async unit =>
    {
        await FakeSource.SayAsync(unit, subject, text);
        await Outbox.EditAsync(unit, $"note/{subject}");
    });

    public Task MoveAsync(string subject, string message) => DoAsync(unit => Outbox.MoveAsync(unit, $"note/{subject}", message, "left"));

    public Task DoAsync(Func<Unit, Task> work) => Store.WriteAsync(
        async unit =>
        {
            await work(unit);
            return true;
        },
        Cancelled);

    public Task SendAsync() => Sender.DrainAsync(Cancelled);

    /// <summary>Lets time pass and sends what is due then.</summary>
    public Task SendAfterAsync(TimeSpan wait)
    {
        Clock.Advance(wait);
        return SendAsync();
    }

    /// <summary>Lets time pass and sends until nothing is left to do.</summary>
    public async Task SettleAsync()
    {
        // Not the fixture's sender: another one may know more sources.
        using var sender = NewSender(Store, Chat);

        while (await NextDueAsync() is { } due)
        {
            Clock.Advance(due > Clock.GetUtcNow() ? due - Clock.GetUtcNow() : TimeSpan.Zero);
            await sender.DrainAsync(Cancelled);
        }
    }

    public Task<string?> StateAsync(string subject) => ColumnAsync<string>(subject, "state");

    public Task<T?> ColumnAsync<T>(string subject, string column) => Store.ReadAsync(
        unit => unit.FindAsync<T>($"select {column} from outbox where key = @key", new { key = $"note/{subject}" }), Cancelled);

    /// <summary>When the sender has something to do next.</summary>
    public Task<DateTimeOffset?> NextDueAsync() => Store.ReadAsync(LeadershipBot.Outbox.Outbox.NextDueAsync, Cancelled);

    /// <summary>Waits for what happens on another thread; fails after ten seconds.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        var deadline = Environment.TickCount64 + 10_000;

        while (!happened())
        {
            (Environment.TickCount64 < deadline).ShouldBeTrue("It did not happen within ten seconds.");
            await Task.Delay(1, Cancelled);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        (Store as IDisposable)?.Dispose();
        await database.DisposeAsync();
    }
}
