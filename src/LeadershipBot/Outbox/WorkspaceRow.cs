namespace LeadershipBot.Outbox;

/// <summary>What the sender knows of a workspace, shared by all nodes. Instants are UTC milliseconds where nothing else is said.</summary>
/// <param name="HeldUntil">Nothing goes there before: the platform said so.</param>
/// <param name="Rate">How much of the wanted pace is used, in thousandths, as of <paramref name="RateAt"/>; it climbs from there.</param>
/// <param name="PostsUsed">As in <see cref="Allowance"/>, UTC microseconds.</param>
/// <param name="PostsFrom">When the next post may go.</param>
/// <param name="EditsUsed">As in <see cref="Allowance"/>, UTC microseconds.</param>
/// <param name="EditsFrom">When the next edit may go.</param>
/// <param name="ServedAt">When something was last taken for it: who has waited longest is served first.</param>
internal sealed record WorkspaceRow(
    long Id, string Platform, string Name, long HeldUntil, long Rate, long RateAt, long PostsUsed, long PostsFrom, long EditsUsed, long EditsFrom, long ServedAt)
{
    public const string Active = "active";

    public const string Stopped = "stopped";

    /// <summary>All of the wanted pace.</summary>
    private const long Full = 1000;

    private const long Least = 50;

    /// <summary>A hundredth of the wanted pace each second: fast enough to be back after a minute or two, slow enough not to be refused again at once.</summary>
    private const long ClimbsEachSecond = 10;

    // A platform that names no time means more than none.
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(1);

    /// <summary>The row after the platform said that this was too much: held back for as long as it says, and slower afterwards.</summary>
    /// <remarks>The refusals of one wave, which come back together, lower the rate once.</remarks>
    public WorkspaceRow Slowed(DateTimeOffset now, TimeSpan after)
    {
        var at = now.ToUnixTimeMilliseconds();
        var until = (now + (after > ShortestHold ? after : ShortestHold)).ToUnixTimeMilliseconds();

        return at < HeldUntil
            ? this with { HeldUntil = Math.Max(HeldUntil, until), RateAt = Math.Max(HeldUntil, until) }
            : this with { HeldUntil = until, Rate = Math.Max(Least, RateNow(at) * 3 / 4), RateAt = until };
    }

    /// <summary>How many posts may go now.</summary>
    public int Posts(Pace? pace, DateTimeOffset now) => pace is null ? int.MaxValue : OfPosts(pace, now).At(Micro(now), Used(PostsUsed, OfPosts(pace, now)));

    /// <summary>How many edits may go now.</summary>
    public int Edits(Pace? pace, DateTimeOffset now) => pace is null ? int.MaxValue : OfEdits(pace, now).At(Micro(now), Used(EditsUsed, OfEdits(pace, now)));

    /// <summary>The row after so many were taken.</summary>
    public WorkspaceRow Taken(Pace? pace, DateTimeOffset now, int posts, int edits)
    {
        var served = this with { ServedAt = now.ToUnixTimeMilliseconds() };

        if (pace is null)
        {
            return served;
        }

        var (ofPosts, ofEdits) = (OfPosts(pace, now), OfEdits(pace, now));
        var (postsUsed, editsUsed) = (ofPosts.Take(Micro(now), Used(PostsUsed, ofPosts), posts), ofEdits.Take(Micro(now), Used(EditsUsed, ofEdits), edits));

        return served with
        {
            PostsUsed = postsUsed,
            EditsUsed = editsUsed,
            PostsFrom = UpToMilliseconds(ofPosts.Next(postsUsed)),
            EditsFrom = UpToMilliseconds(ofEdits.Next(editsUsed)),
        };
    }

    private Allowance OfPosts(Pace pace, DateTimeOffset now) => Allowance.Of(pace.Posts, pace.Burst, Share(now));

    private Allowance OfEdits(Pace pace, DateTimeOffset now) => Allowance.Of(pace.Edits, Math.Min(pace.Burst, pace.Edits), Share(now));

    // What piled up while it was held back must not all go in the moment the hold ends.
    private long Used(long used, Allowance allowance) => ServedAt < HeldUntil ? Math.Max(used, allowance.EmptyAt(HeldUntil * 1000)) : used;

    private double Share(DateTimeOffset now) => RateNow(now.ToUnixTimeMilliseconds()) / (double)Full;

    private long RateNow(long now) => Rate >= Full ? Full : Math.Min(Full, Rate + (Math.Clamp(now - RateAt, 0, 200_000) * ClimbsEachSecond / 1000));

    private static long Micro(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() * 1000;

    private static long UpToMilliseconds(long micro) => (micro + 999) / 1000;
}
