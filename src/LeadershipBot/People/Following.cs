using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Changes to a person's rhythm inside somebody else's transaction: joining, pausing, another beat, leaving.</summary>
internal sealed class Following(Outbox.Outbox outbox, CheckInOptions options)
{
    /// <summary>A word from the person: patience begins anew, and a pause that was only the bot's own ends.</summary>
    /// <returns>Whether it ended a pause.</returns>
    public async Task<bool> HeardAsync(Unit unit, long person, Instant now)
    {
        if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
        {
            return false;
        }

        if (row.PausedBy is RhythmRow.ByIgnoring or RhythmRow.ByFailure)
        {
            await ResumeAsync(unit, row, now);
            return true;
        }

        if (row.Ignored != 0)
        {
            await unit.SaveAsync(row with { Ignored = 0 });
        }

        return false;
    }

    /// <summary>Joins, or joins again. Weeks that were settled before stay settled.</summary>
    public async Task<RhythmRow> JoinAsync(Unit unit, long person, DateTimeZone zone, Instant now)
    {
        var before = await unit.RhythmAsync(person);
        var usual = Cadence.Default(Week.Of(now.InZone(zone).Date));
        var rhythm = before is null
            ? Rhythm.Start(usual.Day, usual.At, usual.EveryWeeks, zone, settled: null, now)
            : Rhythm.Start(before.Rhythm.Cadence.Day, before.Rhythm.Cadence.At, before.Rhythm.Cadence.EveryWeeks, before.DateTimeZone, before.Rhythm.Settled, now);
        var row = (before ?? new RhythmRow { Person = person, JoinedAt = now.ToColumn() }) with
        {
            State = RhythmRow.Following,
            PausedBy = null,
            Ignored = 0,
            SeasonFrom = rhythm.Settled.Plus(1).ToString(),
            Team = null,
            OwnTime = 0,
            OwnEvery = 0,
        };
        var joined = row.With(rhythm, options.Grace);
        await unit.SaveAsync(joined);

        return joined;
    }

    /// <summary>Follows a team from now on, whatever was followed before. Weeks that were settled before stay settled.</summary>
    public async Task<RhythmRow> JoinAsync(Unit unit, long person, Team team, DateTimeZone own, Instant now)
    {
        var before = await unit.RhythmAsync(person);
        var rhythm = Rhythm.Follow(team.Cadence, team.ZoneFor(own), before is null ? null : Week.Parse(before.Settled), now) with { Off = team.Off };
        var row = (before ?? new RhythmRow { Person = person, JoinedAt = now.ToColumn() }) with
        {
            State = RhythmRow.Following,
            PausedBy = null,
            Ignored = 0,
            SeasonFrom = rhythm.Settled.Plus(1).ToString(),
            Team = team.Id,
            TeamVersion = team.Version,
            OwnTime = 0,
            OwnEvery = 0,
        };
        var joined = row.With(rhythm, options.Grace);
        await unit.SaveAsync(joined);

        return joined;
    }

    /// <summary>The team has another day, hour, beat or rest. What the person chose for themselves stays; a slower beat of theirs too.</summary>
    public async Task FollowAsync(Unit unit, RhythmRow row, Team team, Instant now)
    {
        var (cadence, own) = (row.Rhythm.Cadence, Zones.Find(await unit.ZoneAsync(row.Person)) ?? row.DateTimeZone);
        var isOwn = row.OwnTime != 0;
        var every = row.OwnEvery != 0 ? Math.Max((int)row.EveryWeeks, team.Cadence.EveryWeeks) : team.Cadence.EveryWeeks;
        var rhythm = row.Rhythm with { Off = team.Off };
        var (weeks, after) = rhythm.Change(
            isOwn ? cadence.Day : team.Cadence.Day, isOwn ? cadence.At : team.Cadence.At, every, team.Cadence.First, isOwn ? row.DateTimeZone : team.ZoneFor(own), now);
        await WriteAsync(unit, row.Person, weeks);
        await unit.SaveAsync((row with { TeamVersion = team.Version }).With(after, options.Grace));
    }

    /// <summary>The team is over for this person: nothing queued goes out, and nothing more is planned.</summary>
    public async Task DetachAsync(Unit unit, RhythmRow row)
    {
        await CancelAsync(unit, row.Person, Because.Left);
        await unit.SaveAsync(row with { State = RhythmRow.Gone, Team = null, Off = "", OwnTime = 0, OwnEvery = 0, NextDueAt = null });
    }

