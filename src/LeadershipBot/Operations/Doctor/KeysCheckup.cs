using LeadershipBot.Storage;

namespace LeadershipBot.Operations.Doctor;

/// <summary>The keys that encrypt tokens at rest.</summary>
internal sealed class KeysCheckup(KeySettings keys, StorageSettings storage) : ICheckup
{
    public string Name => "Keys";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look() => (storage.Provider, keys.CertificatePath) switch
    {
        (_, { } path) when !File.Exists(path) =>
            new(Light.Red, $"There is no certificate at {path}.", "Put it there, or correct Storage:KeysCertificatePath."),
        (StorageSettings.Postgres, null) =>
            new(Light.Red, "On PostgreSQL the keys are kept in the database and nothing wraps them.", "Set Storage:KeysCertificatePath to a certificate that every node has."),
        (_, null) =>
            new(Light.Amber, $"The keys in {keys.Path} are not wrapped: whoever can read that folder can decrypt what is encrypted.", "Set Storage:KeysCertificatePath, or keep the folder to the bot's own account."),
        _ => new(Light.Green, "The keys are wrapped by the certificate."),
    };
}
