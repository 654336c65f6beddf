using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LeadershipBot.Operations;

/// <summary>Sends measures and traces to a collector, where one is configured as OpenTelemetry does it.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // The general one, and those of the two that are sent.
    private static readonly string[] Headers = ["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"];

    /// <exception cref="StartRefusedException">The exporter would not understand its settings, or take others instead of them without a word.</exception>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return services;
        }

        Check(configuration);
        return services.AddHostedService<Exporting>().AddHostedService<BacklogWatch>();
    }

    private static void Check(IConfiguration configuration)
    {
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new StartRefusedException($"{Endpoint} is no web address; write one like http://localhost:4317.");
        }

        // A header may hold a key, so it is not repeated.
        if (Headers.FirstOrDefault(key => !AreHeaders(configuration[key])) is { } unclear)
        {
            throw new StartRefusedException($"{unclear} must be name=value, several with commas between them.");
        }
    }

    private static bool AreHeaders(string? text) =>
        string.IsNullOrEmpty(text) || Uri.UnescapeDataString(text).Split(',').All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0);

    private sealed class Exporting : IHostedService, IDisposable
    {
        private MeterProvider? measures;
        private TracerProvider? traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService(Measures.Name);
            measures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Measures.Name).AddOtlpExporter().Build();
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Measures.Name).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        // Disposing sends what is left.
        public void Dispose()
        {
            measures?.Dispose();
            traces?.Dispose();
        }
    }
}

/// <summary>Looks now and then how much waits in the outbox.</summary>
internal sealed class BacklogWatch(IStore store, TimeProvider clock, ILogger<BacklogWatch> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);

        do
        {
            try
            {
                var now = clock.GetUtcNow();
                var backlog = await store.ReadAsync(unit => Backlog.ReadAsync(unit, now), stoppingToken);
                Measures.NoteBacklog(backlog.Waiting, backlog.OldestDue is { } oldest ? now - oldest : TimeSpan.Zero);
            }
            catch (StorageAwayException)
            {
                // Others say so.
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "What waits could not be counted; it is counted again in fifteen seconds");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