    /// <summary>Leaves: nothing queued goes out, nothing more is planned, and what was handed over is closed, so that its 90 days begin.</summary>
    public async Task LeaveAsync(Unit unit, long person, Instant now)
    {
        if (await unit.RhythmAsync(person) is { } row)
        {
            await CancelAsync(unit, person, Because.Left);
            await unit.CloseHandoversAsync(person, now);
            await unit.SaveAsync(row with { State = RhythmRow.Gone, Team = null, Off = "", OwnTime = 0, OwnEvery = 0, NextDueAt = null });
            await unit.ExecuteAsync("update invitation set state = 'declined' where person = @person and state = 'joined'", new { person });
        }
    }

    /// <summary>Pauses. Nothing queued goes out; the open question may still be answered.</summary>
    public async Task<RhythmRow?> PauseAsync(Unit unit, long person, LocalDate until, string by)
    {
        if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
        {
            return null;
        }

        await CancelAsync(unit, person, Because.Paused);
        var paused = row.With(row.Rhythm.Pause(until), options.Grace) with { PausedBy = by };
        await unit.SaveAsync(paused);

        return paused;
    }

    /// <summary>Ends a pause; what was due meanwhile stays unasked.</summary>
    public async Task<RhythmRow> ResumeAsync(Unit unit, RhythmRow row, Instant now)
    {
        var wish = row.PausedBy == RhythmRow.ByWish;
        var (weeks, after) = row.Rhythm.Resume(now);
        await WriteAsync(unit, row.Person, weeks);
        var resumed = row.With(after, options.Grace) with { Ignored = 0, IsReturn = wish && weeks.Count > 0 ? 1 : row.IsReturn };
        await unit.SaveAsync(resumed);

        return resumed;
    }

    /// <summary>Another beat: every week, every other, once in four.</summary>
    public async Task BeatAsync(Unit unit, long person, int everyWeeks, Instant now)
    {
        if (await unit.RhythmAsync(person) is { IsFollowing: true } row)
        {
            var cadence = row.Rhythm.Cadence;
            await ChangeAsync(unit, row with { OwnEvery = 1 }, cadence.Day, cadence.At, Math.Max(everyWeeks, await unit.LeastWeeksAsync(row)), row.DateTimeZone, now);
        }
    }

    /// <summary>Another day, hour, zone or beat. The open week is never touched.</summary>
    public async Task<RhythmRow> ChangeAsync(
        Unit unit, RhythmRow row, IsoDayOfWeek day, LocalTime at, int everyWeeks, DateTimeZone zone, Instant now)
    {
        // A new beat counts from the last question, or from the first one where none was asked yet.
        var from = row.Rhythm.Settled.Plus(row.Asked > 0 ? 0 : 1);
        var (weeks, after) = row.Rhythm.Change(day, at, everyWeeks, from, zone, now);
        await WriteAsync(unit, row.Person, weeks);
        var changed = row.With(after, options.Grace);
        await unit.SaveAsync(changed);

        return changed;
    }

    /// <summary>Leaves out the next question.</summary>
    public async Task<RhythmRow> SkipNextAsync(Unit unit, RhythmRow row)
    {
        var (weeks, after) = row.Rhythm.SkipNext();
        await WriteAsync(unit, row.Person, weeks);
        var skipped = row.With(after, options.Grace);
        await unit.SaveAsync(skipped);

        return skipped;
    }

    // What has not gone out is not asked, and what stood beside it waits.
    private async Task CancelAsync(Unit unit, long person, Because because)
    {
        await outbox.CancelAsync(unit, person);
        var cancelled = await unit.ExecuteAsync(
            "update check_in set state = 'not-asked', because = @because where person = @person and state = 'queued'",
            new { person, because = Names<Because>.Of(because) });

        if (cancelled > 0)
        {
            await unit.CommitmentWaitsAsync(person);
        }
    }

    private static async Task WriteAsync(Unit unit, long person, IReadOnlyList<SettledWeek> weeks)
    {
        foreach (var week in weeks)
        {
            await unit.AddSkippedAsync(person, week);
        }
    }
}
