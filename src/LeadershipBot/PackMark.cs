using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot;

/// <summary>Which content pack it is: a fingerprint of its files.</summary>
/// <param name="Whole">Lower-case hexadecimal.</param>
internal sealed record PackMark(string Whole)
{
    /// <summary>As much of it as a person needs to tell two packs apart.</summary>
    public string Short => Whole[..8];

    /// <summary>The fingerprint of a folder.</summary>
    public static PackMark Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
