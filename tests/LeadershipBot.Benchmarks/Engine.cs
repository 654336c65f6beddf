using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>Everything behind the adapters as it runs in the program, with one platform on loopback.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly IHost host;

    private Engine(IHost host) => this.host = host;

    public IStore Store => host.Services.GetRequiredService<IStore>();

    public Sweep Sweep => host.Services.GetRequiredService<Sweep>();

    public OutboxSender Sender => host.Services.GetRequiredService<OutboxSender>();

    public static async Task<Engine> StartAsync(StorageSettings storage, Uri receiver, Pace? pace)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
        var (library, _) = Pack.Read(Pack.BuiltIn);
        builder.Services
            .AddSingleton(library ?? throw new InvalidOperationException("The built-in pack cannot be read."))
            .AddClock(isMovable: false, storage)
            .AddStorage(storage)
            .AddClockWatch(isMovable: false, storage)
            .AddSingleton<IChat>(new HttpChat(receiver, pace))
            .AddOutbox()
            .AddFeatures(new CheckInOptions(NodaTime.Duration.FromHours(6), 26), new GuidanceOptions("a colleague"));
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
