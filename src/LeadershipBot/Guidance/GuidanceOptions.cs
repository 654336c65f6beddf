namespace LeadershipBot.Guidance;

/// <summary>What an operator may set about guidance.</summary>
/// <param name="Safety">The reachable human that matters of health, harassment, dismissal and law are sent to, in words that end a sentence; or null.</param>
internal sealed record GuidanceOptions(string? Safety);
