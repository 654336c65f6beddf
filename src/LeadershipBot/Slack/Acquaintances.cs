using System.Collections.Concurrent;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Looks people up the first time they are met, for their time zone and for whether they belong here at all.</summary>
/// <remarks>What is not known within a moment is not waited for, and while Slack is slow or away nobody waits at all.</remarks>
internal sealed class Acquaintances(SlackRoster roster, Inbox inbox, TimeProvider clock, ILogger<Acquaintances> log)
{
    // An acknowledgement has three seconds in all.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(string Workspace, string User), Task<Account?>> met = [];
    private readonly ConcurrentDictionary<(string Workspace, string User), bool> greeted = [];
    private long notBefore;

    /// <summary>The person's account, or null where it is not known yet.</summary>
    /// <exception cref="StorageAwayException">What was learnt of them could not be kept.</exception>
    public async Task<Account?> MeetAsync(Address person)
    {
        var lookup = Lookup(person);

        // Where storage is away this throws: what could not be kept is not acknowledged, and comes again.
        if (lookup.IsCompleted)
        {
            return await lookup;
        }

        if (clock.GetUtcNow().ToUnixTimeMilliseconds() < Interlocked.Read(ref notBefore))
        {
            return null;
        }

        try
        {
            return await lookup.WaitAsync(Moment);
        }
        catch (TimeoutException)
        {
            Interlocked.Exchange(ref notBefore, (clock.GetUtcNow() + Rest).ToUnixTimeMilliseconds());
            return null;
        }
    }

    /// <summary>Slack says that an account has changed.</summary>
    public void Note(Address person, Account account) => met[(person.Workspace, person.User)] = Task.FromResult<Account?>(account);

    /// <summary>What is known of somebody already, without asking or waiting.</summary>
    public Acquaintance Known(Address person) =>
        new(met.TryGetValue((person.Workspace, person.User), out var known) && known.IsCompletedSuccessfully ? known.Result : null);

    /// <summary>Whether a greeting of theirs was kept in this run of the program: whoever opens the conversation again and again costs nothing.</summary>
    public bool IsGreeted(Address person) => greeted.ContainsKey((person.Workspace, person.User));

    /// <summary>Their greeting was kept.</summary>
    public void NoteGreeting(Address person) => greeted[(person.Workspace, person.User)] = true;

    private Task<Account?> Lookup(Address person)
    {
        var key = (person.Workspace, person.User);

        // One that came to nothing is tried again, but not at once: that is how a slow Slack is made slower.
        if (met.TryGetValue(key, out var known)
            && (!known.IsCompleted || (known.IsCompletedSuccessfully && known.Result is not null) || clock.GetUtcNow().ToUnixTimeMilliseconds() < Interlocked.Read(ref notBefore)))
        {
            return known;
        }

        if (clock.GetUtcNow().ToUnixTimeMilliseconds() < Interlocked.Read(ref notBefore))
        {
            return Task.FromResult<Account?>(null);
        }

        return met[key] = LookUpAsync(person);
    }

    private async Task<Account?> LookUpAsync(Address person)
    {
        await Task.Yield();

        try
        {
            var account = await roster.FindAsync(person, CancellationToken.None);

            if (account is { IsOurs: true, IsPerson: true, IsActive: true, Zone: not null })
            {
                // Noted before anything they do: joining asks for their zone.
                await inbox.TakeAsync(
                    new Incoming.Arrived(person with { Place = null }, $"slack/met/{person.Workspace}/{person.User}", Carries.Everything, account.Zone), CancellationToken.None);
            }

            return account;
        }
        catch (RosterAwayException away)
        {
            Interlocked.Exchange(ref notBefore, (clock.GetUtcNow() + Rest).ToUnixTimeMilliseconds());
            log.LogInformation("Somebody's account could not be looked up: {Why}", away.Message);
            return null;
        }
    }
}

/// <summary>What is known of who somebody is.</summary>
/// <param name="Account">Their account, or null where Slack does not say just now.</param>
/// <param name="IsForeign">Whether the delivery itself says that they are of another organisation.</param>
internal sealed record Acquaintance(Account? Account, bool IsForeign = false)
{
    /// <summary>Somebody of another organisation.</summary>
    public static readonly Acquaintance Foreign = new(null, IsForeign: true);

    /// <summary>Whether they are certainly none of the people the bot is here for.</summary>
    public bool IsGuest => IsForeign || Account is { IsOurs: false } or { IsActive: false };

    /// <summary>Whether nobody can say just now.</summary>
    public bool IsUnsure => Account is null && !IsForeign;
}
