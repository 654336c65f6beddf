using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What somebody makes of an invitation. Nobody else is told, whatever it is.</summary>
internal sealed class Joining(IStore store, Following following, InvitationViews views, TimeProvider clock)
{
    /// <summary>A button of an invitation: <c>invitation:12:join-1</c>, <c>switch-1</c>, <c>decline</c>, <c>later</c>.</summary>
    public Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(tapped.From, now);

            // Only whom it went to: a number alone opens nobody else's.
            if (!long.TryParse(tapped.Action.Subject, out var id) || await unit.InvitationAsync(id) is not { } row || row.Person != person)
            {
                return new Reply.New(InvitationCards.Over());
            }

            if (!Inviting.IsOpen(row.Standing) || await unit.TeamAsync(row.Team) is not { State: TeamRow.Running } team)
            {
                return new Reply.Replace(await views.StandingAsync(unit, row, now) ?? InvitationCards.Over());
            }

            return new Reply.Replace(tapped.Action.Value.Split('-') switch
            {
                ["join" or "switch", var terms] when terms != team.Terms.ToString() => InvitationCards.Again(await views.OfAsync(unit, row, team, now)),
                ["join", _] when await unit.RhythmAsync(person) is { IsFollowing: true } present && present.Team != team.Id => await AskToSwitchAsync(unit, row, team, present, now),
                ["join" or "switch", _] => await JoinAsync(unit, person, row, team, now),
                ["decline"] => await SettleAsync(unit, row.With(InvitationState.Declined), now),
                ["later"] when row.WasLater == 0 => await SettleAsync(
                    unit, row.With(InvitationState.Later) with { WasLater = 1, AgainAt = (now + Inviting.Later).ToColumn() }, now),
                _ => await views.OfAsync(unit, row, team, now) is var view ? InvitationCards.Of(view) : InvitationCards.Over(),
            });
        }, cancellationToken);
    }

    private async Task<Cards.Card> AskToSwitchAsync(Unit unit, InvitationRow row, TeamRow team, RhythmRow present, Instant now)
    {
        var name = present.Team is { } other ? (await unit.TeamAsync(other))?.Name : null;
        return InvitationCards.Switch(await views.OfAsync(unit, row, team, now), name);
    }

    private async Task<Cards.Card> JoinAsync(Unit unit, long person, InvitationRow row, TeamRow team, Instant now)
    {
        var own = Zones.Find(await unit.ZoneAsync(person)) ?? (await unit.RhythmAsync(person))?.DateTimeZone ?? DateTimeZone.Utc;

        // Whoever leaves another team for this one has left it like anybody else: it cannot be told from silence.
        await unit.ExecuteAsync("update invitation set state = 'declined' where person = @person and state = 'joined'", new { person });
        await following.JoinAsync(unit, person, team.Team, own, now);

        return await SettleAsync(unit, row.With(InvitationState.Joined) with { AgainAt = null }, now);
    }

    private async Task<Cards.Card> SettleAsync(Unit unit, InvitationRow row, Instant now)
    {
        await unit.SaveAsync(row);
        return await views.StandingAsync(unit, row, now) ?? InvitationCards.Over();
    }
}

/// <summary>Gathers what an invitation's card is drawn from.</summary>
internal sealed class InvitationViews(TeamOptions options)
{
    /// <summary>The invitation as it reads now.</summary>
    public async Task<InvitationView> OfAsync(Unit unit, InvitationRow row, TeamRow team, Instant now) => new(
        row.Id, team.Team, [.. (await unit.ManagersAsync(team.Id, now)).Select(manager => manager.Name)], options.KeptWeeks, options.Agreement,
        options.Figures, row.WasLater == 0, team.Terms);

    /// <summary>What stands where the invitation stood; null when there is nothing left to say.</summary>
    public async Task<Cards.Card?> StandingAsync(Unit unit, InvitationRow row, Instant now)
    {
        if (await unit.TeamAsync(row.Team) is not { } team || row.Person is not { } person)
        {
            return null;
        }

        var rhythm = await unit.RhythmAsync(person);
        var today = await unit.TodayAsync(person, now);

        return row.Standing switch
        {
            InvitationState.Joined when rhythm?.Team == team.Id =>
                InvitationCards.Joined(team.Team, rhythm.NextOn, rhythm.Rhythm.Cadence.At, rhythm.DateTimeZone, today),
            InvitationState.Declined => InvitationCards.Declined(),
            InvitationState.Later when row.AgainAt is { } again => InvitationCards.Later(again.ToInstant().InZone(Zones.Find(await unit.ZoneAsync(person)) ?? DateTimeZone.Utc).Date, today),
            _ when team.State != TeamRow.Running => InvitationCards.Over(),
            InvitationState.Ready or InvitationState.Sent => InvitationCards.Of(await OfAsync(unit, row, team, now)),
            _ => InvitationCards.Over(),
        };
    }
}
