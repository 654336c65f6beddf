namespace LeadershipBot.Slack;

/// <summary>What became of a call. A closed set.</summary>
internal abstract record Answer<T>
    where T : class
{
    /// <summary>Slack did it.</summary>
    internal sealed record Done(T Value) : Answer<T>;

    /// <summary>Slack said no, in one word of its own.</summary>
    /// <param name="Needed">The scope that is missing, where that is why.</param>
    internal sealed record No(string Error, string? Needed) : Answer<T>
    {
        /// <summary>Whether nothing goes to that workspace any more, until somebody does something about it.</summary>
        public bool Ends { get; init; }
    }

    /// <summary>Too much at once; nothing was done.</summary>
    /// <param name="After">How long to leave it alone.</param>
    internal sealed record Slower(TimeSpan After) : Answer<T>;

    /// <summary>Slack was never reached; nothing was done.</summary>
    internal sealed record Unreached(string Why) : Answer<T>;

    /// <summary>Nobody knows whether it was done.</summary>
    internal sealed record Unclear(string Why) : Answer<T>;

    /// <summary>In a word, for logs and operators; nothing secret is in it.</summary>
    public string Word => this switch
    {
        Done => "ok",
        No no => no.Needed is null ? no.Error : $"{no.Error} ({no.Needed})",
        Slower => "ratelimited",
        Unreached unreached => unreached.Why,
        Unclear unclear => unclear.Why,
        _ => throw new InvalidOperationException("Not an answer."),
    };
}
