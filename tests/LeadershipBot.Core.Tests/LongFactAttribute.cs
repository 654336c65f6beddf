using System.Runtime.CompilerServices;

namespace LeadershipBot.Tests;

/// <summary>
/// A fact that lives through hundreds of made-up worlds or texts. The mutation run tries each change of Core against the tests
/// that reach it; one that takes a second or more would make it take days, so there, and only there, it is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    internal const string Why = "Takes a second or more, and the mutation run asks for it a thousand times.";

    public LongFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Why;
        SkipType = typeof(LongFactAttribute);
        SkipWhen = nameof(IsMutationRun);
    }

    /// <summary>Whether <c>tests/mutation/run</c> has started this.</summary>
    public static bool IsMutationRun => Environment.GetEnvironmentVariable("LEADERSHIPBOT_MUTATION") is "1";
}
