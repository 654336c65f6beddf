namespace LeadershipBot.Slack;

/// <summary>What Slack is answered with: nothing, or what travels in an acknowledgement.</summary>
/// <param name="Json">The body, or null for an empty one.</param>
internal sealed record Ack(string? Json = null)
{
    public static readonly Ack Empty = new();
}
