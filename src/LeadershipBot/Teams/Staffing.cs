using LeadershipBot.Cards;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>A manager adds people and takes some off.</summary>
internal sealed class Staffing(IStore store, Rosters rosters, Listing listing, Outbox.Outbox outbox, Following following, Overviews overviews, RosterBell bell, TimeProvider clock)
{
    /// <summary>The form, filled in. What became of each person is told to nobody.</summary>
    public async Task<Reply> SaveAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        var add = Ids(submitted, "add");
        var remove = Ids(submitted, "remove");
        var people = await rosters.PeopleAsync(submitted.From, cancellationToken);
        var refused = Faults(add, remove, await rosters.AreAllUnfitAsync(submitted.From, add, cancellationToken));

        return await store.ActAsync(submitted, clock, async (unit, person, isAgain, now) =>
        {
            await unit.HoldTeamAsync(submitted.Action.Subject);

            if (await unit.ManagedAsync(person, submitted.Action.Subject, now) is not { } managed)
            {
                return new Reply.New(TeamCards.NotYours());
            }

            if (isAgain)
            {
                return new Reply.New(await overviews.OfAsync(unit, managed.Team, person, now));
            }

            if (refused.Count > 0)
            {
                return new Reply.Refused(refused, TeamForms.People(managed.Team.Team, people));
            }

            if (add.Count > 0)
            {
                await listing.AddAsync(unit, managed.Team, add, now);
            }

            await RemoveAsync(unit, managed, remove, now);
            await unit.NoteAsync(person, "team-people", about: null, $"team {managed.Team.Id}", now);
            unit.AfterCommit(bell.Ring);

            return new Reply.New(await overviews.OfAsync(unit, managed.Team, person, now));
        }, cancellationToken);
    }

    private async Task RemoveAsync(Unit unit, (TeamRow Team, ManagerRow Manager) managed, IReadOnlyList<string> users, Instant now)
    {
        if (users.Count == 0)
        {
            return;
        }

        // A person first and then what is theirs, as everywhere: their own tap may be on its way.
        await unit.HoldAsync(managed.Team.Platform, managed.Team.Workspace, users);

        foreach (var invitation in await listing.OfAsync(unit, managed.Team, users))
        {
            var wasOpen = Inviting.IsOpen(invitation.Standing);
            await Listing.TakeOffAsync(unit, invitation.Id);
            await unit.SaveAsync(invitation.With(Inviting.TakenOff(invitation.Standing)) with { AgainAt = null });

            if (wasOpen)
            {
                await outbox.RemoveAsync(unit, InvitationStore.Key(invitation));
            }

            if (invitation.Person is { } person && await unit.RhythmAsync(person) is { } row && row.Team == managed.Team.Id)
            {
                await following.DetachAsync(unit, row);
                await unit.TellAsync(outbox, new NoticeRow
                {
                    Team = managed.Team.Id, Person = person, Kind = NoticeRow.Removed, ByName = managed.Manager.Name, FromAt = now.ToColumn(),
                }, row.DateTimeZone, now);
            }
        }
    }

    private static Dictionary<string, string> Faults(IReadOnlyList<string> add, IReadOnlyList<string> remove, bool areUnfit)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);

        if (add.Count == 0 && remove.Count == 0)
        {
            refused["add"] = "Pick somebody, here or below.";
        }
        else if (add.Count > TeamInput.MostPeople)
        {
            refused["add"] = $"That is {add.Count} people; I take {TeamInput.MostPeople}.";
        }
        else if (!add.All(PlatformIds.IsSound))
        {
            refused["add"] = TeamInput.Unreadable;
        }
        else if (areUnfit)
        {
            refused["add"] = "Nobody of these can be asked: bots, guests and people who are gone don't take part.";
        }

        if (!remove.All(PlatformIds.IsSound))
        {
            refused["remove"] = TeamInput.Unreadable;
        }
        else if (add.Intersect(remove).Any())
        {
            refused["remove"] = "Somebody stands in both lists.";
        }

        return refused;
    }

    private static IReadOnlyList<string> Ids(Incoming.Submitted submitted, string field) =>
        [.. TeamInput.PeopleIn(submitted.Values.GetValueOrDefault(field, "")).Where(user => user != submitted.From.User)];
}
