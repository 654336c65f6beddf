namespace LeadershipBot.Outbox;

/// <summary>What one workspace has to offer in a round, and what it may.</summary>
internal sealed class Offer(WorkspaceRow workspace, Pace? pace, DateTimeOffset now)
{
    private readonly int posts = workspace.Posts(pace, now);
    private readonly int edits = workspace.Edits(pace, now);
    private readonly List<Candidate> ready = [];
    private readonly List<(long Id, long Until)> resting = [];
    private bool hasMorePosts;
    private bool hasMoreEdits;

    public WorkspaceRow Workspace => workspace;

    public Pace? Pace => pace;

    /// <summary>What may go now, at most one row of a person, in the order in which it should.</summary>
    public IReadOnlyList<Candidate> Ready => ready;

    /// <summary>Rows whose conversation rests, and until when.</summary>
    public IReadOnlyList<(long Id, long Until)> Resting => resting;

    /// <summary>Whether a look for more rows would find more that may go.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>How many rows to look at.</summary>
    /// <param name="most">More than these are not needed, whatever the workspace may.</param>
    /// <param name="spare">Beyond what may go.</param>
    public IEnumerable<Wanted> Wanted(int most, int spare)
    {
        yield return new(workspace.Id, [Lanes.FreeEdit], most);

        if (edits > 0)
        {
            yield return new(workspace.Id, [Lanes.Edit], Math.Min(edits, most) + spare);
        }

        if (posts > 0)
        {
            yield return new(workspace.Id, Lanes.Posts, Math.Min(posts, most) + spare);
        }
    }

    /// <summary>Sorts what was found into what may go, what has to rest, and what there is no allowance for.</summary>
    /// <param name="most">As it was given to <see cref="Wanted"/>.</param>
    public void Fill(IReadOnlyCollection<Candidate> found, int most)
    {
        IsCutShort = found.Count(row => row.Lane == Lanes.FreeEdit) >= most
            || (edits > most && found.Count(row => row.Lane == Lanes.Edit) >= most)
            || (posts > most && found.Count(row => row.Lane > Lanes.Edit) >= most);

        var (rest, at) = (pace?.Conversation ?? TimeSpan.Zero, now.ToUnixTimeMilliseconds());
        var (persons, places) = (new HashSet<long>(), new HashSet<string>());
        var (postsLeft, editsLeft) = (posts, edits);

        foreach (var row in found.OrderBy(row => row.Lane))
        {
            if (row.FreeFrom(rest, at) is var free && free > at)
            {
                resting.Add((row.Id, free));
            }
            else if (persons.Contains(row.Person) || (row.Place is { } place && !places.Add(place)))
            {
                PutOff(row, rest, at);
            }
            else if (Fits(row, ref postsLeft, ref editsLeft))
            {
                persons.Add(row.Person);
                ready.Add(row);
            }
            else if (row.Lane == Lanes.Edit)
            {
                hasMoreEdits = true;
            }
            else
            {
                hasMorePosts = true;
            }
        }
    }

    /// <summary>When to look again, if anything is left that is waiting for its time only.</summary>
    /// <param name="taken">The row after this round.</param>
    public DateTimeOffset? Again(WorkspaceRow taken)
    {
        var (nextPost, nextEdit) = (hasMorePosts ? taken.PostsFrom : long.MaxValue, hasMoreEdits ? taken.EditsFrom : long.MaxValue);

        if (hasMorePosts || hasMoreEdits)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(Math.Min(nextPost, nextEdit), now.ToUnixTimeMilliseconds()));
        }

        // What was put off made room for others.
        return resting.Count > 0 ? now : null;
    }

    private static bool Fits(Candidate row, ref int postsLeft, ref int editsLeft) => row.Lane switch
    {
        Lanes.FreeEdit => true,
        Lanes.Edit => editsLeft-- > 0,
        _ => postsLeft-- > 0,
    };

    // One at a time to each; where conversations rest, the next one's time is known.
    private void PutOff(Candidate row, TimeSpan rest, long at)
    {
        if (rest > TimeSpan.Zero && row.IsPost == 1)
        {
            resting.Add((row.Id, at + (long)rest.TotalMilliseconds));
        }
    }
}

/// <summary>What is taken of an offer.</summary>
internal sealed record Share(Offer Offer, IReadOnlyList<Candidate> Rows)
{
    /// <summary>Divides so many places among those who offer something: the same for each, and what some leave goes to the others in turn.</summary>
    public static IReadOnlyList<Share> Of(IReadOnlyList<Offer> offers, int most)
    {
        var waiting = offers.Where(offer => offer.Ready.Count > 0).ToList();
        var each = waiting.Count == 0 ? 0 : Math.Max(1, most / waiting.Count);
        var left = most;
        var counts = waiting.ConvertAll(offer =>
        {
            var count = Math.Min(left, Math.Min(each, offer.Ready.Count));
            left -= count;
            return count;
        });

        return [.. waiting.Select((offer, index) =>
        {
            var more = Math.Min(left, offer.Ready.Count - counts[index]);
            left -= more;
            return new Share(offer, [.. offer.Ready.Take(counts[index] + more)]);
        })];
    }
}
