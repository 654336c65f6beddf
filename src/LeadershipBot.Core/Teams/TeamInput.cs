using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a manager set in the form of a team, read and found sound.</summary>
/// <param name="Name">What they call it.</param>
/// <param name="People">The platform's ids of the people picked, each once and without the manager's own.</param>
/// <param name="Group">The platform's id of a channel or group, or null.</param>
/// <param name="Cadence">When it asks; its first week holds the first question.</param>
/// <param name="Zone">One zone for all, or null for each person's own.</param>
public sealed record TeamInput(string Name, IReadOnlyList<string> People, string? Group, Cadence Cadence, DateTimeZone? Zone)
{
    /// <summary>More than this is a company, not a team.</summary>
    public const int MostPeople = 2_000;

    /// <summary>The sentence where something stands in the place of a person or group that no picker offers.</summary>
    public const string Unreadable = "Somebody there isn't from the list. Pick again, please.";

    /// <summary>Reads the form in which a team is set up.</summary>
    /// <param name="own">The manager's own id.</param>
    /// <param name="today">The manager's present day.</param>
    /// <returns>The team, or a sentence for each field that needs one.</returns>
    public static (TeamInput? Input, IReadOnlyDictionary<string, string> Refused) Read(IReadOnlyDictionary<string, string> values, string own, LocalDate today)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = NameIn(values, refused);
        var people = PeopleIn(values.GetValueOrDefault("people", ""));
        var group = GroupIn(values, refused);
        var others = people.Where(person => person != own).ToList();

        if (group is null && others.Count == 0)
        {
            refused["people"] = people.Count == 0 ? "Pick the people, or a channel or group." : "That is only you. Pick somebody else, or join alone.";
        }
        else if (others.Count > MostPeople)
        {
            refused["people"] = $"That is {others.Count} people; I take {MostPeople}.";
        }
        else if (!others.All(PlatformIds.IsSound))
        {
            refused["people"] = Unreadable;
        }

        var (when, zone) = WhenIn(values, refused);
        var first = FirstIn(values, when.Day, today, refused);

        return refused.Count > 0 || when.At is null
            ? (null, refused)
            : (new TeamInput(name, others, group, new Cadence(when.Day, when.At.Value, when.Every, first), zone), refused);
    }

    /// <summary>Reads the form in which day and hour are changed.</summary>
    /// <param name="now">As they are.</param>
    public static (Team? Team, IReadOnlyDictionary<string, string> Refused) ReadChange(IReadOnlyDictionary<string, string> values, Team now)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = NameIn(values, refused);
        var (when, zone) = WhenIn(values, refused);

        return refused.Count > 0 || when.At is null
            ? (null, refused)
            : (now with { Name = name, Zone = zone, Cadence = now.Cadence with { Day = when.Day, At = when.At.Value, EveryWeeks = when.Every } }, refused);
    }

    /// <summary>Reads the form in which holidays are set.</summary>
    public static (DaysOff? Off, IReadOnlyDictionary<string, string> Refused) ReadHolidays(IReadOnlyDictionary<string, string> values, Team team, LocalDate today)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var first = When.Iso(values.GetValueOrDefault("first"));
        var last = When.Iso(values.GetValueOrDefault("last"));

        if (first is not { } from || from < today)
        {
            refused["first"] = "Pick a day, today or later.";
        }

        if (last is not { } to || to > today.PlusYears(1))
        {
            refused["last"] = "Pick a day within a year.";
        }
        else if (first > to)
        {
            refused["last"] = "That is before the first day.";
        }

        if (refused.Count == 0 && team.Off.Count(off => off.Last is not { } end || end >= today) >= Team.MostOff)
        {
            refused["first"] = $"There are {Team.MostOff} rests ahead already.";
        }

        return (refused.Count > 0 ? null : new DaysOff(first!.Value, last), refused);
    }

    /// <summary>Ids of people as a picker sends them, each once.</summary>
    public static IReadOnlyList<string> PeopleIn(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    // A channel, or a group that the platform's picker of channels leaves out.
    private static string? GroupIn(IReadOnlyDictionary<string, string> values, Dictionary<string, string> refused)
    {
        var (channel, handle) = (values.GetValueOrDefault("group", "").Trim(), values.GetValueOrDefault("handle", "").Trim());

        if (channel.Length > 0 && handle.Length > 0)
        {
            refused["handle"] = "Pick a channel or a user group, not both.";
        }

        var group = channel.Length > 0 ? channel : handle.Length > 0 ? handle : null;

        if (group is not null && !PlatformIds.IsSound(group))
        {
            refused.TryAdd(channel.Length > 0 ? "group" : "handle", "I don't know that channel or group. Pick again, please.");
        }

        return group;
    }

    private static string NameIn(IReadOnlyDictionary<string, string> values, Dictionary<string, string> refused)
    {
        var name = string.Join(' ', values.GetValueOrDefault("name", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        if (name.Length == 0)
        {
            refused["name"] = "Give it a name; your people will see it.";
        }
        else if (name.Length > Team.NameLength)
        {
            refused["name"] = $"That is {name.Length} characters; I can keep {Team.NameLength}.";
        }

        return name;
    }

    private static ((IsoDayOfWeek Day, LocalTime? At, int Every) When, DateTimeZone? Zone) WhenIn(IReadOnlyDictionary<string, string> values, Dictionary<string, string> refused)
    {
        // Every field is there when a person sends the form; one that is missing is asked for like one that is wrong.
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["day"] = values.GetValueOrDefault("day", ""),
            ["hour"] = values.GetValueOrDefault("hour", ""),
            ["every"] = values.GetValueOrDefault("every", ""),
        };
        var (input, faults) = SettingsInput.Read(all, new(IsoDayOfWeek.Thursday, new(14, 0), DateTimeZone.Utc, 1, Reminders: true, Rotating: true));

        foreach (var (field, sentence) in faults)
        {
            refused[field] = sentence;
        }

        var wanted = values.GetValueOrDefault("zone", "").Trim();
        var zone = Zones.Find(wanted);

        if (wanted.Length > 0 && zone is null)
        {
            refused["zone"] = "I don't know that time zone. Write it as Europe/Oslo, or leave it empty.";
        }

        if (input is { EveryWeeks: 4 })
        {
            refused["every"] = "Pick how often.";
        }

        return ((input?.Day ?? IsoDayOfWeek.Thursday, input?.At, input?.EveryWeeks ?? 1), zone);
    }

    private static Week FirstIn(IReadOnlyDictionary<string, string> values, IsoDayOfWeek day, LocalDate today, Dictionary<string, string> refused)
    {
        var text = values.GetValueOrDefault("first", "").Trim();
        var from = text.Length == 0 ? today.PlusDays(1) : When.Iso(text);

        if (from is not { } date || date <= today || date > today.PlusYears(1))
        {
            refused["first"] = "Pick a day after today, within a year.";
            return Week.Of(today);
        }

        // The first such day of the week on or after it.
        return Week.Of(date.DayOfWeek == day ? date : date.Next(day));
    }
}
