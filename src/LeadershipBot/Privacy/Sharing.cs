using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Privacy;

/// <summary>One sharing of one handover: one message to one manager, until it is taken back. And who has the last word over it.</summary>
internal sealed class Sharing(IStore store, Rosters rosters, Outbox.Outbox outbox, LedgerView view, TeamOptions options, TimeProvider clock)
{
    /// <summary>The key of the message.</summary>
    public static string Key(long id) => $"shared/{id}";

    /// <summary>The button in the list, and the manager picked then: <c>share:12:</c>, <c>share:12:3</c>, <c>share:12:no</c>.</summary>
    public async Task<Reply> ShareAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var name = long.TryParse(tapped.Action.Value, out _) ? (await rosters.FindSoonAsync(tapped.From, cancellationToken))?.Name : null;

        return await store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (!options.Sharing)
            {
                return new Reply.New(PrivacyCards.NoSharing());
            }

            if (await unit.HandoverAsync(person, tapped.Action.Subject) is not { State: HandoverState.Open } handover)
            {
                return new Reply.New(HandoverCards.Gone());
            }

            var managers = await unit.RhythmAsync(person) is { Team: { } team }
                ? (await unit.ManagersAsync(team, now)).Where(manager => manager.IsAt(now) && manager.Person != person).ToList()
                : [];

            if (tapped.Action.Value.Length == 0)
            {
                return new Reply.New(PrivacyCards.ShareWith(handover.Id, [.. managers.Select(manager => (manager.Person, manager.Name))]));
            }

            return managers.Find(manager => manager.Person.ToString() == tapped.Action.Value) is { } with
                ? new Reply.Replace(isAgain
                    ? await SharedAsync(unit, person, handover, with) is { } id ? PrivacyCards.Shared(id, with.Name) : PrivacyCards.TakenBack()
                    : await SendAsync(unit, person, handover, with, name ?? "Somebody in your team", now))
                : new Reply.Replace(PrivacyCards.NotShared());
        }, cancellationToken);
    }

    /// <summary>Taken back: <c>unshare:4:</c> from its own card, <c>unshare:4:list</c> from the list.</summary>
    public Task<Reply> TakeBackAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ActAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (isAgain)
            {
                return await TakenBackAsync(unit, tapped, person, now);
            }

            if (!long.TryParse(tapped.Action.Subject, out var id)
                || await unit.FindAsync<long?>("select id from shared where id = @id and person = @person and state = 'shared'", new { id, person }) is null)
            {
                return new Reply.New(HandoverCards.Gone());
            }

            await unit.ExecuteAsync("update shared set state = 'taken-back' where id = @id", new { id });
            await outbox.RemoveAsync(unit, Key(id));
            await unit.NoteAsync(person, "unshared", about: null, $"{id}", now);
            return await TakenBackAsync(unit, tapped, person, now);
        }, cancellationToken);

    /// <summary>Opens the form that changes who has the last word.</summary>
    public Task<Reply> LevelFormAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) => store.ReadAsync<Reply>(
        async unit => await unit.FindPersonAsync(tapped.From) is { } person && await unit.HandoverAsync(person, tapped.Action.Subject) is { State: HandoverState.Open } handover
            ? new Reply.Open(HandoverCards.LevelForm(handover), new Choice("Change who has the last word", "level", tapped.Action.Subject, ""))
            : new Reply.New(HandoverCards.Gone()),
        cancellationToken);

    /// <summary>Who has the last word, changed.</summary>
    public Task<Reply> LevelAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) =>
        store.ActAsync(submitted, clock, async (unit, person, isAgain, now) =>
        {
            if (isAgain)
            {
                return new Reply.New(await view.OfAsync(unit, person, await unit.TodayAsync(person, now)));
            }

            if (await unit.HandoverAsync(person, submitted.Action.Subject) is not { State: HandoverState.Open } handover)
            {
                return new Reply.New(HandoverCards.Gone());
            }

            if (DelegationLevels.TryParse(submitted.Values.GetValueOrDefault("level")) is not { } level)
            {
                return new Reply.Refused(new Dictionary<string, string> { ["level"] = "Pick who has the last word." }, HandoverCards.LevelForm(handover));
            }

            await unit.ExecuteAsync("update handover set level = @level where person = @person and id = @Id", new { person, handover.Id, level = level.Id() });
            var today = await unit.TodayAsync(person, now);
            return new Reply.New(await view.OfAsync(unit, person, today));
        }, cancellationToken);

    private async Task<Reply> TakenBackAsync(Unit unit, Incoming.Tapped tapped, long person, Instant now) => new Reply.Replace(
        tapped.Action.Value == "list" ? await view.OfAsync(unit, person, await unit.TodayAsync(person, now)) : PrivacyCards.TakenBack());

    private static Task<long?> SharedAsync(Unit unit, long person, Handover handover, ManagerRow with) => unit.FindAsync<long?>(
        "select id from shared where person = @person and handover = @Id and manager = @Manager and state = 'shared'", new { person, handover.Id, Manager = with.Person });

    private async Task<Card> SendAsync(Unit unit, long person, Handover handover, ManagerRow with, string name, Instant now)
    {
        var id = await SharedAsync(unit, person, handover, with);

        if (id is null)
        {
            id = await unit.FindAsync<long>(
                """
                insert into shared (person, handover, manager, with_name, by_name, state, at) values (@person, @Id, @Manager, @With, @By, 'shared', @now) returning id
                """,
                new { person, handover.Id, Manager = with.Person, With = with.Name, By = name, now = now.ToColumn() });
            var (due, _) = InvitationStore.Outside(Zones.Find(await unit.ZoneAsync(with.Person)) ?? DateTimeZone.Utc, now);
            await outbox.PostAsync(unit, new Post(
                Key(id.Value), with.Person, SharedMessages.SharedKind, id.Value.ToString(), Lane.Invitation, due.ToDateTimeOffset(), (due + Duration.FromDays(7)).ToDateTimeOffset()));
            await unit.NoteAsync(person, "shared", about: null, $"{id}", now);
        }

        return PrivacyCards.Shared(id.Value, with.Name);
    }
}

/// <summary>A shared handover as its manager reads it, as long as it is shared.</summary>
internal sealed class SharedMessages : IMessageSource
{
    public const string SharedKind = "shared";

    public string Kind => SharedKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject)
    {
        var shared = await unit.FindAsync<Row>(
            "select person, handover, by_name from shared where id = @id and manager = @person and state = 'shared'", new { id = long.Parse(subject), person });

        return shared is not null && await unit.HandoverAsync(shared.Person, shared.Handover.ToString()) is { } handover
            ? PrivacyCards.SharedByLeader(shared.ByName, handover.What, handover.Who, handover.Level.Words())
            : null;
    }

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;

    private sealed record Row
    {
        public long Person { get; init; }
        public long Handover { get; init; }
        public string ByName { get; init; } = "";
    }
}
