using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Somebody else is to look after a team: they accept, its people are told by name, and whoever says nothing is paused.</summary>
internal sealed class Handing(IStore store, Rosters rosters, Outbox.Outbox outbox, Following following, TimeProvider clock)
{
    /// <summary>The form, filled in: the person is asked.</summary>
    public async Task<Reply> AskAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var role = submitted.Action.Value == ManagerRow.Owner ? ManagerRow.Owner : ManagerRow.Co;
        var picked = TeamInput.PeopleIn(submitted.Values.GetValueOrDefault("person", ""));
        var people = await rosters.PeopleAsync(submitted.From, cancellationToken);
        var account = picked is [var one] && one != submitted.From.User
            ? await rosters.FindSoonAsync(submitted.From with { User = one, Conversation = null, Place = null }, cancellationToken)
            : null;

        return await store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(submitted.From, now);
            await unit.HoldTeamAsync(submitted.Action.Subject);

            if (await unit.ManagedAsync(person, submitted.Action.Subject, now) is not { } managed)
            {
                return new Reply.New(TeamCards.NotYours());
            }

            if (Fault(picked, submitted.From.User, account) is { } fault)
            {
                return new Reply.Refused(new Dictionary<string, string> { ["person"] = fault }, TeamForms.Hand(managed.Team.Team, role, people));
            }

            var other = await unit.EnterAsync(submitted.From with { User = account!.User, Conversation = null, Place = null }, now);
            var before = await unit.ManagerAsync(managed.Team.Id, other);

            if (before is not { State: ManagerRow.Agreed, UntilAt: null })
            {
                await unit.SaveAsync(new ManagerRow { Team = managed.Team.Id, Person = other, Name = account.Name, Role = role, State = ManagerRow.Asked, AskedBy = person });
                var zone = Zones.Find(account.Zone) ?? DateTimeZone.Utc;
                var (due, _) = InvitationStore.Outside(zone, now);
                await outbox.PostAsync(unit, new Post(
                    $"team-offer/{managed.Team.Id}/{other}/{now.ToColumn()}", other, TeamMessages.OfferKind, $"{managed.Team.Id}-{person}",
                    Lane.Invitation, due.ToDateTimeOffset(), (due + Duration.FromDays(7)).ToDateTimeOffset()));
                await unit.NoteAsync(person, "team-offered", other, $"team {managed.Team.Id} as {role}", now);
            }

            return new Reply.New(TeamCards.Asked());
        }, cancellationToken);
    }

    /// <summary>The reply of whoever was asked: <c>team-offer:3:accept</c>.</summary>
    public Task<Reply> RepliedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(tapped.From, now);
            await unit.HoldTeamAsync(tapped.Action.Subject);

            if (!long.TryParse(tapped.Action.Subject, out var id)
                || await unit.TeamAsync(id) is not { State: TeamRow.Running } team
                || await unit.ManagerAsync(id, person) is not { State: ManagerRow.Asked, AskedBy: { } by } asked
                || await unit.ManagerAsync(id, by) is not { } giver || !giver.IsAt(now))
            {
                return new Reply.Replace(TeamCards.NotTaken());
            }

            if (tapped.Action.Value != "accept")
            {
                await unit.ExecuteAsync("delete from team_manager where team = @id and person = @person and state = 'asked'", new { id, person });
                return new Reply.Replace(TeamCards.NotTaken());
            }

            var today = await unit.TodayAsync(person, now);
            var from = now.InUtc().Date.PlusDays(NoticeCards.DaysAhead);
            await AcceptAsync(unit, team, asked, giver, from, now);

            return new Reply.Replace(TeamCards.Taken(team.Name, from, today));
        }, cancellationToken);
    }

    /// <summary>A member's reply to the notice: <c>notice:9:stay</c>.</summary>
    public Task<Reply> NoticedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(tapped.From, now);

            if (await unit.NoticeAsync(person, tapped.Action.Subject) is not { State: NoticeRow.Open } notice)
            {
                return new Reply.Replace(NoticeCards.Over());
            }

            if (tapped.Action.Value == "stay")
            {
                await unit.SettleAsync(notice, NoticeRow.Stays);
                return new Reply.Replace(NoticeCards.Stays());
            }

            await unit.SettleAsync(notice, NoticeRow.Told);

            if (await unit.RhythmAsync(person) is { IsFollowing: true } row && row.Team == notice.Team)
            {
                await following.LeaveAsync(unit, person, now);
            }

            return new Reply.Replace(PeopleCards.LeftTeam());
        }, cancellationToken);
    }

    private async Task AcceptAsync(Unit unit, TeamRow team, ManagerRow asked, ManagerRow giver, LocalDate from, Instant now)
    {
        var begins = from.AtMidnight().InUtc().ToInstant();
        var zone = Zones.Find(await unit.ZoneAsync(asked.Person)) ?? DateTimeZone.Utc;
        await unit.SaveAsync(asked with
        {
            State = ManagerRow.Agreed, FromAt = begins.ToColumn(), SeesFrom = Week.Of(from).Plus(1).ToString(), DigestAt = ManagerStore.NextDigest(zone, begins).ToColumn(),
        });

        if (asked.Role == ManagerRow.Owner)
        {
            await unit.SaveAsync(giver with { UntilAt = begins.ToColumn() });
        }

        await unit.SaveAsync(team with { Terms = team.Terms + 1 });
        await unit.NoteAsync(asked.Person, "team-accepted", giver.Person, $"team {team.Id} as {asked.Role}", now);
        var members = await unit.QueryAsync<long>(
            "select person from rhythm where team = @Id and state = 'following' and person <> @Person and person <> @giver order by person",
            new { team.Id, asked.Person, giver = giver.Person });

        foreach (var member in members)
        {
            // Who was told of an earlier change and has not replied is asked about this one instead.
            await unit.ExecuteAsync("update notice set state = 'told' where team = @Id and person = @member and state = 'open'", new { team.Id, member });
            await unit.TellAsync(outbox, new NoticeRow
            {
                Team = team.Id, Person = member, Kind = asked.Role == ManagerRow.Owner ? NoticeRow.Handed : NoticeRow.Added,
                ByName = giver.Name, NewName = asked.Name, FromAt = begins.ToColumn(), State = NoticeRow.Open,
            }, (await unit.RhythmAsync(member))!.DateTimeZone, now);
        }
    }

    private static string? Fault(IReadOnlyList<string> picked, string own, Account? account) => picked switch
    {
        [] => "Pick one person.",
        [var one] when one == own => "That is you already. Pick somebody else.",
        [_] when !Rosters.IsFit(account) => "They can't look after a team: a bot, a guest, or nobody I could find just now.",
        [_] => null,
        _ => "Pick one person only.",
    };
}
