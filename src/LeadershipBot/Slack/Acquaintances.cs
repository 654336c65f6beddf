using System.Collections.Concurrent;
using System.Diagnostics;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Looks people up when they are met, for their time zone and for whether they belong here at all; again when that has grown old.</summary>
/// <remarks>What is not known within a moment is not waited for, and while Slack is slow or away for a workspace nobody there waits at all.</remarks>
internal sealed class Acquaintances(SlackRoster roster, Inbox inbox, TimeProvider clock, ILogger<Acquaintances> log)
{
    // An acknowledgement has three seconds in all.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Remembered<Meeting> met = new();
    private readonly Remembered<bool> greeted = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> resting = [];

    /// <summary>The person's account as it was at most ten minutes ago; an older one where Slack does not say just now; null where it is not known at all.</summary>
    /// <param name="isPatient">Whether something newer is waited for where an older account is known: what they do enrols somebody. Else it is looked up behind their back.</param>
    /// <exception cref="StorageAwayException">What was learnt of them could not be kept.</exception>
    public async Task<Account?> MeetAsync(Address person, bool isPatient = true)
    {
        var meeting = met.TryGet(person, out var known) && IsGood(known) ? known
            : IsResting(person.Workspace) ? null
            : met.Set(person, Begin(person, known?.Last));

        // Where storage is away this throws: what could not be kept is not acknowledged, and comes again.
        if (meeting is { Task.IsCompleted: true })
        {
            return await meeting.Task;
        }

        if (meeting is null || IsResting(person.Workspace) || (!isPatient && known?.Last is not null))
        {
            return known?.Last;
        }

        try
        {
            return await meeting.Task.WaitAsync(Moment);
        }
        catch (TimeoutException)
        {
            // In our own queue Slack was not even asked yet.
            if (meeting.Asked >= Moment / 2)
            {
                LetRest(person.Workspace);
            }

            return meeting.Before;
        }
    }

    /// <summary>Slack says that an account has changed.</summary>
    public void Note(Address person, Account account) => met.Change(person, Meeting.Of(account, clock.GetUtcNow()));

    /// <summary>What is known of somebody already, however old, without asking or waiting.</summary>
    public Acquaintance Known(Address person) => new(met.TryGet(person, out var known) ? known.Last : null);

    /// <summary>Whether a greeting of theirs was kept in this run of the program: whoever opens the conversation again and again costs nothing.</summary>
    public bool IsGreeted(Address person) => greeted.Has(person);

    /// <summary>Their greeting was kept.</summary>
    public void NoteGreeting(Address person) => greeted.Set(person, value: true);

    // One that is under way, or came to something and is not old. One that came to nothing is tried again, but not while Slack rests.
    private bool IsGood(Meeting meeting) =>
        !meeting.Task.IsCompleted || (meeting.Task is { IsCompletedSuccessfully: true, Result: not null } && clock.GetUtcNow() - meeting.At < SlackRoster.Fresh);

    private bool IsResting(string workspace) => resting.TryGetValue(workspace, out var until) && clock.GetUtcNow() < until;

    private void LetRest(string workspace) => resting[workspace] = clock.GetUtcNow() + Rest;

    private Meeting Begin(Address person, Account? before)
    {
        var meeting = new Meeting(before);
        meeting.Task = LookUpAsync(person, meeting);
        return meeting;
    }

    private async Task<Account?> LookUpAsync(Address person, Meeting meeting)
    {
        await Task.Yield();

        try
        {
            (var account, meeting.At) = await roster.FindAsync(person, meeting.Ask, CancellationToken.None);

            if (account is { IsOurs: true, IsPerson: true, IsActive: true, Zone: not null })
            {
                // Noted before anything they do: joining asks for their zone.
                await inbox.TakeAsync(new Incoming.Met(person with { Place = null }, $"slack/met/{person.Workspace}/{person.User}", account.Zone), CancellationToken.None);
            }

            return account;
        }
        catch (RosterAwayException away)
        {
            LetRest(person.Workspace);
            log.LogInformation("Somebody's account could not be looked up: {Why}", away.Message);
            return meeting.Before;
        }
    }

    // A look-up of somebody, and what was known before it.
    private sealed class Meeting(Account? before)
    {
        private long asked;

        public Account? Before => before;

        public Task<Account?> Task { get; set; } = System.Threading.Tasks.Task.FromResult(before);

        /// <summary>When Slack said it.</summary>
        public DateTimeOffset At { get; set; }

        /// <summary>For how long Slack has been asked; nothing while the question waits in our own queue.</summary>
        public TimeSpan Asked => Volatile.Read(ref asked) is not 0 and var since ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

        /// <summary>The newest that is known.</summary>
        public Account? Last => Task is { IsCompletedSuccessfully: true, Result: { } account } ? account : before;

        public static Meeting Of(Account account, DateTimeOffset at) => new(account) { At = at };

        public void Ask() => Interlocked.CompareExchange(ref asked, Stopwatch.GetTimestamp(), 0);
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
