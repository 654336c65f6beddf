using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>A manager sets up a team: the first screen, the form, a look at it, the invitations.</summary>
internal sealed class Enabling(IStore store, Rosters rosters, Listing listing, RosterBell bell, TeamOptions options, TimeProvider clock)
{
    /// <summary>What "team" shows: the team or teams one looks after; else the first screen, to whoever may enable one.</summary>
    /// <param name="page">Which page of them, from 0.</param>
    public async Task<Reply> StartAsync(Address from, Overviews overviews, CancellationToken cancellationToken, int page = 0)
    {
        var now = clock.Now();
        var mayEnable = await rosters.MayEnableAsync(from, cancellationToken);

        return await store.ReadAsync<Reply>(
            async unit =>
            {
                var person = await unit.FindPersonAsync(from);
                var teams = person is { } known ? await unit.TeamsOfAsync(known, now) : [];

                return new Reply.New(teams switch
                {
                    [] => Refused(mayEnable) ?? TeamCards.First(options.Agreement, options.Least),
                    [var only] => await overviews.OfAsync(unit, only, person!.Value, now),
                    _ => TeamCards.List([.. teams.Select(team => (team.Id, team.Name))], mayEnable == true, page),
                });
            },
            cancellationToken);
    }

    /// <summary>Opens the form, filled with a draft when one is looked at again.</summary>
    public async Task<Reply> FormAsync(Address from, string draft, CancellationToken cancellationToken)
    {
        if (await RefusedAsync(from, cancellationToken) is { } refused)
        {
            return refused;
        }

        return new Reply.Open(await BuildAsync(from, draft, cancellationToken), TeamForms.SetUp);
    }

    /// <summary>The form, filled in: a draft, and what would happen.</summary>
    public async Task<Reply> DraftAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        var from = submitted.From;

