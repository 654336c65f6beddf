using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace LeadershipBot.Operations;

/// <summary>Wraps by the certificate in use what an earlier one wrapped, or none: data protection itself does so only with the keys it makes from then on.</summary>
/// <param name="certificate">The first of <c>Storage:KeysCertificatePath</c>, or null: then nothing is wrapped.</param>
/// <param name="services">Data protection's, which know every certificate.</param>
internal sealed class KeyWrapping(IKeyShelf shelf, X509Certificate2? certificate, IServiceProvider services) : IHostedLifecycleService
{
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Wrapped = Protection + "encryptedSecret";
    private static readonly XName Bare = Protection + "requiresEncryption";
    private static readonly XName Wrapper = XNamespace.Get("http://www.w3.org/2000/09/xmldsig#") + "X509Certificate";

    /// <summary>How the keys lie there: wrapped by another certificate than the first, or by none; and how many nothing here opens.</summary>
    public async Task<(int Otherwise, int Lost)> LookAsync(CancellationToken cancellationToken)
    {
        var otherwise = (await shelf.ReadAsync(cancellationToken)).Values.Where(key => !IsWrapped(key)).ToList();
        var lost = otherwise.Count(IsLost);
        return (otherwise.Count - lost, lost);
    }

    /// <summary>After the database is open, and before anything is encrypted.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await shelf.PrepareAsync(cancellationToken);
        var keys = await shelf.ReadAsync(cancellationToken);
        var secret = keys.Values.Where(key => key.Descendants().Any(IsSecret)).ToList();

        // With none of them the bot would make a new one, and say of everything it has that it cannot be read.
        if (secret.Count > 0 && secret.TrueForAll(IsLost))
        {
            throw new StorageAwayException("None of the keys can be opened: Storage:KeysCertificatePath is another certificate than the one that wrapped them, or is missing.");
        }

        if (certificate is null)
        {
            return;
        }

        foreach (var (id, key) in keys)
        {
            // One that nothing opens may be another node's to open; the doctor tells of it.
            if (!IsWrapped(key) && Anew(key) is { } anew)
            {
                await shelf.ReplaceAsync(id, anew, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A key that was revoked is a note without a secret.
    private bool IsWrapped(XElement key) => !key.Descendants().Any(part => part.Attribute(Bare) is not null)
        && key.Descendants(Wrapped).All(secret => certificate is not null && secret.Descendants(Wrapper).Any(wrapper => wrapper.Value == Convert.ToBase64String(certificate.RawData)));

    private static bool IsSecret(XElement part) => part.Name == Wrapped || part.Attribute(Bare) is not null;

    private bool IsLost(XElement key) => !IsWrapped(key) && (certificate is null ? key.Descendants(Wrapped).Any() : Anew(key) is null);

    private XElement? Anew(XElement key)
    {
        var (anew, encryptor) = (new XElement(key), new CertificateXmlEncryptor(certificate!, services.GetRequiredService<ILoggerFactory>()));

        foreach (var secret in anew.Descendants().Where(IsSecret).ToList())
        {
            if (Open(secret) is not { } open)
            {
                return null;
            }

            var encrypted = encryptor.Encrypt(open);
            secret.ReplaceWith(new XElement(Wrapped, new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }

        return anew;
    }

    private XElement? Open(XElement secret)
    {
        try
        {
            return secret.Name == Wrapped ? new EncryptedXmlDecryptor(services).Decrypt(secret.Elements().Single()) : secret;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
