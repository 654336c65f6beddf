using System.Globalization;
using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.MsTeams;

/// <summary>Whether a request comes from Teams. Before anything of its body is read.</summary>
/// <remarks>In the order of the Bot Framework's own check: issuer before signature, then the body's own words against the token.</remarks>
internal sealed class TokenCheck(MsTeamsSettings settings, SigningKeys keys, TimeProvider clock, ILogger<TokenCheck> log)
{
    /// <summary>How far two clocks may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private const string Scheme = "Bearer ";

    // In characters; real ones have about 1,000.
    private const int Longest = 16_384;

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    // Teams sends the same token for an hour. Far more than it has at a time; then they are checked anew.
    private const int MostKnown = 1_000;

    private readonly ConcurrentDictionary<string, Known> letIn = new(StringComparer.Ordinal);

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = Longest, MapInboundClaims = false };

    /// <summary>What the token says, or null where it is none of Teams'.</summary>
    /// <exception cref="KeysAwayException">Nothing can be checked just now.</exception>
    public async Task<Caller?> CheckAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (!settings.Authenticates)
        {
            return Caller.Emulator;
        }

        if (authorization is [{ } again] && letIn.TryGetValue(again, out var known) && IsAlive(known.From, known.Until)
            && await keys.FindAsync(known.Kid, cancellationToken) == known.Key)
        {
            return known.Caller;
        }

        if (authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.Ordinal) || Read(header[Scheme.Length..]) is not { } token)
        {
            return Refuse("there is no token, or none that can be read");
        }

        if (!Algorithms.Contains(token.Alg) || string.IsNullOrEmpty(token.Kid))
        {
            return Refuse("it is signed in a way Teams does not sign");
        }

        // Signed by whom it may be: not even the keys are looked for on behalf of anybody else.
        if (token.Issuer != settings.Cloud.Issuer || token.Audiences.ToList() is not [{ } audience] || !audience.Equals(settings.AppId, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse($"its issuer is {Shown(token.Issuer)} and its audience {Shown(string.Join(' ', token.Audiences))}");
        }

        if (await keys.FindAsync(token.Kid, cancellationToken) is not { } key)
        {
            return Refuse("nobody knows its key");
        }

        return await IsSoundAsync(token, key) is { } wrong ? Refuse(wrong)
            : token.TryGetPayloadValue<string>("serviceurl", out var service) && service is { Length: > 0 } ? LetIn(header, token, key, new(service, key.Endorsements))
            : Refuse("it does not say for which service address it is");
    }

    // The signature need not be checked again: these very characters were signed by that key. Their time and the key's are, each time.
    private Caller LetIn(string header, JsonWebToken token, SigningKey key, Caller caller)
    {
        if (letIn.Count >= MostKnown)
        {
            letIn.Clear();
        }

        letIn[header] = new(caller, token.Kid, key, token.ValidFrom == DateTime.MinValue ? null : token.ValidFrom, token.ValidTo);
        return caller;
    }

    private async Task<string?> IsSoundAsync(JsonWebToken token, SigningKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = settings.Cloud.Issuer,
            ValidAudience = settings.AppId,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
            // Both were compared above, the audience in whatever letters the registration is written.
            ValidateIssuer = false,
            ValidateAudience = false,
        });

        return result.IsValid ? null : result.Exception.GetType().Name;
    }

    // By our own clock, so that a test can hold it.
    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } until && until > now - Skew && (notBefore is not { } from || (from <= now + Skew && from < until));
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            // Three parts: signed, not encrypted.
            return text.Length <= Longest && text.Count(letter => letter == '.') == 2 ? new JsonWebToken(text) : null;
        }
        catch (Exception malformed) when (malformed is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    private Caller? Refuse(string why)
    {
        log.LogInformation("A request for Microsoft Teams was refused: {Why}", why);
        return null;
    }

    // A stranger's words in our log: short, and without line breaks.
    private static string Shown(string text) =>
        new([.. text.Take(100).Select(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '?' : letter)]);

    private sealed record Known(Caller Caller, string Kid, SigningKey Key, DateTime? From, DateTime Until);
}

/// <summary>Who has been let in: on whose behalf, for the service address it says.</summary>
/// <param name="ServiceUrl">Where answers go, as the token says it; null beside the emulator.</param>
/// <param name="Channels">The channels the key may speak for.</param>
internal sealed record Caller(string? ServiceUrl, IReadOnlySet<string> Channels)
{
    /// <summary>Microsoft's emulator, which sends no tokens.</summary>
    public static Caller Emulator { get; } = new(null, new HashSet<string>());

    /// <summary>Whether the token is one for an activity of that channel and address.</summary>
    public bool Speaks(string? channel, string? serviceUrl) =>
        ServiceUrl is null
        || (channel is not null && Channels.Contains(channel)
            && string.Equals(ServiceUrl.TrimEnd('/'), serviceUrl?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
