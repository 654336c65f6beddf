using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace LeadershipBot.Operations;

/// <summary>The keys that encrypt tokens and replies at rest: beside the SQLite file, or in PostgreSQL for all nodes.</summary>
internal static class Keys
{
    /// <returns>The thumbprints of the certificates, parted by commas; empty where there is none.</returns>
    public static string AddKeys(this IServiceCollection services, Settings settings)
    {
        X509Certificate2[] certificates = [.. settings.Keys.CertificatePaths.Select(Load)];
        var protection = services.AddDataProtection().SetApplicationName("LeadershipBot");

        if (certificates.Length > 0)
        {
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate(certificates);
        }

        if (settings.Storage.Provider == StorageSettings.Postgres)
        {
            services.AddSingleton<KeyRing>().AddSingleton<IKeyShelf>(provider => provider.GetRequiredService<KeyRing>());
            services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, ring) => options.XmlRepository = ring);
        }
        else
        {
            // Beside the database, so that a restart makes neither what is encrypted unreadable nor every open page stale.
            services.AddSingleton<IKeyShelf>(new KeyFolder(settings.Keys.Path));
            protection.PersistKeysToFileSystem(new DirectoryInfo(settings.Keys.Path));
        }

        services.AddSingleton(provider => new KeyWrapping(provider.GetRequiredService<IKeyShelf>(), certificates.FirstOrDefault(), provider));
        return string.Join(',', certificates.Select(certificate => certificate.Thumbprint));
    }

    /// <summary>Wraps them anew at the start where that is due. To be called after the nodes, for one that does not fit the others must leave their keys alone.</summary>
    public static IServiceCollection AddKeyWrapping(this IServiceCollection services) => services.AddHostedService(provider => provider.GetRequiredService<KeyWrapping>());

    // PKCS#12 without a password, or PEM with certificate and key in one file: what secret stores hand out.
    private static X509Certificate2 Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var certificate = X509Certificate2.GetCertContentType(bytes) is X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12(bytes, password: null)
                : X509Certificate2.CreateFromPemFile(path);

            return certificate.GetRSAPrivateKey() is not null
                ? certificate
                : throw new StartRefusedException("Storage:KeysCertificatePath holds no RSA key, which is needed to unwrap the keys: it is a .pfx without a password, or a .pem with certificate and key.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException("Storage:KeysCertificatePath names a file that this account may not read.");
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new StartRefusedException("Storage:KeysCertificatePath cannot be read as a certificate with its key: it is a .pfx without a password, or a .pem with certificate and key.");
        }
    }
}
