using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.Teams;

namespace LeadershipBot.Guidance;

/// <summary>The channel or group in which somebody asked, as a button carries it: with a mark, so that nobody posts where they have not asked.</summary>
internal sealed class AskedPlace(IStore store, Marks marks)
{
    // No platform's place holds it.
    private const char Before = '~';

    // Of the mark, in letters: too many to guess, and few enough for a button.
    private const int Letters = 24;

    /// <summary>What a button of theirs carries: <c>PLACE~MARK</c>; null where it was not asked in a channel or group.</summary>
    public async Task<string?> SealAsync(Address from, CancellationToken cancellationToken) =>
        from.Place is { } place ? $"{place}{Before}{await MarkAsync(from, place, cancellationToken)}" : null;

    /// <summary>The place in what came back, or null where the mark is missing or not theirs.</summary>
    public async Task<string?> OpenAsync(Address from, string carried, CancellationToken cancellationToken) =>
        carried.Split(Before) is [{ Length: > 0 } place, var mark] && IsSame(mark, await MarkAsync(from, place, cancellationToken)) ? place : null;

    private static bool IsSame(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private Task<string> MarkAsync(Address from, string place, CancellationToken cancellationToken) => store.WriteAsync(
        async unit => (await marks.OfAsync(unit, $"place/{from.Platform}/{from.Workspace}/{from.User}/{place}"))[..Letters], cancellationToken);
}
