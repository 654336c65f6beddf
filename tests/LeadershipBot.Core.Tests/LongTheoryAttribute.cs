using System.Runtime.CompilerServices;

namespace LeadershipBot.Tests;

/// <summary>The same as <see cref="LongFactAttribute"/> for a row of a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = LongFactAttribute.Why;
        SkipType = typeof(LongFactAttribute);
        SkipWhen = nameof(LongFactAttribute.IsMutationRun);
    }
}
