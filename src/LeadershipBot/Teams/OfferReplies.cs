using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Teams;

/// <summary>What somebody said to an offer to look after a team.</summary>
/// <param name="Asked">Who said it.</param>
/// <param name="Role">As in <see cref="ManagerOffer"/>.</param>
/// <param name="Said"><see cref="No"/>, <see cref="Now"/>, or the day from which on they look after it, as <c>2026-12-07</c>.</param>
internal sealed record OfferReply(long Team, long Asked, string Role, string Said)
{
    public const string No = "no";
    public const string Now = "now";

    /// <summary>From which day on; null for no, and for at once.</summary>
    public LocalDate? From => LocalDatePattern.Iso.Parse(Said) is { Success: true, Value: var day } ? day : null;

    /// <summary>Reads what <see cref="ToString"/> wrote, or null.</summary>
    public static OfferReply? TryParse(string text) =>
        text.Split('-', 4) is [var team, var asked, var role, var said] && long.TryParse(team, out var ofTeam) && long.TryParse(asked, out var person)
            ? new(ofTeam, person, role, said)
            : null;

    /// <summary>In words; from a day on unless it is null, which is at once.</summary>
    public static string Accepted(LocalDate? from) => from is { } day ? LocalDatePattern.Iso.Format(day) : Now;

    /// <inheritdoc/>
    public override string ToString() => $"{Team}-{Asked}-{Role}-{Said}";
}

/// <summary>Tells whoever asked somebody to look after a team what they said.</summary>
internal sealed class OfferReplyMessages(TimeProvider clock) : IMessageSource
{
    // Later than that they have seen it in the overview.
    private static readonly Duration Kept = Duration.FromDays(7);

    public string Kind => TeamMessages.OfferReplyKind;

    /// <summary>Queues it, outside the quiet hours of whoever asked.</summary>
    public static async Task TellAsync(Unit unit, Outbox.Outbox outbox, ManagerOffer offer, OfferReply reply, Instant now)
    {
        var (due, _) = InvitationStore.Outside(Zones.Find(await unit.ZoneAsync(offer.By)) ?? DateTimeZone.Utc, now);
        await outbox.PostAsync(unit, new Post(
            $"team-reply/{offer}/{reply.Asked}", offer.By, TeamMessages.OfferReplyKind, reply.ToString(), Lane.Invitation, due.ToDateTimeOffset(), (due + Kept).ToDateTimeOffset()));
    }

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject)
    {
        // Whoever has erased themselves meanwhile has no name here any more, and takes over nothing.
        if (OfferReply.TryParse(subject) is not { } reply
            || await unit.TeamAsync(reply.Team) is not { } team
            || await unit.ManagerAsync(reply.Team, reply.Asked) is not { Name: var name })
        {
            return null;
        }

        var now = clock.Now();

        return reply.Said == OfferReply.No
            ? OfferCards.TheySaidNo(team.Id, team.Name, name, reply.Role, await unit.ManagedAsync(person, $"{reply.Team}", now) is not null)
            : OfferCards.TheySaidYes(team.Name, name, reply.Role, reply.From, await unit.TodayAsync(person, now));
    }

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}
