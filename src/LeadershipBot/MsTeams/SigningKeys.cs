using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.MsTeams;

/// <summary>A key the Bot Framework signs with.</summary>
/// <param name="Endorsements">The channels it may speak for.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);

/// <summary>The keys of the Bot Framework, fetched when needed and kept.</summary>
/// <remarks>
/// Our own, because the usual cache answers the first request after a roll with the old keys: that message would be lost.
/// Here whoever meets an unknown key waits for the new list, at most once in <see cref="Rest"/>.
/// </remarks>
/// <param name="http">Follows no redirects, and gives up before Teams does.</param>
/// <param name="metadata">The document that names the list.</param>
internal sealed class SigningKeys(HttpClient http, Uri metadata, TimeProvider clock, ILogger<SigningKeys> log)
{
    /// <summary>How long a list is good without another look.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromHours(24);

    /// <summary>How long after a look for an unknown key the next such look may be: the keys that strangers make up are unknown too.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>The same after a look that failed.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>How long a request waits for a list: Teams gives up on a tap soon. The next one finds what came meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private IReadOnlyDictionary<string, SigningKey>? keys;
    private DateTimeOffset fetched;
    private DateTimeOffset? looked;
    private DateTimeOffset? missed;
    private Task? fetching;
    private bool failed;

    /// <summary>The last look for a list came to nothing.</summary>
    public bool AreAway
    {
        get
        {
            lock (gate)
            {
                return failed;
            }
        }
    }

    /// <summary>The key of that id, or null where there is none.</summary>
    /// <exception cref="KeysAwayException">No list was ever to be had, or none just now that could hold the key.</exception>
    public async Task<SigningKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await Begin(id).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new KeysAwayException();
        }

        lock (gate)
        {
            // A key that is not in the old list may be in the one that could not be had: that is no answer to a token.
            return keys is null || (failed && !keys.ContainsKey(id)) ? throw new KeysAwayException() : keys.GetValueOrDefault(id);
        }
    }

    // Decides under the lock, fetches outside of it, and one fetch serves everybody.
    private Task Begin(string id)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var isKnown = keys?.ContainsKey(id) == true;

            if (isKnown && (now - fetched < Age || now - missed < Soon))
            {
                return Task.CompletedTask;
            }

            if (keys is not null && !isKnown && fetching is null)
            {
                if (now - looked < Rest)
                {
                    return Task.CompletedTask;
                }

                looked = now;
            }

            fetching ??= Task.Run(FetchAsync, CancellationToken.None);

            // A list that has only grown old still serves while the new one comes.
            return isKnown ? Task.CompletedTask : fetching;
        }
    }

    private async Task FetchAsync()
    {
        IReadOnlyDictionary<string, SigningKey>? read = null;

        try
        {
            read = await ReadAsync();
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            log.LogWarning("The keys of the Bot Framework were not to be had from {Host}: {Why}", metadata.Host, error.GetType().Name);
        }

        lock (gate)
        {
            fetching = null;

            // Old keys are kept where no new ones came.
            if (read is { Count: > 0 })
            {
                (keys, fetched, failed) = (read, clock.GetUtcNow(), false);
            }
            else
            {
                // The next look need not wait for long: strangers cannot make it fail.
                missed = clock.GetUtcNow();
                (failed, looked) = (true, missed - Rest + Soon);
            }
        }
    }

    private async Task<IReadOnlyDictionary<string, SigningKey>> ReadAsync()
    {
        var described = await ReadAsync(metadata);
        var address = new Uri(described.GetProperty("jwks_uri").GetString()!);

        if (address.Scheme != Uri.UriSchemeHttps && !(address.IsLoopback && metadata.IsLoopback))
        {
            throw new InvalidOperationException("The list of keys is not where one can trust it.");
        }

        var read = new Dictionary<string, SigningKey>(StringComparer.Ordinal);

        foreach (var entry in (await ReadAsync(address)).GetProperty("keys").EnumerateArray())
        {
            if (Text(entry, "kty") == "RSA" && Text(entry, "use") is null or "sig" && Text(entry, "kid") is { Length: > 0 } id)
            {
                read[id] = new(JsonWebKey.Create(entry.GetRawText()), Endorsements(entry));
            }
        }

        return read;
    }

    private async Task<JsonElement> ReadAsync(Uri address)
    {
        using var document = JsonDocument.Parse(await http.GetByteArrayAsync(address));
        return document.RootElement.Clone();
    }

    private static HashSet<string> Endorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

/// <summary>No key was ever to be had, so nothing can be checked.</summary>
internal sealed class KeysAwayException() : Exception("The keys of the Bot Framework are not to be had.");
