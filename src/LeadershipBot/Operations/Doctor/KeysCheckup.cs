using System.Data.Common;
using System.Xml;

namespace LeadershipBot.Operations.Doctor;

/// <summary>The keys that encrypt tokens at rest: whether they are wrapped, and whether they can be opened.</summary>
internal sealed class KeysCheckup(KeySettings keys, KeyWrapping wrapping) : ICheckup
{
    public string Name => "Keys";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return [await wrapping.LookAsync(cancellationToken) switch
            {
                (_, > 0 and var lost) => new(Light.Red, $"{lost} of the keys cannot be opened, and nothing they encrypt.", "Bring back the certificate that wrapped them, behind the new one in Storage:KeysCertificatePath."),
                _ when keys.CertificatePaths.Count == 0 =>
                    new(Light.Amber, $"The keys in {keys.Path} are not wrapped: whoever can read that folder can decrypt what is encrypted.", "Set Storage:KeysCertificatePath, or keep the folder to the bot's own account."),
                ( > 0 and var otherwise, _) => new(Light.Amber, $"{otherwise} of the keys are not wrapped by the certificate yet.", "The next start wraps them."),
                _ => new(Light.Green, "The keys are wrapped by the certificate."),
            }];
        }
        catch (StorageAwayException away) when (away.InnerException is IOException or UnauthorizedAccessException or XmlException)
        {
            return [new(Light.Red, away.Message, "Give the account that runs the bot the right to read and write there.")];
        }
        catch (DbException)
        {
            // An empty database has none yet.
            return [new(Light.Green, "The keys are made at the first start, and wrapped by the certificate.")];
        }
    }
}
