using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeadershipBot.Tests;

/// <summary>A certificate that wraps the keys of bots on PostgreSQL; one for all tests of a run.</summary>
internal static class TestCertificate
{
    private static readonly Lazy<string> Made = new(Make);

    public static string Path => Made.Value;

    private static string Make()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("keys-").FullName, "keys.pfx");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }
}
