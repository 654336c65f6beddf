using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>One offer to look after a team, so that a second one is never taken for the first.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Role"><see cref="ManagerRow.Owner"/> or <see cref="ManagerRow.Co"/>.</param>
/// <param name="At">When, in UTC milliseconds.</param>
internal sealed record ManagerOffer(long Team, long By, string Role, long At)
{
    public const string Open = "open";
    public const string Taken = "taken";
    public const string Refused = "refused";
    public const string Withdrawn = "withdrawn";

    /// <summary>How long somebody may think about it before the same question may be asked anew.</summary>
    private static readonly Duration Fresh = Duration.FromDays(7);

    /// <summary>Reads what <see cref="ToString"/> wrote, or null.</summary>
    public static ManagerOffer? TryParse(string? text) =>
        text?.Split('-') is [var team, var by, ManagerRow.Owner or ManagerRow.Co, var at] parts
        && long.TryParse(team, out var ofTeam) && long.TryParse(by, out var asker) && long.TryParse(at, out var moment)
            ? new(ofTeam, asker, parts[2], moment)
            : null;

    /// <summary>The key of its message.</summary>
    public string KeyFor(long person) => $"team-offer/{this}/{person}";

    /// <summary>Whether asking so once more would only repeat it.</summary>
    public bool Repeats(ManagerOffer other, Instant now) => (Team, By, Role) == (other.Team, other.By, other.Role) && now - At.ToInstant() < Fresh;

    /// <inheritdoc/>
    public override string ToString() => $"{Team}-{By}-{Role}-{At}";
}
