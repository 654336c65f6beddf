using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>A team gets another manager: its people are told by name, and whoever says nothing is paused.</summary>
internal sealed class Handing(Outbox.Outbox outbox)
{
    /// <summary>Whoever was asked has accepted.</summary>
    /// <returns>From which day on they look after it; null for at once.</returns>
    public async Task<LocalDate?> HandAsync(Unit unit, TeamRow team, ManagerRow asked, ManagerRow giver, ManagerOffer offer, Instant now)
    {
        await unit.SaveAsync(team with { Terms = team.Terms + 1 });
        await unit.NoteAsync(asked.Person, "team-accepted", giver.Person, $"team {team.Id} as {offer.Role}", now);

        // Its people know a co-manager by name and have chosen already: there is nothing to wait for and nobody new to announce.
        if (asked.IsLasting && asked.IsAt(now))
        {
            await unit.SaveAsync(asked with { Role = offer.Role });
            await unit.SaveAsync(giver with { UntilAt = now.ToColumn() });
            return null;
        }

        // Whoever was to join later never did: what they take now is one change, and is told like one.
        if (asked.IsLasting)
        {
            await unit.ForgetAsync(asked);
        }

        var from = now.InUtc().Date.PlusDays(NoticeCards.DaysAhead);
        var begins = from.AtMidnight().InUtc().ToInstant();
        var zone = Zones.Find(await unit.ZoneAsync(asked.Person)) ?? DateTimeZone.Utc;
        await unit.SaveAsync(asked with
        {
            Role = offer.Role, State = ManagerRow.Agreed, FromAt = begins.ToColumn(), UntilAt = null,
            SeesFrom = Week.Of(from).Plus(1).ToString(), DigestAt = ManagerStore.NextDigest(zone, begins).ToColumn(),
        });

        if (offer.Role == ManagerRow.Owner)
        {
            await unit.SaveAsync(giver with { UntilAt = begins.ToColumn() });
        }

        await AnnounceAsync(unit, asked, giver, offer.Role, begins, now);
        return from;
    }

    private async Task AnnounceAsync(Unit unit, ManagerRow asked, ManagerRow giver, string role, Instant begins, Instant now)
    {
        var members = await unit.QueryAsync<long>(
            "select person from rhythm where team = @Team and state = 'following' and person <> @Person and person <> @giver order by person",
            new { asked.Team, asked.Person, giver = giver.Person });

        foreach (var member in members)
        {
            // Who was told of an earlier change and has not replied is asked about this one instead.
            foreach (var earlier in await unit.OpenNoticesAsync(asked.Team, member))
            {
                await unit.SettleAsync(earlier, NoticeRow.Told);
                await outbox.EditAsync(unit, NoticeStore.Key(earlier.Id));
            }

            await unit.TellAsync(outbox, new NoticeRow
            {
                Team = asked.Team, Person = member, Kind = role == ManagerRow.Owner ? NoticeRow.Handed : NoticeRow.Added,
                ByName = giver.Name, NewName = asked.Name, FromAt = begins.ToColumn(), State = NoticeRow.Open,
            }, (await unit.RhythmAsync(member))!.DateTimeZone, now);
        }
    }
}
