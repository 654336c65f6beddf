using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a manager does with a team that runs. Every act first asks whether whoever acts looks after that team now.</summary>
internal sealed class Steering(IStore store, Rosters rosters, Overviews overviews, TimeProvider clock)
{
    /// <summary>The overview.</summary>
    public Task<Reply> OverviewAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        LookAsync(tapped, (unit, team, manager, _, now) => overviews.OfAsync(unit, team, manager.Person, now), cancellationToken);

    /// <summary>The figures.</summary>
    public Task<Reply> FiguresAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        LookAsync(tapped, (unit, team, manager, _, _) => overviews.FiguresAsync(unit, team, manager), cancellationToken);

    /// <summary>Another question to open with, where nothing is shown: <c>team:3:opener-2</c>. It stands by itself, for the note it was asked from holds more; from then on it gives way to the next: <c>opener-3-on</c>.</summary>
    public async Task<Reply> OpenerAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var which = tapped.Action.Value.Split('-') is [_, var number, ..] && int.TryParse(number, out var read) ? Math.Abs(read % 100) : 0;
        var reply = await LookAsync(tapped, (_, team, _, _, _) => Task.FromResult(TrendCards.Opener(team.Id, which)), cancellationToken);

        return reply is Reply.Replace { Card: var card } && !tapped.Action.Value.EndsWith("-on", StringComparison.Ordinal) ? new Reply.New(card) : reply;
    }

    /// <summary>Nobody is asked until <see cref="ResumeAsync"/>.</summary>
    public Task<Reply> PauseAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        RestAsync(tapped, "team-paused", (team, local) => team.RestsOn(local.Date) ? team.Off : team.Pause(local.Date), cancellationToken);

    /// <summary>Ends a pause or a holiday; nothing is made up for.</summary>
    public Task<Reply> ResumeAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        RestAsync(tapped, "team-resumed", (team, local) => team.Resume(local.Date), cancellationToken);

    /// <summary>Leaves out the next week in which it would ask: <c>team:3:skip-2026-W48</c>. Where that week is not the next any more, nothing is left out.</summary>
    public Task<Reply> SkipAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        RestAsync(tapped, "team-skipped", (team, local) => team.SkipNext(local, Week.TryParse(tapped.Action.Value["skip".Length..].TrimStart('-'))), cancellationToken);

    /// <summary>The rests ahead, or at once the form where there are none.</summary>
    public async Task<Reply> RestsAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return await FormAsync(tapped, cancellationToken) is Reply.Open form
            ? await store.ReadAsync<Reply>(
                async unit => await unit.FindPersonAsync(tapped.From) is { } person && await unit.ManagedAsync(person, tapped.Action.Subject, now) is { Team.Team: var team }
                    && await unit.TodayAsync(person, now) is var today && team.Ahead(today).Count > 0
                        ? new Reply.Replace(TeamCards.Holidays(team, today))
                        : form,
                cancellationToken)
            : new Reply.New(TeamCards.NotYours());
    }

    /// <summary>A rest that has not begun is none: <c>team:3:out-2026-12-21/2027-01-03</c>. One that is gone already stays gone.</summary>
    public Task<Reply> TakeOutAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        ActAsync(
            tapped,
            async (unit, row, manager, today, now) =>
            {
                if (row.Team.Ahead(today).FirstOrDefault(off => $"out-{DaysOff.Write([off])}" == tapped.Action.Value) is { } gone)
                {
                    row = row.With(row.Team with { Off = [.. row.Team.Off.Where(off => off != gone)] }, manager.Name);
                    await unit.SaveAsync(row);
                    await unit.NoteAsync(manager.Person, "team-rest-out", about: null, $"team {row.Id}", now);
                }

                return await AheadAsync(unit, row, manager, today, now);
            },
            AheadAsync,
            cancellationToken);

    private async Task<Card> AheadAsync(Unit unit, TeamRow row, ManagerRow manager, LocalDate today, Instant now) =>
        row.Team.Ahead(today).Count > 0 ? TeamCards.Holidays(row.Team, today) : await overviews.OfAsync(unit, row, manager.Person, now);

    /// <summary>Asks whether it should really end.</summary>
    public Task<Reply> EndAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        LookAsync(tapped, (_, team, _, _, _) => Task.FromResult(TeamCards.End(team.Team)), cancellationToken);

    /// <summary>Ends it. Its people are told within the minute.</summary>
    public Task<Reply> EndNowAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        ActAsync(
            tapped,
            async (unit, team, manager, _, now) =>
            {
                await unit.SaveAsync(team with { State = TeamRow.Ended, EndedAt = now.ToColumn(), Version = team.Version + 1, ChangedBy = manager.Name });
                await unit.ExecuteAsync("update team_manager set digest_at = null where team = @Id", new { team.Id });
                await unit.ExecuteAsync("delete from block where team = @Id and state = 'open'", new { team.Id });
                await unit.NoteAsync(manager.Person, "team-ended", about: null, $"team {team.Id}", now);
                return TeamCards.Ended(team.Team);
            },
            (unit, team, manager, _, now) => overviews.OfAsync(unit, team, manager.Person, now),
            cancellationToken);

    /// <summary>Opens one of the forms.</summary>
    public async Task<Reply> FormAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var people = tapped.Action.Value is "people" or "hand" or "co"
            ? (await rosters.PeopleAsync(tapped.From, cancellationToken))?.Where(option => option.Value != tapped.From.User).ToList()
            : null;
        var now = clock.Now();

        return await store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(tapped.From) is not { } person || await unit.ManagedAsync(person, tapped.Action.Subject, now) is not { Team.Team: var team })
                {
                    return new Reply.New(TeamCards.NotYours());
                }

                var today = await unit.TodayAsync(person, now);
                return new Reply.Open(FormOf(tapped.Action.Value, team, people, today), new Choice("Open it", "team", tapped.Action.Subject, tapped.Action.Value));
            },
            cancellationToken);
    }

    /// <summary>Day, hour, beat and name, saved: all of it, or none and a sentence at each field that needs one.</summary>
    public Task<Reply> ChangeAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) =>
        SaveAsync(submitted, async (unit, row, manager, today, now) =>
        {
            var before = row.Team;
            var (team, refused) = TeamInput.ReadChange(submitted.Values, before);

            if (team is null)
            {
                return new Reply.Refused(refused, TeamForms.Change(before));
            }

            // It reads like that already: the same form, sent twice.
            if (team == before)
            {
                return new Reply.New(await overviews.OfAsync(unit, row, manager.Person, now));
            }

            if (submitted.Action.Value != row.Version.ToString())
            {
                return new Reply.New(TeamCards.ChangedMeanwhile(before, row.ChangedBy, today));
            }

            var changed = row.With(team, manager.Name);
            await unit.SaveAsync(changed);
            await unit.NoteAsync(manager.Person, "team-changed", about: null, $"team {row.Id}", now);
            return new Reply.New(await overviews.OfAsync(unit, changed, manager.Person, now));
        }, cancellationToken);

    /// <summary>Holidays, saved.</summary>
    public Task<Reply> HolidaysAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) =>
        SaveAsync(submitted, async (unit, row, manager, today, now) =>
        {
            var (off, refused) = TeamInput.ReadHolidays(submitted.Values, row.Team, today);

            if (off is null)
            {
                return new Reply.Refused(refused, TeamForms.Holidays(row.Team, today));
            }

            var changed = row.With(row.Team with { Off = [.. row.Team.Off.Where(one => one != off), off] }, manager.Name);
            await unit.SaveAsync(changed);
            await unit.NoteAsync(manager.Person, "team-holidays", about: null, $"team {row.Id}", now);
            return new Reply.New(await overviews.OfAsync(unit, changed, manager.Person, now));
        }, cancellationToken);

    private static Form FormOf(string which, Team team, IReadOnlyList<Option>? people, LocalDate today) => which switch
    {
        "change" => TeamForms.Change(team),
        "holidays" or "days" => TeamForms.Holidays(team, today),
        "people" => TeamForms.People(team, people),
        "hand" => TeamForms.Hand(team, ManagerRow.Owner, people),
        _ => TeamForms.Hand(team, ManagerRow.Co, people),
    };

    private Task<Reply> RestAsync(Incoming.Tapped tapped, string act, Func<Team, LocalDateTime, IReadOnlyList<DaysOff>> rest, CancellationToken cancellationToken) =>
        ActAsync(
            tapped,
            async (unit, row, manager, _, now) =>
            {
                var off = rest(row.Team, await Overviews.LocalAsync(unit, row, now));

                if (off.SequenceEqual(row.Team.Off))
                {
                    return await overviews.OfAsync(unit, row, manager.Person, now);
                }

                var changed = row.With(row.Team with { Off = off }, manager.Name);
                await unit.SaveAsync(changed);
                await unit.NoteAsync(manager.Person, act, about: null, $"team {row.Id}", now);
                return await overviews.OfAsync(unit, changed, manager.Person, now);
            },
            (unit, row, manager, _, now) => overviews.OfAsync(unit, row, manager.Person, now),
            cancellationToken);

    private Task<Reply> LookAsync(Incoming.Tapped tapped, Func<Unit, TeamRow, ManagerRow, LocalDate, Instant, Task<Card>> look, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(tapped.From, now);
            await unit.HoldTeamAsync(tapped.Action.Subject);

            return await unit.ManagedAsync(person, tapped.Action.Subject, now) is { } managed
                ? new Reply.Replace(await look(unit, managed.Team, managed.Manager, await unit.TodayAsync(person, now), now))
                : new Reply.New(TeamCards.NotYours());
        }, cancellationToken);
    }

    /// <param name="again">What stands there when the tap is told of again.</param>
    private Task<Reply> ActAsync(
        Incoming.Tapped tapped, Func<Unit, TeamRow, ManagerRow, LocalDate, Instant, Task<Card>> act, Func<Unit, TeamRow, ManagerRow, LocalDate, Instant, Task<Card>> again,
        CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            await unit.HoldTeamAsync(tapped.Action.Subject);

            return await unit.ManagedAsync(person, tapped.Action.Subject, now) is { } managed
                ? new Reply.Replace(await (isAgain ? again : act)(unit, managed.Team, managed.Manager, await unit.TodayAsync(person, now), now))
                : isAgain && await EndedAsync(unit, person, tapped.Action.Subject) is { } ended ? new Reply.Replace(TeamCards.Ended(ended.Team))
                : new Reply.New(TeamCards.NotYours());
        }, cancellationToken);

    // Whoever looked after it to the end may read that it has ended.
    private static async Task<TeamRow?> EndedAsync(Unit unit, long person, string team) =>
        long.TryParse(team, out var id)
        && await unit.TeamAsync(id) is { State: TeamRow.Ended } row
        && await unit.ManagerAsync(id, person) is { IsLasting: true }
            ? row
            : null;

    private Task<Reply> SaveAsync(Incoming.Submitted submitted, Func<Unit, TeamRow, ManagerRow, LocalDate, Instant, Task<Reply>> save, CancellationToken cancellationToken) =>
        store.ActAsync(submitted, clock, async (unit, person, isAgain, now) =>
        {
            await unit.HoldTeamAsync(submitted.Action.Subject);

            return await unit.ManagedAsync(person, submitted.Action.Subject, now) is not { } managed ? new Reply.New(TeamCards.NotYours())
                : isAgain ? new Reply.New(await overviews.OfAsync(unit, managed.Team, person, now))
                : await save(unit, managed.Team, managed.Manager, await unit.TodayAsync(person, now), now);
        }, cancellationToken);
}
