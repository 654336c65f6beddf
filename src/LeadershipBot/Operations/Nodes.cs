using System.Reflection;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>What must be the same on all nodes of one version, or the same person would be told different things by each.</summary>
/// <param name="Pack">A fingerprint of the content pack.</param>
/// <param name="Keys">The thumbprints of its certificates, parted by commas: of the one that wraps, then of those that only unwrap.</param>
internal sealed record NodeIdentity(string Version, string Pack, string Keys)
{
    public static NodeIdentity Of(Settings settings, string thumbprints) => new(
        typeof(NodeIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        PackMark.Of(settings.Content.Pack).Whole,
        thumbprints);

    /// <summary>Whether each can open what the other wraps: while a certificate is replaced, both have both.</summary>
    public bool FitsKeys(string others) => Opens(Keys, others) && Opens(others, Keys);

    private static bool Opens(string one, string wrapped) => one.Split(',').Contains(wrapped.Split(',')[0], StringComparer.Ordinal);
}

/// <summary>Notes this node down beside the others, and refuses to start beside one it does not fit.</summary>
internal sealed class Nodes(IStore store, NodeIdentity self, TimeProvider clock, ILogger<Nodes> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    // Silent for longer than this, and it is gone.
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(30);

    private readonly string id = $"{Guid.NewGuid():n}";

    /// <exception cref="StartRefusedException">A running node of the same version has another pack or other keys.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var different = await store.WriteAsync(
            async unit =>
            {
                // Two that start together must not both find nobody.
                await unit.ExecuteAsync("delete from node where seen_at < @gone", new { gone = Milliseconds(clock.GetUtcNow() - Gone) });
                await unit.ExecuteAsync("lock table node in share row exclusive mode");
                var others = await unit.QueryAsync<Other>("select pack, keys from node where version = @Version", new { self.Version });

                if (others.FirstOrDefault(other => other.Pack != self.Pack || !self.FitsKeys(other.Keys)) is { } other)
                {
                    return other;
                }

                await unit.ExecuteAsync(
                    "insert into node (id, version, pack, keys, seen_at) values (@id, @Version, @Pack, @Keys, @at)",
                    new { id, self.Version, self.Pack, self.Keys, at = Milliseconds(clock.GetUtcNow()) });
                return null;
            },
            cancellationToken);

        if (different is not null)
        {
            throw new StartRefusedException(
                different.Pack != self.Pack
                    ? "Content:Pack is another one than that of the node of the same version which is already running on this database."
                    : "Storage:KeysCertificatePath is another certificate than that of the node of the same version which is already running on this database.",
                ExitCode.CheckFailed);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(unit => unit.ExecuteAsync("delete from node where id = @id", new { id }), cancellationToken);
        }
        catch (StorageAwayException)
        {
            // The others notice by its silence.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.WriteAsync(
                    unit => unit.ExecuteAsync(
                        """
                        insert into node (id, version, pack, keys, seen_at) values (@id, @Version, @Pack, @Keys, @at)
                        on conflict (id) do update set seen_at = excluded.seen_at
                        """,
                        new { id, self.Version, self.Pack, self.Keys, at = Milliseconds(clock.GetUtcNow()) }),
                    stoppingToken);
            }
            catch (StorageAwayException)
            {
                // Next time.
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "This node could not be noted beside the others; that is tried again in five seconds");
            }
        }
    }

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    private sealed record Other(string Pack, string Keys);
}
