using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace LeadershipBot.Teams;

/// <summary>Recognises without knowing: keyed hashes that only this installation can make, under a key that the key ring wraps.</summary>
internal sealed class Marks(IDataProtectionProvider protection, StorageSettings storage)
{
    private const string Name = "mark-key";

    private readonly IDataProtector protector = protection.CreateProtector("LeadershipBot.Mark");

    private (string Stored, byte[] Key)? latest;

    /// <summary>The mark of a text.</summary>
    /// <exception cref="StorageAwayException">This node cannot open the key that the others make marks with.</exception>
    public async Task<string> OfAsync(Unit unit, string text) => Of(await KeyAsync(unit), text);

    /// <summary>The mark of each account on the list of a team.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Unit unit, TeamRow team, IReadOnlyCollection<string> users)
    {
        var key = await KeyAsync(unit);
        return users.Distinct(StringComparer.Ordinal).ToDictionary(user => user, user => Of(key, $"list/{team.Id}/{team.Platform}/{team.Workspace}/{user}"));
    }

    private static string Of(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private async Task<byte[]> KeyAsync(Unit unit)
    {
        var stored = await unit.FindAsync<string>("select value from setting where name = @Name", new { Name });

        if (stored is null)
        {
            await unit.ExecuteAsync("insert into setting (name, value) values (@Name, @made) on conflict (name) do nothing", new { Name, made = Made() });
            stored = (await unit.FindAsync<string>("select value from setting where name = @Name", new { Name }))!;
        }

        if (latest is { } known && known.Stored == stored)
        {
            return known.Key;
        }

        try
        {
            latest = (stored, Convert.FromBase64String(protector.Unprotect(stored)));
        }
        catch (CryptographicException) when (storage.Provider == StorageSettings.Postgres)
        {
            // The others may well open it: who made a new one would take away what they know everybody by.
            throw new StorageAwayException("The key of the marks (mark-key) cannot be opened: this node's Storage:KeysCertificatePath is another certificate than the one that wrapped it.");
        }
        catch (CryptographicException)
        {
            // The key ring was lost. What was marked is marked anew, as far as anybody is known.
            var made = Made();
            await unit.ExecuteAsync("update setting set value = @made where name = @Name", new { Name, made });
            await unit.ExecuteAsync("update invitation set mark = null where person is not null");
            latest = (made, Convert.FromBase64String(protector.Unprotect(made)));
        }

        return latest.Value.Key;
    }

    private string Made() => protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
}
