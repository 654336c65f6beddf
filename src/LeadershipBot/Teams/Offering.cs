using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Somebody is asked to look after a team, alone or beside whoever asks. Nothing changes before they accept.</summary>
internal sealed class Offering(IStore store, Rosters rosters, Outbox.Outbox outbox, Handing handing, TimeProvider clock)
{
    /// <summary>What takes an offer back. Earlier versions wrote whose it was behind it.</summary>
    private const string Back = "back";

    /// <summary>The form, filled in: the person is asked.</summary>
    public async Task<Reply> AskAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        var role = submitted.Action.Value == ManagerRow.Owner ? ManagerRow.Owner : ManagerRow.Co;
        var picked = TeamInput.PeopleIn(submitted.Values.GetValueOrDefault("person", ""));
        var people = await rosters.PeopleAsync(submitted.From, cancellationToken);
        var account = picked is [var one] && PlatformIds.IsSound(one) && one != submitted.From.User
            ? await rosters.FindSoonAsync(submitted.From with { User = one, Conversation = null, Place = null }, cancellationToken)
            : null;

        return await store.ActAsync(submitted, clock, async (unit, person, isAgain, now) =>
        {
            await unit.HoldTeamAsync(submitted.Action.Subject);

            if (await unit.ManagedAsync(person, submitted.Action.Subject, now) is not { Team: var team, Manager: var manager })
            {
                return new Reply.New(TeamCards.NotYours());
            }

            if (isAgain)
            {
                return new Reply.New(await StandingAsync(unit, team, picked, submitted.From));
            }

            if (await FaultAsync(unit, picked, submitted.From, account, manager, role, now) is { } fault)
            {
                return new Reply.Refused(new Dictionary<string, string> { ["person"] = fault }, TeamForms.Hand(team.Team, role, people));
            }

            var other = await unit.EnterAsync(submitted.From with { User = account!.User, Conversation = null, Place = null }, now);
            var offer = await OfferAsync(unit, team, manager, role, (other, account), now);

            return new Reply.New(OfferCards.Asked(account.Name, offer.ToString()));
        }, cancellationToken);
    }

    private static async Task<Card> StandingAsync(Unit unit, TeamRow team, IReadOnlyList<string> picked, Address asker) =>
        picked is [var one]
        && await unit.FindPersonAsync(asker with { User = one }) is { } other
        && await unit.ManagerAsync(team.Id, other) is { OfferState: ManagerOffer.Open, Offer: { } offer, Name: var name }
            ? OfferCards.Asked(name, offer)
            : OfferCards.OfferOver();

    /// <summary>The reply of whoever was asked, <c>team-offer:3-12-owner-1795341600000:accept</c>, or of whoever takes it back.</summary>
    public Task<Reply> RepliedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (ManagerOffer.TryParse(tapped.Action.Subject) is not { } offer)
            {
                return new Reply.Replace(OfferCards.OfferOver());
            }

            await unit.HoldTeamAsync(offer.Team.ToString());

            if (tapped.Action.Value.StartsWith(Back, StringComparison.Ordinal))
            {
                return await TakeBackAsync(unit, offer, person, isAgain);
            }

            if (!isAgain && await OfferViews.OpenAsync(unit, person, offer, now) is { Team: var team, Asked: var asked, Giver: var giver })
            {
                var said = tapped.Action.Value == "accept"
                    ? OfferReply.Accepted(await handing.HandAsync(unit, team, asked with { OfferState = ManagerOffer.Taken }, giver, offer, now))
                    : await RefuseAsync(unit, asked);
                await OfferReplyMessages.TellAsync(unit, outbox, offer, new OfferReply(team.Id, person, offer.Role, said), now);
            }

            var card = await OfferViews.OfAsync(unit, person, offer, now);

            // Whoever was never asked has no such message; they are told what everybody is told whose offer is over.
            return await unit.ManagerAsync(offer.Team, person) is { Offer: not null }
                ? await outbox.BecomesAsync(unit, tapped, person, TeamMessages.OfferKind, offer.KeyFor(person), card)
                : new Reply.Replace(card);
        }, cancellationToken);

    private static async Task<string> RefuseAsync(Unit unit, ManagerRow asked)
    {
        await unit.SaveAsync(asked with { OfferState = ManagerOffer.Refused });
        return OfferReply.No;
    }

    private async Task<ManagerOffer> OfferAsync(Unit unit, TeamRow team, ManagerRow manager, string role, (long Person, Account Account) other, Instant now)
    {
        var offer = new ManagerOffer(team.Id, manager.Person, role, now.ToColumn());

        // Two in one millisecond are still two.
        while (await unit.OfferedAsync(offer) is not null)
        {
            offer = offer with { At = offer.At + 1 };
        }

        var before = await unit.ManagerAsync(team.Id, other.Person);

        if (before is { OfferState: ManagerOffer.Open } && ManagerOffer.TryParse(before.Offer) is { } open)
        {
            // The same form sent twice asks once.
            if (open.Repeats(offer, now))
            {
                return open;
            }

            await EndAsync(unit, other.Person, open);
        }

        // A team goes to one person: whoever was asked for it before is not asked any more.
        foreach (var asked in role == ManagerRow.Owner ? await unit.OfferedAsync(team.Id) : [])
        {
            if (asked.Person != other.Person && ManagerOffer.TryParse(asked.Offer) is { Role: ManagerRow.Owner } earlier && earlier.By == manager.Person)
            {
                await unit.SaveAsync(asked with { OfferState = ManagerOffer.Withdrawn });
                await EndAsync(unit, asked.Person, earlier);
            }
        }

        var row = before is { IsLasting: true } ? before : new ManagerRow { Team = team.Id, Person = other.Person, Role = role, State = ManagerRow.Asked };
        await unit.SaveAsync(row with { Name = other.Account.Name, AskedBy = manager.Person, Offer = offer.ToString(), OfferState = ManagerOffer.Open });
        var (due, _) = InvitationStore.Outside(Zones.Find(other.Account.Zone) ?? DateTimeZone.Utc, now);
        await outbox.PostAsync(unit, new Post(
            offer.KeyFor(other.Person), other.Person, TeamMessages.OfferKind, offer.ToString(), Lane.Invitation, due.ToDateTimeOffset(), (due + Duration.FromDays(7)).ToDateTimeOffset()));
        await unit.NoteAsync(manager.Person, "team-offered", other.Person, $"team {team.Id} as {role}", now);

        return offer;
    }

    private async Task<Reply> TakeBackAsync(Unit unit, ManagerOffer offer, long person, bool isAgain)
    {
        if (offer.By != person || await unit.OfferedAsync(offer) is not { } asked)
        {
            return new Reply.Replace(OfferCards.OfferOver());
        }

        if (!isAgain && asked.OfferState == ManagerOffer.Open)
        {
            asked = asked with { OfferState = ManagerOffer.Withdrawn };
            await unit.SaveAsync(asked);
            await EndAsync(unit, asked.Person, offer);
        }

        return new Reply.Replace(asked.OfferState == ManagerOffer.Withdrawn ? OfferCards.TakenBack(asked.Name) : OfferCards.TooLateToTakeBack());
    }

    // Its message says so where it stands; one that has not gone yet never goes.
    private async Task EndAsync(Unit unit, long person, ManagerOffer offer)
    {
        if (!await outbox.EditAsync(unit, offer.KeyFor(person)))
        {
            await outbox.RemoveAsync(unit, offer.KeyFor(person));
        }
    }

    private static async Task<string?> FaultAsync(
        Unit unit, IReadOnlyList<string> picked, Address asker, Account? account, ManagerRow manager, string role, Instant now) => picked switch
    {
        [] => "Pick one person.",
        [var one] when one == asker.User => "That is you already. Pick somebody else.",
        [_] when !Rosters.IsFit(account) => "They can't look after a team: a bot, a guest, or nobody I could find just now.",
        [_] when role == ManagerRow.Owner && manager.UntilAt is not null => "Somebody has accepted it already; it is theirs soon.",
        [_] => await ThereAlreadyAsync(unit, asker with { User = account!.User }, manager.Team, role, now),
        _ => "Pick one person only.",
    };

    // A co-manager may be offered the whole; whoever has it needs no offer. Whoever hands it on keeps it until that day, and no offer may cut that short.
    private static async Task<string?> ThereAlreadyAsync(Unit unit, Address other, long team, string role, Instant now) =>
        await unit.FindPersonAsync(other) is { } person
        && await unit.ManagerAsync(team, person) is { } there
        && (there.IsLasting ? role == ManagerRow.Co || there.Role == ManagerRow.Owner : there.IsAt(now))
            ? $"{there.Name} looks after it already{(there.IsAt(now) ? "" : ", or will soon")}."
            : null;
}
