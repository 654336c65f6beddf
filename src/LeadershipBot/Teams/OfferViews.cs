using LeadershipBot.Cards;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What an offer reads like, drawn from the state.</summary>
internal static class OfferViews
{
    /// <summary>What it takes to accept an offer, or null where it is not open any more.</summary>
    public static async Task<(TeamRow Team, ManagerRow Asked, ManagerRow Giver)?> OpenAsync(Unit unit, long person, ManagerOffer offer, Instant now) =>
        await unit.TeamAsync(offer.Team) is { State: TeamRow.Running } team
        && await unit.ManagerAsync(offer.Team, person) is { OfferState: ManagerOffer.Open } asked && asked.Offer == offer.ToString()
        && (asked.IsLasting || !asked.IsAt(now))
        && await unit.ManagerAsync(offer.Team, offer.By) is { } giver && giver.IsAt(now)
        && (offer.Role == ManagerRow.Co || giver.UntilAt is null)
            ? (team, asked, giver)
            : null;

    /// <summary>Its card.</summary>
    public static async Task<Card> OfAsync(Unit unit, long person, ManagerOffer offer, Instant now)
    {
        if (await OpenAsync(unit, person, offer, now) is { Team: var team, Giver: var giver })
        {
            return OfferCards.Offer(offer.ToString(), team.Name, giver.Name, offer.Role);
        }

        if (await unit.ManagerAsync(offer.Team, person) is not { Offer: not null } row || await unit.TeamAsync(offer.Team) is not { } of)
        {
            return OfferCards.OfferOver();
        }

        var today = await unit.TodayAsync(person, now);

        return (row.Offer == offer.ToString(), row.OfferState) switch
        {
            (false, _) => OfferCards.OfferOvertaken(),
            (_, ManagerOffer.Taken) when row.FromAt < offer.At => OfferCards.TakenNow(of.Name),
            (_, ManagerOffer.Taken) => OfferCards.Taken(of.Name, offer.Role, row.FromAt!.Value.ToInstant().InUtc().Date, today),
            (_, ManagerOffer.Refused) => OfferCards.NotTaken(),
            (_, ManagerOffer.Withdrawn) => OfferCards.OfferTakenBack(),
            _ => OfferCards.OfferOver(),
        };
    }
}
