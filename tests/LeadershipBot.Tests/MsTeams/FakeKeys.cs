using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>A key that signs tokens.</summary>
/// <param name="Endorsements">The channels it may speak for; null where its entry has no such list.</param>
internal sealed record FakeKey(string Kid, RSA Rsa, IReadOnlyList<string>? Endorsements)
{
    private static readonly ConcurrentDictionary<string, RSA> Made = [];

    /// <summary>A key of that name; the same in every test, for making one takes a while.</summary>
    public static FakeKey Named(string name, params string[]? endorsements) =>
        new(name, Made.GetOrAdd(name, static _ => RSA.Create(2048)), endorsements);

    /// <summary>Its entry in the list of keys, as the Bot Framework writes it.</summary>
    public JsonObject Entry()
    {
        var key = Rsa.ExportParameters(includePrivateParameters: false);
        var entry = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Kid,
            ["x5t"] = Kid,
            ["n"] = MsTeams.Made.Base64(key.Modulus),
            ["e"] = MsTeams.Made.Base64(key.Exponent),
        };

        if (Endorsements is not null)
        {
            entry["endorsements"] = new JsonArray([.. Endorsements.Select(one => JsonValue.Create(one))]);
        }

        return entry;
    }
}

/// <summary>The keys the Bot Framework publishes, and the one it signs with.</summary>
internal sealed class FakeKeys
{
    private readonly Lock gate = new();
    private readonly List<FakeKey> published = [FakeKey.Named("key-1", "msteams", "webchat", "directline")];
    private readonly List<(int FromFetch, FakeKey Key)> coming = [];
    private int rolls = 1;
    private int fetches;

    public FakeKeys() => Current = published[0];

    /// <summary>The key that real tokens are signed with now.</summary>
    public FakeKey Current { get; private set; }

    /// <summary>Published, but may speak only for other channels.</summary>
    public FakeKey Unendorsed { get; } = FakeKey.Named("key-for-skype", "skype", "webchat");

    /// <summary>Published, without a list of channels.</summary>
    public FakeKey Bare { get; } = FakeKey.Named("key-without-list", null);

    /// <summary>Known to nobody, though it calls itself as the current one does.</summary>
    public FakeKey Foreign => FakeKey.Named("foreign", "msteams") with { Kid = Current.Kid };

    /// <summary>How often the list of keys was asked for.</summary>
    public int Fetches
    {
        get
        {
            lock (gate)
            {
                return fetches;
            }
        }
    }

    /// <summary>Signs with a new key from now on; the old one stays published for a while, as the real ones do.</summary>
    /// <param name="afterFetches">How many more times the list is still handed out without it.</param>
    /// <param name="withdraw">Whether the old key goes at once.</param>
    public FakeKey Roll(int afterFetches = 0, bool withdraw = false)
    {
        lock (gate)
        {
            if (withdraw)
            {
                published.Remove(Current);
            }

            Current = FakeKey.Named($"key-{++rolls}", "msteams", "webchat", "directline");
            coming.Add((fetches + afterFetches, Current));
            return Current;
        }
    }

    /// <summary>The list as it is handed out now.</summary>
    public JsonObject List()
    {
        lock (gate)
        {
            published.AddRange(coming.Where(one => one.FromFetch <= fetches).Select(one => one.Key));
            coming.RemoveAll(one => one.FromFetch <= fetches);
            fetches++;
            return new() { ["keys"] = new JsonArray([.. published.Append(Unendorsed).Append(Bare).Select(key => key.Entry())]) };
        }
    }
}