        if (await RefusedAsync(from, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var now = clock.Now();
        var today = await store.ReadAsync(async unit => await unit.FindPersonAsync(from) is { } person ? await unit.TodayAsync(person, now) : now.InUtc().Date, cancellationToken);
        var (input, refused) = TeamInput.Read(submitted.Values, from.User, today);

        if (input is { Group: null } && await rosters.AreAllUnfitAsync(from, input.People, cancellationToken))
        {
            (input, refused) = (null, new Dictionary<string, string> { ["people"] = "Nobody of these can be asked: bots, guests and people who are gone don't take part." });
        }

        if (input is null)
        {
            return new Reply.Refused(refused, await BuildAsync(from, submitted.Action.Subject, cancellationToken));
        }

        var name = (await rosters.FindSoonAsync(from, cancellationToken))?.Name ?? "Your manager";
        return await store.OfPersonAsync(submitted, clock, (unit, person, isAgain, at) => KeepAsync(unit, submitted, input, (person, name), isAgain, today, at), cancellationToken);
    }

    /// <summary>The draft becomes a team, and its invitations go.</summary>
    public async Task<Reply> SendAsync(Incoming.Tapped tapped, Overviews overviews, CancellationToken cancellationToken)
    {
        if (await RefusedAsync(tapped.From, cancellationToken) is { } refused)
        {
            return refused;
        }

        return await store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            var today = await unit.TodayAsync(person, now);

            if (await unit.ManagedAsync(person, tapped.Action.Subject, now) is { } running)
            {
                return new Reply.Replace(await overviews.OfAsync(unit, running.Team, person, now));
            }

            if (isAgain || await OwnDraftAsync(unit, person, tapped.Action.Subject) is not { } draft || draft.Team.FirstDay <= today)
            {
                return new Reply.New(TeamCards.NoDraft());
            }

            return new Reply.Replace(await overviews.OfAsync(unit, await BeginAsync(unit, person, draft, now), person, now));
        }, cancellationToken);
    }

    private async Task<Reply?> RefusedAsync(Address from, CancellationToken cancellationToken) =>
        Refused(await rosters.MayEnableAsync(from, cancellationToken)) is { } card ? new Reply.New(card)
        : !options.HasSafety ? new Reply.New(TeamCards.NoSafety())
        : null;

    private static Card? Refused(bool? mayEnable) => mayEnable switch
    {
        true => null,
        false => TeamCards.NotAllowed(),
        null => TeamCards.NotSure(),
    };

    private async Task<Form> BuildAsync(Address from, string draft, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var people = (await rosters.PeopleAsync(from, cancellationToken))?.Where(option => option.Value != from.User).ToList();
        var groups = await rosters.GroupsAsync(from, cancellationToken);
        var handles = await rosters.HandlesAsync(from, cancellationToken);

        return await store.ReadAsync(
            async unit =>
            {
                var person = await unit.FindPersonAsync(from);
                var today = person is { } known ? await unit.TodayAsync(known, now) : now.InUtc().Date;
                var before = person is { } own && await OwnDraftAsync(unit, own, draft) is { } row
                    ? (row.Team, string.Join(',', await unit.DraftPeopleAsync(row.Id)))
                    : ((Team, string)?)null;

                return TeamForms.New(people, groups, today, before, handles);
            },
            cancellationToken);
    }

    private async Task<Card> KeepAsync(
        Unit unit, Incoming.Submitted submitted, TeamInput input, (long Person, string Name) manager, bool isAgain, LocalDate today, Instant now)
    {
        var (from, (person, name)) = (submitted.From, manager);
        var act = await unit.NameAsync(submitted, now);

        // The same form sent twice is one draft; a draft that was looked at again gives way to its successor.
        if (await unit.FindAsync<TeamRow>("select * from team where changed_by = @act and state = 'draft'", new { act }) is { } same)
        {
            return TeamCards.Preview(same.Team, same.GroupId is null ? input.People.Count : null, today);
        }

        if (isAgain)
        {
            return TeamCards.NoDraft();
        }

        if (await OwnDraftAsync(unit, person, submitted.Action.Subject) is { } earlier)
        {
            await unit.ForgetDraftAsync(earlier.Id);
        }

        // Sent twice by two clicks it is two deliveries: the later draft stays, so that nobody is invited by both.
        foreach (var twin in await unit.DraftsAsync(person, input.Name))
        {
            await unit.ForgetDraftAsync(twin);
        }

        var row = new TeamRow
        {
            Platform = from.Platform, Workspace = from.Workspace, Name = input.Name, GroupId = input.Group, CreatedAt = now.ToColumn(),
            Day = (long)input.Cadence.Day, Minute = input.Cadence.At.Hour * 60 + input.Cadence.At.Minute, EveryWeeks = input.Cadence.EveryWeeks,
            FirstWeek = input.Cadence.First.ToString(), Zone = input.Zone?.Id, ChangedBy = act,
        };
        var draft = row with { Id = await unit.AddAsync(row) };
        await unit.SaveAsync(new ManagerRow { Team = draft.Id, Person = person, Name = name });
        await listing.NoteAsync(unit, draft, input.People, InvitationState.Draft, now);

        return TeamCards.Preview(draft.Team, input.Group is null ? input.People.Count : null, today);
    }

    private async Task<TeamRow> BeginAsync(Unit unit, long person, TeamRow draft, Instant now)
    {
        var manager = (await unit.ManagerAsync(draft.Id, person))!;
        var team = draft with { State = TeamRow.Running, CreatedAt = now.ToColumn(), ChangedBy = manager.Name, Least = options.Least ?? 0 };
        var zone = Zones.Find(await unit.ZoneAsync(person)) ?? DateTimeZone.Utc;
        await unit.SaveAsync(team);
        await unit.SaveAsync(manager with
        {
            FromAt = now.ToColumn(), SeesFrom = team.FirstWeek, DigestAt = ManagerStore.NextDigest(zone, now).ToColumn(),
        });
        await unit.ExecuteAsync(
            """
            update invitation set state = case when person is null then 'erased' else 'waiting' end, look = case when person is null then 0 else 1 end,
                at = @now, added_at = @now
            where team = @Id and state = 'draft'
            """,
            new { team.Id, now = now.ToColumn() });
        await unit.NoteAsync(person, "team-enabled", about: null, $"team {team.Id}", now);
        unit.AfterCommit(bell.Ring);

        return team;
    }

    private static async Task<TeamRow?> OwnDraftAsync(Unit unit, long person, string id) =>
        long.TryParse(id, out var number)
        && await unit.TeamAsync(number) is { State: TeamRow.Draft } row
        && await unit.ManagerAsync(number, person) is not null
            ? row
            : null;
}
