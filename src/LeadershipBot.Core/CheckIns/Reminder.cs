using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>The one gentle reminder: a day later, at the same hour.</summary>
public static class Reminder
{
    /// <summary>When it goes out, and how late it still may.</summary>
    /// <param name="slot">The check-in it reminds of.</param>
    /// <param name="zone">The person's zone.</param>
    /// <param name="grace">As for the check-in itself; never past the beginning of the quiet hours.</param>
    public static (Instant DueAt, Instant NotAfter) Of(Slot slot, DateTimeZone zone, Duration grace)
    {
        var local = slot.DueAt.InZone(zone).LocalDateTime.PlusDays(1);
        var due = zone.AtLeniently(local).ToInstant();
        var quiet = zone.AtLeniently(local.Date.At(Cadence.Quiet)).ToInstant() - Duration.FromMilliseconds(1);

        return (due, Instant.Max(due, Instant.Min(due + grace, quiet)));
    }
}
