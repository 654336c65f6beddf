using NodaTime;

namespace LeadershipBot.People;

/// <summary>Time zones by their IANA ids, from NodaTime's own database: the operating system's is often years old.</summary>
public static class Zones
{
    // As the database spells them. Looked up for every person and every card, so not searched each time.
    private static readonly Dictionary<string, string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of that id, its letters in any case and spaces for underscores; or null. Zones without a place (Etc/GMT+3, EST) count too, offsets alone do not.</summary>
    public static DateTimeZone? Find(string? id) =>
        id is not null && Ids.TryGetValue(id.Replace(' ', '_'), out var exact) ? DateTimeZoneProviders.Tzdb[exact] : null;
}
