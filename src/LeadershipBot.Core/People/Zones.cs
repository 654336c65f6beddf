using NodaTime;

namespace LeadershipBot.People;

/// <summary>Time zones by their IANA ids, from NodaTime's own database: the operating system's is often years old.</summary>
public static class Zones
{
    /// <summary>The zone of that id, its letters in any case and spaces for underscores; or null. Zones without a place (Etc/GMT+3, EST) count too, offsets alone do not.</summary>
    public static DateTimeZone? Find(string? id)
    {
        if (id is not { Length: > 0 and <= 60 })
        {
            return null;
        }

        var wanted = id.Replace(' ', '_');
        var exact = DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(known => string.Equals(known, wanted, StringComparison.OrdinalIgnoreCase));

        return exact is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(exact);
    }
}
