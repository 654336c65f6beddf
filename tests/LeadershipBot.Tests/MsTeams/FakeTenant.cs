using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>A customer's tenant as Teams knows it: its people and teams.</summary>
internal sealed class FakeTenant(string name)
{
    private readonly List<FakePerson> people = [];
    private readonly List<FakeTeam> teams = [];

    public string Name => name;

    public string Id { get; } = Made.Guid("tenant/" + name);

    public IReadOnlyList<FakePerson> People => people;

    public IReadOnlyList<FakeTeam> Teams => teams;

    /// <param name="zone">An IANA time zone: the one their computer is in.</param>
    public FakePerson Person(string person, string zone = "Europe/Oslo")
    {
        var one = people.FirstOrDefault(other => other.Name == person);

        if (one is null)
        {
            one = new(this, person) { Zone = zone };
            people.Add(one);
        }

        return one;
    }

    /// <summary>Several at once, for rosters that take more than one page: "Person 001" and so on.</summary>
    public IReadOnlyList<FakePerson> Crowd(int count) => [.. Enumerable.Range(1, count).Select(number => Person($"Person {number:000}"))];

    public FakeTeam Team(string team, params IEnumerable<FakePerson> members)
    {
        var one = teams.FirstOrDefault(other => other.Name == team);

        if (one is null)
        {
            one = new(this, team);
            teams.Add(one);
        }

        one.Members.AddRange(members.Except(one.Members));
        return one;
    }
}

/// <summary>Somebody in a tenant.</summary>
internal sealed class FakePerson(FakeTenant tenant, string name)
{
    public FakeTenant Tenant => tenant;

    public string Name => name;

    /// <summary>What this bot, and no other, knows them by.</summary>
    public string Id { get; } = "29:1" + Made.Letters($"person/{tenant.Name}/{name}", 58);

    /// <summary>What every app of the tenant knows them by.</summary>
    public string ObjectId { get; } = Made.Guid($"object/{tenant.Name}/{name}");

    public string Mail { get; } = name.ToLowerInvariant().Replace(' ', '.') + "@" + tenant.Name + ".example";

    public string Zone { get; set; } = "Europe/Oslo";

    /// <summary>Whether they have the app for themselves.</summary>
    public bool Installed { get; set; }

    /// <summary>Grows when they remove the chat's history: the conversation then has another id.</summary>
    public int Histories { get; set; }

    /// <summary>The id of their own chat with the bot, whether it has begun or not.</summary>
    public string Chat => "a:1" + Made.Letters($"chat/{tenant.Name}/{name}/{Histories}", 60);
}

/// <summary>A team in a tenant, with its General channel.</summary>
internal sealed class FakeTeam(FakeTenant tenant, string name)
{
    public FakeTenant Tenant => tenant;

    public string Name => name;

    /// <summary>The team's id is that of its General channel.</summary>
    public string Id { get; } = "19:" + Made.Letters($"team/{tenant.Name}/{name}", 42) + "@thread.tacv2";

    public string GroupId { get; } = Made.Guid($"group/{tenant.Name}/{name}");

    public List<FakePerson> Members { get; } = [];

    /// <summary>Its other channels: id and name.</summary>
    public Dictionary<string, string> Channels { get; } = [];

    public bool Installed { get; set; }

    /// <summary>The id of another channel, which is made if need be.</summary>
    public string Channel(string channel)
    {
        var id = "19:" + Made.Letters($"channel/{tenant.Name}/{name}/{channel}", 42) + "@thread.tacv2";
        Channels[id] = channel;
        return id;
    }

    public bool Has(string channel) => channel == Id || Channels.ContainsKey(channel);
}

/// <summary>Ids that look like the real ones and are the same in every run.</summary>
internal static class Made
{
    public static string Guid(string of) => new Guid(Hash(of).AsSpan(0, 16)).ToString();

    /// <summary>Letters, digits, hyphens and underscores, as Teams uses them.</summary>
    public static string Letters(string of, int count) => Base64(Hash(of))[..Math.Min(count, 43)] + (count > 43 ? Base64(Hash("more" + of))[..(count - 43)] : "");

    /// <summary>Base64 for addresses, without padding.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Hash(string of) => SHA256.HashData(Encoding.UTF8.GetBytes(of));
}
