using LeadershipBot.Cards;
using LeadershipBot.Guidance;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>The kinds of messages that teams send without being asked.</summary>
internal static class TeamMessages
{
    public const string InvitationKind = "invitation";
    public const string NoticeKind = "notice";
    public const string DigestKind = "digest";
    public const string OfferKind = "team-offer";
    public const string OfferReplyKind = "team-reply";
    public const string GroupKind = "team-group";

    /// <summary>What ends a message, where there is one to end; somebody who never got it is told nothing.</summary>
    public static async Task<Card?> IfItStoodAsync(Unit unit, string key, Card over) => await Outbox.Outbox.HasStoodAsync(unit, key) ? over : null;
}

/// <summary>An invitation, drawn from the state at the moment it goes.</summary>
internal sealed class InvitationMessages(InvitationViews views, TimeProvider clock) : IMessageSource
{
    public string Kind => TeamMessages.InvitationKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.InvitationToReadAsync(long.Parse(subject)) is { } row && row.Person == person
            ? await views.StandingAsync(unit, row, clock.Now()) ?? await TeamMessages.IfItStoodAsync(unit, InvitationStore.Key(row), InvitationCards.Over())
            : null;

    public async Task SettledAsync(Unit unit, long person, string subject, Settlement settlement)
    {
        if (await unit.InvitationAsync(long.Parse(subject)) is not { Standing: InvitationState.Ready } row)
        {
            return;
        }

        await unit.SaveAsync(settlement switch
        {
            // The 90 days begin with the first sending: else "Ask me later" would show when somebody is invited again.
            Settlement.Sent sent => row.With(InvitationState.Sent) with { At = row.WasLater != 0 ? row.At : sent.At.ToUnixTimeMilliseconds() },

            // The day was over before it could go; it goes on the next one.
            Settlement.TooLate => row.With(InvitationState.Waiting) with { Tries = row.Tries + 1 },

            // Nobody there to be asked. It looks like silence.
            _ => row.With(InvitationState.Sent),
        });
    }
}

/// <summary>What members are told of their team.</summary>
internal sealed class NoticeMessages(TimeProvider clock) : IMessageSource
{
    public string Kind => TeamMessages.NoticeKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.NoticeToReadAsync(person, subject) is { } notice
            ? await NoticeViews.OfAsync(unit, notice, clock.Now()) ?? await TeamMessages.IfItStoodAsync(unit, NoticeStore.Key(notice.Id), NoticeCards.Over())
            : null;

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}

/// <summary>The weekly note to a manager.</summary>
internal sealed class DigestMessages(Library library, TeamOptions options, TimeProvider clock) : IMessageSource
{
    public string Kind => TeamMessages.DigestKind;

    /// <param name="subject">The team, the number of the digest and its moment: <c>3-7-1796025600000</c>.</param>
    public async Task<Card?> RenderAsync(Unit unit, long person, string subject)
    {
        var now = clock.Now();

        if (subject.Split('-') is not [var team, var number, var at]
            || await unit.ManagedAsync(person, team, now) is not { Team: var row, Manager: var manager })
        {
            return null;
        }

        // New this week: what was frozen in the seven days up to the note, and nothing that was frozen since.
        var moment = long.Parse(at).ToInstant();
        var latest = (await Overviews.FrozenAsync(unit, row.Id, manager)).LastOrDefault(block => block.Block.FrozenAt <= moment && block.Block.FrozenAt > moment - Duration.FromDays(7));
        var today = await unit.TodayAsync(person, now);

        return TrendCards.Digest(row.Team, latest, options.LeastOf(row), library, int.Parse(number), row.Team.NextOn(await Overviews.LocalAsync(unit, row, now)), today);
    }

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}

/// <summary>The question to somebody whether they would look after a team.</summary>
internal sealed class OfferMessages(TimeProvider clock) : IMessageSource
{
    public string Kind => TeamMessages.OfferKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject)
    {
        if (ManagerOffer.TryParse(subject) is not { } offer)
        {
            return null;
        }

        var (now, key) = (clock.Now(), offer.KeyFor(person));
        var card = await OfferViews.OfAsync(unit, person, offer, now);

        return await OfferViews.OpenAsync(unit, person, offer, now) is not null ? card : await TeamMessages.IfItStoodAsync(unit, key, card);
    }

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}

/// <summary>Says why a group could not be invited.</summary>
internal sealed class GroupMessages : IMessageSource
{
    public string Kind => TeamMessages.GroupKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.TeamAsync(long.Parse(subject)) is not { } team ? null : team.EndedBy == TeamRow.TooLarge ? TeamCards.GroupTooLarge(team.Name) : TeamCards.NotYourGroup(team.Name);

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}
