using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LeadershipBot;

/// <summary>What can be measured from outside: how much goes through, how long it takes, and the way of one message. Never whose or what.</summary>
/// <remarks>Nothing here costs anything while nobody listens.</remarks>
internal static class Measures
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "LeadershipBot";

    public static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>People whose moment had come, whether they were asked or their week was left out.</summary>
    public static readonly Counter<long> Due = Meter.CreateCounter<long>("leadershipbot.check_in.due", "{person}", "People whose moment had come.");

    /// <summary>Messages put in the outbox.</summary>
    public static readonly Counter<long> Queued = Meter.CreateCounter<long>("leadershipbot.outbox.queued", "{message}", "Messages put in the outbox.");

    /// <summary>Posts, edits and removals that the platform took.</summary>
    public static readonly Counter<long> Sent = Meter.CreateCounter<long>("leadershipbot.outbox.sent", "{message}", "Posts, edits and removals that the platform took.");

    /// <summary>Tries that have to be repeated, whatever the reason.</summary>
    public static readonly Counter<long> Retried = Meter.CreateCounter<long>("leadershipbot.outbox.retried", "{try}", "Tries that have to be repeated.");

    /// <summary>Messages that will never go.</summary>
    public static readonly Counter<long> GivenUp = Meter.CreateCounter<long>("leadershipbot.outbox.given_up", "{message}", "Messages that will never go.");

    /// <summary>From the moment an act was understood until it was durable.</summary>
    public static readonly Histogram<double> Acknowledged = Meter.CreateHistogram<double>(
        "leadershipbot.acknowledgement", "s", "From the moment an act was understood until it was durable.");

    /// <summary>How many units of work shared a commit.</summary>
    public static readonly Histogram<int> GroupCommit = Meter.CreateHistogram<int>("leadershipbot.storage.group_commit", "{unit}", "Units of work that shared a commit.");

    private static long waiting;
    private static double lagSeconds;

    static Measures()
    {
        Meter.CreateObservableGauge("leadershipbot.outbox.waiting", () => Volatile.Read(ref waiting), "{message}", "Messages with something left to do.");
        Meter.CreateObservableGauge("leadershipbot.outbox.lag", () => Volatile.Read(ref lagSeconds), "s", "How long the oldest of what may go has been waiting.");
    }

    /// <summary>Notes how much waits, for whoever asks next.</summary>
    public static void NoteBacklog(long waitingNow, TimeSpan lag)
    {
        Volatile.Write(ref waiting, waitingNow);
        Volatile.Write(ref lagSeconds, lag.TotalSeconds);
    }
}
