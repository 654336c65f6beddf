using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What somebody makes of an invitation. Nobody else is told, whatever it is.</summary>
internal sealed class Joining(IStore store, Following following, Outbox.Outbox outbox, InvitationViews views, TimeProvider clock)
{
    /// <summary>A button of an invitation: <c>invitation:12:join-1</c>, <c>switch-1</c>, <c>decline</c>, <c>later</c>.</summary>
    public Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            // Only whom it went to: a number alone opens nobody else's.
            if (!long.TryParse(tapped.Action.Subject, out var id) || await unit.InvitationAsync(id) is not { } row || row.Person != person)
            {
                return new Reply.New(InvitationCards.Over());
            }

            var isOpen = !isAgain && Inviting.IsOpen(row.Standing) && await unit.TeamAsync(row.Team) is { State: TeamRow.Running };
            var after = isOpen ? await DecideAsync(unit, tapped.Action.Value, row, person, now) : row;

            if (after != row)
            {
                await unit.SaveAsync(after);
            }

            var card = await views.StandingAsync(unit, after, now) ?? InvitationCards.Over();
            return await outbox.BecomesAsync(unit, tapped, person, TeamMessages.InvitationKind, InvitationStore.Key(after), card);
        }, cancellationToken);

    private async Task<InvitationRow> DecideAsync(Unit unit, string value, InvitationRow row, long person, Instant now)
    {
        var team = (await unit.TeamAsync(row.Team))!;

        return value.Split('-') switch
        {
            ["join" or "switch", var terms] when terms != team.Terms.ToString() => row with { Asking = InvitationRow.Again },
            ["join", _] when await unit.RhythmAsync(person) is { IsFollowing: true } present && present.Team != team.Id => row with { Asking = InvitationRow.Switch },
            ["join" or "switch", _] => await JoinAsync(unit, person, row, team, now),
            ["decline"] => row.With(InvitationState.Declined) with { AgainAt = null, Asking = null },
            ["later"] when row.WasLater == 0 => row.With(InvitationState.Later) with { WasLater = 1, AgainAt = (now + Inviting.Later).ToColumn(), Asking = null },
            _ => row,
        };
    }

    private async Task<InvitationRow> JoinAsync(Unit unit, long person, InvitationRow row, TeamRow team, Instant now)
    {
        var own = Zones.Find(await unit.ZoneAsync(person)) ?? (await unit.RhythmAsync(person))?.DateTimeZone ?? DateTimeZone.Utc;

        // Whoever leaves another team for this one has left it like anybody else: it cannot be told from silence.
        await unit.ExecuteAsync("update invitation set state = 'declined' where person = @person and state = 'joined'", new { person });
        await following.JoinAsync(unit, person, team.Team, own, now);

        return row.With(InvitationState.Joined) with { AgainAt = null, Asking = null };
    }
}

/// <summary>Gathers what an invitation's card is drawn from.</summary>
internal sealed class InvitationViews(TeamOptions options)
{
    /// <summary>What stands where the invitation stood; null when it is over.</summary>
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
            _ when team.State != TeamRow.Running => null,
            InvitationState.Later when row is { Asking: null, AgainAt: { } again } => InvitationCards.Later(again.ToInstant().InZone(Zones.Find(await unit.ZoneAsync(person)) ?? DateTimeZone.Utc).Date, today),
            var standing when Inviting.IsOpen(standing) => await OpenAsync(unit, row, team, rhythm, now),
            _ => null,
        };
    }

    private async Task<Cards.Card> OpenAsync(Unit unit, InvitationRow row, TeamRow team, RhythmRow? present, Instant now)
    {
        var view = new InvitationView(
            row.Id, team.Team, [.. (await unit.ManagersAsync(team.Id, now)).Select(manager => manager.Name)], options.KeptWeeks, options.Agreement,
            options.LeastOf(team), options.Sharing, row.WasLater == 0, team.Terms);

        return row.Asking switch
        {
            InvitationRow.Again => InvitationCards.Again(view),
            InvitationRow.Switch => InvitationCards.Switch(view, present?.Team is { } other ? (await unit.TeamAsync(other))?.Name : null),
            _ => InvitationCards.Of(view),
        };
    }
}
