using System.Runtime.CompilerServices;
using Dapper;

namespace LeadershipBot.Storage;

/// <summary>Columns are named as SQL names things (<c>next_due_at</c>), properties as C# does.</summary>
internal static class Columns
{
    [ModuleInitializer]
    public static void Match() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>UTC milliseconds since 1970, as every instant is stored.</summary>
    public static long ToColumn(this NodaTime.Instant instant) => instant.ToUnixTimeMilliseconds();

    /// <summary>Reads what <see cref="ToColumn(NodaTime.Instant)"/> wrote.</summary>
    public static NodaTime.Instant ToInstant(this long milliseconds) => NodaTime.Instant.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>What time it is, in Core's terms.</summary>
    public static NodaTime.Instant Now(this TimeProvider clock) => NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow());
}
