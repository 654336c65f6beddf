using System.Collections.Concurrent;
using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>A node without its adapters, on a clock of the run's own.</summary>
internal sealed class FaultHost : IAsyncDisposable
{
    private readonly IHost host;

    private FaultHost(IHost host) => this.host = host;

    public IStore Store => host.Services.GetRequiredService<IStore>();

    public Sweep Sweep => host.Services.GetRequiredService<Sweep>();

    public OutboxSender Sender => host.Services.GetRequiredService<OutboxSender>();

    /// <summary>Whether it has found out that its clock is off.</summary>
    public bool IsOff => host.Services.GetRequiredService<NodeClock>().IsOff;

    public static async Task<FaultHost> StartAsync(StorageSettings storage, IChat chat, TimeProvider machine)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var (library, _) = Pack.Read(Pack.BuiltIn);
        var node = new NodeClock();
        builder.Services
            .AddSingleton(library ?? throw new InvalidOperationException("The built-in pack cannot be read."))
            .AddSingleton(node)
            .AddSingleton(chat);

        if (storage.Provider == StorageSettings.Postgres)
        {
            var clock = new DatabaseClock(machine, node);
            builder.Services.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddStorage(storage).AddHostedService<ClockWatch>();
        }
        else
        {
            builder.Services.AddSingleton(machine).AddStorage(storage);
        }

        builder.Services.AddOutbox().AddFeatures(new CheckInOptions(NodaTime.Duration.FromHours(6), 26), new GuidanceOptions("a colleague"));
        var built = builder.Build();
        await built.StartAsync();
        return new(built);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}

/// <summary>A machine's clock that can be set. Its steady counter is nobody's to set.</summary>
internal sealed class FaultClock : TimeProvider
{
    private long aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref aheadTicks));

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref aheadTicks, (moment - base.GetUtcNow()).Ticks);

    public void SetBack(TimeSpan by) => Interlocked.Add(ref aheadTicks, -by.Ticks);
}

/// <summary>A platform that takes everything, and notes when what came.</summary>
internal sealed class FaultChat(TimeProvider clock, TimeSpan takes) : IChat
{
    private readonly ConcurrentQueue<(string Key, DateTimeOffset At)> posts = new();

    public string Platform => "slack";

    public IReadOnlyCollection<(string Key, DateTimeOffset At)> Posts => posts;

    public int Doubled => posts.Count - posts.Select(post => post.Key).Distinct().Count();

    public async Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken)
    {
        posts.Enqueue((key, clock.GetUtcNow()));
        await Task.Delay(takes, CancellationToken.None);
        return new Delivery.Sent(key);
    }

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) => Task.FromResult<Delivery>(new Delivery.Sent(message));

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) => Task.FromResult<Delivery>(new Delivery.Sent(message));

    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<Lookup>(posts.Any(post => post.Key == key) ? new Lookup.Found(key) : new Lookup.NotThere());
}
