using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;

namespace LeadershipBot.Slack;

/// <summary>Keeps tokens alive that live twelve hours: renewed two hours before their end, by one node, one at a time for each workspace.</summary>
internal sealed class Renewal(WebApi api, IInstallations installations, SlackOptions options, TimeProvider clock, ILogger<Renewal> log)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    // Longer than a call to Slack may take, so that a second node never spends the same refresh token.
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    // Between tries to keep a pair that storage did not take.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = [];

    // Slack has spent the pair before it, so these are all there is of these installations.
    private readonly ConcurrentDictionary<string, Installation> unkept = [];

    /// <summary>The installation with a token that is good now.</summary>
    /// <exception cref="StorageAwayException">It cannot be read.</exception>
    public async ValueTask<Installation?> CurrentAsync(string workspace, CancellationToken cancellationToken)
    {
        if (unkept.TryGetValue(workspace, out var held))
        {
            return held;
        }

        var installation = await installations.FindAsync(workspace, cancellationToken);

        return installation is { IsLive: true, Refresh: not null, ExpiresAt: { } end } && end - clock.GetUtcNow() < Ahead
            ? await RenewedAsync(installation, cancellationToken) ?? installation
            : installation;
    }

    /// <summary>The installation with a new token, or null where there is none to be had.</summary>
    public async Task<Installation?> RenewedAsync(Installation old, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(old.Workspace, static _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);

        try
        {
            if (unkept.TryGetValue(old.Workspace, out var held))
            {
                return held.Token != old.Token ? held : null;
            }

            // Somebody else may have done it while this one waited.
            var now = await installations.ReadAsync(old.Workspace, cancellationToken);

            return now is { IsLive: true } && now.Token != old.Token ? now
                : now is { IsLive: true, Refresh: { } refresh } && options.HasOAuth && await installations.TryHoldAsync(now.Workspace, Hold, cancellationToken)
                    ? await RenewAsync(now, refresh)
                    : null;
        }
        finally
        {
            turn.Release();
        }
    }

    // Not called off half-way: Slack has spent the old refresh token by then.
    private async Task<Installation?> RenewAsync(Installation installation, string refresh)
    {
        var answer = await api.CallAsync(
            "oauth.v2.access", Credentials(options), Wire.Default.OAuthResult,
            [("grant_type", "refresh_token"), ("refresh_token", refresh)], CancellationToken.None);

        if (answer is not Answer<OAuthResult>.Done { Value: { Token: { } token } result })
        {
            log.LogWarning("The token of {Workspace} could not be renewed: {Why}", installation.Workspace, answer.Word);

            // Slack's last word on it: only a new installation helps.
            if (answer is Answer<OAuthResult>.No { Error: "invalid_refresh_token" or "token_revoked" } refused)
            {
                await installations.StopAsync(installation.Workspace, installation.Token, false, refused.Error, CancellationToken.None);
            }

            return null;
        }

        var renewed = installation with
        {
            Token = token,
            Refresh = result.Refresh ?? installation.Refresh,
            ExpiresAt = result.ExpiresIn is { } seconds ? clock.GetUtcNow().AddSeconds(seconds) : null,
        };

        try
        {
            return await installations.RenewAsync(renewed, installation.Token, CancellationToken.None) is { IsLive: true } now ? now : null;
        }
        catch (Exception away)
        {
            log.LogError(away, "The new token of {Workspace} could not be kept and is held until it can be; if the bot ends before that, the app has to be installed there again", renewed.Workspace);
            unkept[renewed.Workspace] = renewed;
            _ = KeepAsync(renewed, installation.Token);
            return renewed;
        }
    }

    private async Task KeepAsync(Installation renewed, string old)
    {
        while (true)
        {
            await Task.Delay(Again, clock);

            try
            {
                await installations.RenewAsync(renewed, old, CancellationToken.None);
                unkept.TryRemove(renewed.Workspace, out _);
                log.LogInformation("The new token of {Workspace} is kept", renewed.Workspace);
                return;
            }
            catch (StorageAwayException away)
            {
                log.LogDebug("The new token of {Workspace} is still held: {Why}", renewed.Workspace, away.Message);
            }
            catch (Exception error)
            {
                log.LogError(error, "The new token of {Workspace} is still held", renewed.Workspace);
            }
        }
    }

    /// <summary>The app's own name and password, the way the documentation recommends.</summary>
    public static AuthenticationHeaderValue Credentials(SlackOptions options) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.ClientId}:{options.ClientSecret}")));
}
