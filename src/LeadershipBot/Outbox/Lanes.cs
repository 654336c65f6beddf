namespace LeadershipBot.Outbox;

/// <summary>The lanes as the column <c>lane</c> numbers them: a <see cref="Lane"/> for what is posted, and two before them for what stands in the chat.</summary>
internal static class Lanes
{
    /// <summary>An edit that goes a way the platform's limits do not count.</summary>
    public const long FreeEdit = -2;

    /// <summary>Any other edit or removal.</summary>
    public const long Edit = -1;

    /// <summary>What is posted, and what is looked for.</summary>
    public static readonly IReadOnlyList<long> Posts = [.. Enum.GetValues<Lane>().Select(lane => (long)lane).Order()];
}
