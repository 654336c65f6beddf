using System.Reflection;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using LeadershipBot.Teams;

namespace LeadershipBot.Privacy;

/// <summary>What a person may ask about themselves: what is held, who saw it, give it to me, forget it.</summary>
internal sealed class SelfService(IStore store, Exports exports, Erasing erasing, Sharing sharing, PackMark pack, TeamOptions options, TimeProvider clock, ILogger<SelfService> log)
{
    /// <summary>A button.</summary>
    public Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) => tapped.Action switch
    {
        { Verb: "export" } => ExportAsync(tapped, cancellationToken),
        { Verb: "erase", Value: "ask" } => Task.FromResult<Reply>(new Reply.New(PrivacyCards.AskToErase())),
        { Verb: "erase", Value: "no" } => Task.FromResult<Reply>(new Reply.Replace(PrivacyCards.Kept())),
        { Verb: "erase", Value: "yes" } => EraseAsync(tapped, cancellationToken),
        { Verb: "share" } => sharing.ShareAsync(tapped, cancellationToken),
        { Verb: "unshare" } => sharing.TakeBackAsync(tapped, cancellationToken),
        { Verb: "level" } => sharing.LevelFormAsync(tapped, cancellationToken),
        _ => Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown())),
    };

    /// <summary>Who has the last word over a handover, changed.</summary>
    public Task<Reply> LevelAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) => sharing.LevelAsync(submitted, cancellationToken);

    /// <summary>What can be said; another screen for whoever looks after a team.</summary>
    public Task<Reply> HelpAsync(Address from, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.ReadAsync<Reply>(
            async unit => new Reply.New(PeopleCards.Help(await unit.FindPersonAsync(from) is { } person && (await unit.TeamsOfAsync(person, now)).Count > 0)),
            cancellationToken);
    }

    /// <summary>What is held, and who saw it.</summary>
    public Task<Reply> HeldAsync(Address from, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(from) is not { } person)
                {
                    return new Reply.New(PrivacyCards.Held(holding: null, [], "", now.InUtc().Date));
                }

                var looks = (await Audit.AboutAsync(unit, person))
                    .Select(entry => (entry.At, Words: AuditWords.Of(entry)))
                    .Where(entry => entry.Words is not null)
                    .Select(entry => new Seen(entry.At.ToInstant().InUtc().Date, entry.Words!));

                return new Reply.New(PrivacyCards.Held(await HoldingAsync(unit, person), [.. looks], Version(), await unit.TodayAsync(person, now)));
            },
            cancellationToken);
    }

    /// <summary>The link to the export, or whom to ask for it.</summary>
    public Task<Reply> ExportAsync(Incoming asked, CancellationToken cancellationToken) => exports.OfferAsync(asked, cancellationToken);

    private async Task<Reply> EraseAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        var erased = await store.WriteAsync(async unit =>
        {
            if (!await unit.IsFirstAsync(tapped, now) || await unit.FindPersonAsync(tapped.From) is null)
            {
                return (long?)null;
            }

            var person = await unit.EnterAsync(tapped.From, now);
            await erasing.EraseAsync(unit, person, reason: null, now);
            return person;
        }, cancellationToken);

        if (erased is { } number)
        {
            await store.ForgetAsync(cancellationToken);

            // At a level that is seldom turned off: after a restore nothing else says so.
            log.LogWarning("Person {Number} has erased themselves. Whoever restores a backup from before erases that number in it again", number);
        }

        return new Reply.Replace(PrivacyCards.Erased());
    }

    private async Task<Holding> HoldingAsync(Unit unit, long person)
    {
        var row = await unit.RhythmAsync(person);
        var team = row?.Team is { } id ? await unit.TeamAsync(id) : null;

        return new(
            await CountAsync("check_in where person = @person and answer is not null"),
            await CountAsync("handover where person = @person and state = 'open'"),
            await CountAsync("shown where person = @person"),
            team?.Name,
            await unit.KeptWeeksAsync(person) ?? options.KeptWeeks,
            (await unit.FindAsync<long>("select created_at from person where id = @person", new { person })).ToInstant().InUtc().Date);

        Task<long> CountAsync(string what) => unit.FindAsync<long>($"select count(*) from {what}", new { person });
    }

    private string Version() =>
        $"Program {typeof(SelfService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown"}, texts {pack.Short}.";
}

/// <summary>Entries of the audit log in the words of the person they concern.</summary>
internal static class AuditWords
{
    /// <summary>The entry in words; null for what the person did as a manager, which is about a team and not about them.</summary>
    public static string? Of(Audit.Entry entry) => (entry.Act, entry.Own != 0) switch
    {
        ("exported", true) => "you exported it yourself.",
        ("exported", false) => $"whoever runs me exported it{Reason(entry)}.",
        ("export-asked", _) => "you asked for an export.",
        ("shared", true) => $"you shared a handover with {entry.Name ?? "a manager"}.",
        ("unshared", true) => $"you took back a handover shared with {entry.Name ?? "a manager"}.",
        ("team-offered", false) => "a manager asked whether you would look after a team.",
        _ => null,
    };

    private static string Reason(Audit.Entry entry) => entry.Detail.Length == 0 ? "" : $", giving as the reason: {entry.Detail}";
}
