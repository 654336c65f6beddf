using LeadershipBot.CheckIns;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.People;

/// <summary>What a person set in the settings form, read and found sound.</summary>
/// <param name="Day">Day of the week.</param>
/// <param name="At">Local time within the hours in which questions may go out.</param>
/// <param name="Zone">Time zone.</param>
/// <param name="EveryWeeks">1, 2 or 4.</param>
/// <param name="Reminders">Whether a reminder comes a day later.</param>
/// <param name="Rotating">Whether rotating questions come.</param>
public sealed record SettingsInput(IsoDayOfWeek Day, LocalTime At, DateTimeZone Zone, int EveryWeeks, bool Reminders, bool Rotating)
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Reads the form; a field that is missing keeps what it was.</summary>
    /// <param name="leastWeeks">How many weeks lie between two questions of the team they follow; 1 where they follow none.</param>
    /// <returns>The settings, or a sentence for each field that needs one.</returns>
    public static (SettingsInput? Input, IReadOnlyDictionary<string, string> Refused) Read(
        IReadOnlyDictionary<string, string> values, SettingsInput now, int leastWeeks = 1)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var (day, at, zone, every) = (now.Day, now.At, now.Zone, now.EveryWeeks);

        if (values.TryGetValue("day", out var dayText) && (!Enum.TryParse(dayText, ignoreCase: true, out day) || day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday))
        {
            refused["day"] = "Pick a day of the week.";
        }

        if (values.TryGetValue("hour", out var hourText))
        {
            var text = hourText.Trim().Replace('.', ':');
            var parsed = Hour.Parse(text.Contains(':') ? text : text + ":00");

            if (!parsed.Success)
            {
                refused["hour"] = "Write the hour as 14:00.";
            }
            else if (parsed.Value < Cadence.Earliest || parsed.Value > Cadence.Latest)
            {
                refused["hour"] = "I ask between 07:00 and 19:59 only.";
            }
            else
            {
                at = parsed.Value;
            }
        }

        if (values.TryGetValue("zone", out var zoneText) && Zones.Find(zoneText.Trim()) is var found)
        {
            if (found is null)
            {
                refused["zone"] = "I don't know that time zone. Write it as Europe/Oslo or America/New_York.";
            }
            else
            {
                zone = found;
            }
        }

        if (values.TryGetValue("every", out var everyText) && (!int.TryParse(everyText, out every) || every is not (1 or 2 or 4)))
        {
            refused["every"] = "Pick how often.";
        }
        else if (every < leastWeeks)
        {
            refused["every"] = "Your team is asked every other week. Slower is fine, more often is not.";
        }

        return refused.Count > 0
            ? (null, refused)
            : (new SettingsInput(day, at, zone, every, Yes(values, "reminders", now.Reminders), Yes(values, "rotating", now.Rotating)), refused);
    }

    private static bool Yes(IReadOnlyDictionary<string, string> values, string id, bool now) => values.TryGetValue(id, out var value) ? value == "yes" : now;
}
