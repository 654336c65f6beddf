using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a member makes of a note about their team: stay, leave, end the pause, go on alone. Nobody else is told.</summary>
internal sealed class Noticing(IStore store, Outbox.Outbox outbox, Following following, CheckInOptions options, TimeProvider clock)
{
    /// <summary>A button of a note: <c>notice:9:stay</c>.</summary>
    public Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.NoticeAsync(person, tapped.Action.Subject) is not { } notice)
            {
                return new Reply.Replace(NoticeCards.Over());
            }

            if (!isAgain && await DecideAsync(unit, notice, tapped.Action.Value, now) is { } state)
            {
                await unit.SettleAsync(notice, state);
                notice = notice with { State = state };
            }

            var card = await NoticeViews.OfAsync(unit, notice, now) ?? NoticeCards.Over();
            return await outbox.BecomesAsync(unit, tapped, person, TeamMessages.NoticeKind, NoticeStore.Key(notice.Id), card);
        }, cancellationToken);

    private async Task<string?> DecideAsync(Unit unit, NoticeRow notice, string value, Instant now)
    {
        var person = notice.Person;
        var row = await unit.RhythmAsync(person);
        var follows = row is { IsFollowing: true } && row.Team == notice.Team;

        switch (notice.State, value)
        {
            case (NoticeRow.Open, "stay"):
                // An earlier change may have run out meanwhile: whoever stays is asked again.
                if (follows && row!.PausedBy == RhythmRow.ByNotice)
                {
                    await following.ResumeAsync(unit, row, now);
                    await ResumedAsync(unit, notice);
                }

                return NoticeRow.Stays;
            case (NoticeRow.Open, "leave"):
                await LeaveAsync(unit, person, follows, now);
                return NoticeRow.Left;
            case (NoticeRow.Paused, "resume") when follows && row!.PausedUntil is not null:
                await following.ResumeAsync(unit, row, now);
                return NoticeRow.Resumed;
            case (NoticeRow.Told or NoticeRow.Left, "alone") when row is not { IsFollowing: true }:
                await following.JoinAsync(unit, person, Zones.Find(await unit.ZoneAsync(person)) ?? DateTimeZone.Utc, now);
                return NoticeRow.Alone;
            default:
                return null;
        }
    }

    private async Task ResumedAsync(Unit unit, NoticeRow notice)
    {
        foreach (var earlier in await unit.QueryAsync<NoticeRow>("select * from notice where team = @Team and person = @Person and state = 'paused'", notice))
        {
            await unit.SettleAsync(earlier, NoticeRow.Resumed);
            await outbox.EditAsync(unit, NoticeStore.Key(earlier.Id));
        }
    }

    private async Task LeaveAsync(Unit unit, long person, bool follows, Instant now)
    {
        if (!follows)
        {
            return;
        }

        await following.LeaveAsync(unit, person, now);

        if (await unit.OpenCheckInAsync(person) is { } open)
        {
            await Closing.CloseAsync(unit, outbox, open, options.Grace);
        }
    }
}

/// <summary>What a note reads like, drawn from the state.</summary>
internal static class NoticeViews
{
    /// <summary>Its card, or null when it is over or its team is gone.</summary>
    public static async Task<Card?> OfAsync(Unit unit, NoticeRow notice, Instant now)
    {
        if (await unit.TeamAsync(notice.Team) is not { } team)
        {
            return null;
        }

        var today = await unit.TodayAsync(notice.Person, now);
        var row = await unit.RhythmAsync(notice.Person);
        var isTold = notice is { Kind: NoticeRow.Ended or NoticeRow.Removed or NoticeRow.Outside, State: NoticeRow.Told };

        return notice.State switch
        {
            NoticeRow.Open => NoticeCards.Manager(
                notice.Id, team.Name, notice.ByName, notice.NewName, notice.Kind == NoticeRow.Added, notice.FromAt.ToInstant().InUtc().Date, today),
            _ when isTold && notice.Kind == NoticeRow.Outside => NoticeCards.Outside(notice.Id, team.Name),
            _ when isTold => NoticeCards.Ended(notice.Id, team.Name, notice.ByName, notice.Kind == NoticeRow.Ended),
            NoticeRow.Stays => NoticeCards.Stays(),
            NoticeRow.Left => NoticeCards.Left(notice.Id),
            NoticeRow.Paused => NoticeCards.Paused(notice.Id),
            NoticeRow.Resumed when row is { IsFollowing: true } => PeopleCards.Resumed(row.Rhythm, row.NextOn, today),
            NoticeRow.Alone when row is { IsFollowing: true, Team: null, NextOn: { } next } => PeopleCards.Joined(row.Rhythm, next, today),
            _ => null,
        };
    }
}
