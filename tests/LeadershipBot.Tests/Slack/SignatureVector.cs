using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeadershipBot.Tests.Slack;

/// <summary>A request and whether its signature holds: Slack's own example, and the cases of Slack's libraries. In <c>SignatureVectors/vectors.json</c>.</summary>
/// <param name="Now">The judge's clock, seconds since 1970.</param>
/// <param name="Timestamp">The header as it came; null for none.</param>
/// <param name="Signature">The header as it came; null for none.</param>
/// <param name="Twice">The header that came twice: <c>signature</c>, <c>timestamp</c> or null.</param>
public sealed record SignatureVector(string Name, IReadOnlyList<string> Secrets, long Now, string? Timestamp, string? Signature, string? Twice, string Body, bool Accepted)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<SignatureVector> All { get; } = [.. Read<SignatureVector>("vectors.json")];

    internal static IReadOnlyList<T> Read<T>(string file, [CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<List<T>>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "SignatureVectors", file)), Web)!;

    public override string ToString() => Name;
}

/// <summary>A body and whether it passes unsigned as Slack's look at a command's address. In <c>SignatureVectors/ssl_check.json</c>.</summary>
public sealed record SslCheckVector(string Body, string MediaType, bool UnsignedAccepted)
{
    public static TheoryData<SslCheckVector> All { get; } = [.. SignatureVector.Read<SslCheckVector>("ssl_check.json")];
}
