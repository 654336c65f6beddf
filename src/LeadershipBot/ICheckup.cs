namespace LeadershipBot;

/// <summary>One part of the installation that can say how it is. Asked by <c>doctor</c>, before going live and beside a running bot.</summary>
/// <remarks>It changes nothing, and says nothing that is secret.</remarks>
internal interface ICheckup
{
    /// <summary>What was looked at, as an operator calls it: "Storage".</summary>
    string Name { get; }

    /// <summary>How it is. May throw <see cref="StorageAwayException"/>; everything else it has to say is a finding.</summary>
    Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Light">How it is.</param>
/// <param name="Says">What was found, in one sentence.</param>
/// <param name="Next">What to do about it, or null where there is nothing to do.</param>
internal sealed record Finding(Light Light, string Says, string? Next = null);

/// <summary>How something is.</summary>
internal enum Light
{
    Green,

    /// <summary>It works, and somebody should know.</summary>
    Amber,

    /// <summary>It does not work.</summary>
    Red,
}
