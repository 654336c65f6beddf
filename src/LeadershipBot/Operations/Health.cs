using System.Text.Json;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LeadershipBot.Operations;

/// <summary>Whether the process is alive, and whether it can do its work: storage and scheduler decide, platforms are reported.</summary>
internal static class Health
{
    private const string StorageName = "storage", ClockName = "clock", SchedulerName = "scheduler";

    /// <summary>Registers the checks. The schedule is registered elsewhere.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<NodeClock>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Breakers>();

        // One, because it remembers.
        services.AddSingleton<StorageHealth>();
        services.AddHealthChecks()
            .AddCheck<StorageHealth>(StorageName)
            .AddCheck<ClockHealth>(ClockName)
            .AddCheck<SchedulerHealth>(SchedulerName);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteReadyAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new { status = Word(report.Status) });

    // What a check says in detail, a path or a host, is in the log: this page is open to whoever reaches the server.
    private static Task WriteReadyAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status)),
        reasons = report.Entries.Where(entry => entry.Value.Status is not HealthStatus.Healthy).ToDictionary(entry => entry.Key, entry => Reason(entry.Key)),
        platforms = Platforms(context.RequestServices),
    });

    private static string Reason(string check) => check switch
    {
        StorageName => "The database does not answer, or takes nothing that is written.",
        ClockName => "This machine's clock is more than 5 s off the database's: it neither asks nor sends.",
        SchedulerName => "The scheduler does not run.",
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "Not a check."),
    };

    // They decide nothing: a node that cannot reach Slack is as good as the others, which cannot either.
    private static Dictionary<string, string> Platforms(IServiceProvider services)
    {
        var breakers = services.GetRequiredService<Breakers>();
        List<string> silent = [.. breakers.Resting, .. breakers.Failing];
        return services.GetServices<IChat>().ToDictionary(
            chat => chat.Platform, chat => chat.Lacks ?? (silent.Contains(chat.Platform) ? "does not answer" : Word(HealthStatus.Healthy)));
    }

    private static string Word(HealthStatus status) => JsonNamingPolicy.CamelCase.ConvertName($"{status}");
}

/// <summary>Whether the database answers, and takes what is written: on a full disk it still reads.</summary>
internal sealed class StorageHealth(IStore store, TimeProvider clock) : IHealthCheck
{
    // Whoever asks more often is told what was found then: the page is open, and a write costs a turn of the disk.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // Longer than a busy database takes, shorter than a probe waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private Look? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var look = Latest(cancellationToken);
        var left = Patience - clock.GetElapsedTime(look.Began);

        try
        {
            // Counted from its beginning: whoever asks while a look hangs is told so at once, and starts no second one.
            return await look.Finding.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    // Everybody who asks at the same time, or just after, shares one.
    private Look Latest(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return last = last is { } look && (!look.Finding.IsCompleted || clock.GetElapsedTime(look.Began) < Fresh)
                ? look
                : new(Task.Run(LookAsync, CancellationToken.None), clock.GetTimestamp());
        }
    }

    private async Task<HealthCheckResult> LookAsync()
    {
        try
        {
            await store.ReadAsync(unit => unit.FindAsync<int>("select 1"), CancellationToken.None);
            await store.WriteAsync(WriteAsync, CancellationToken.None);
            return HealthCheckResult.Healthy();
        }
        catch (StorageAwayException away)
        {
            return HealthCheckResult.Unhealthy(away.Message);
        }
        catch (Exception error)
        {
            return HealthCheckResult.Unhealthy("The database refuses what is asked of it.", error);
        }
    }

    // Leaves nothing behind, and yet has to reach the disk.
    private static async Task<int> WriteAsync(Unit unit)
    {
        var probe = new { id = $"health/{Guid.NewGuid():n}" };
        await unit.ExecuteAsync("insert into inbound (id, at) values (@id, 0)", probe);
        return await unit.ExecuteAsync("delete from inbound where id = @id", probe);
    }

    private sealed record Look(Task<HealthCheckResult> Finding, long Began);
}

/// <summary>Whether this machine's clock agrees with the database's; without that it neither asks nor sends.</summary>
internal sealed class ClockHealth(NodeClock node) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(node.IsOff ? HealthCheckResult.Unhealthy("This machine's clock is off.") : HealthCheckResult.Healthy());
}

/// <summary>Whether the scheduler runs, or has not begun yet.</summary>
internal sealed class SchedulerHealth(Schedule schedule) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => schedule.CheckAsync(cancellationToken);
}
