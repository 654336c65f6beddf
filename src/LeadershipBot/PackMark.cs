using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot;

/// <summary>Which content pack it is: a fingerprint of its files.</summary>
/// <param name="Whole">Lower-case hexadecimal.</param>
internal sealed record PackMark(string Whole)
{
    // In bytes. The files together are a few megabytes, which nobody needs at once.
    private const int Room = 64 * 1024;

    /// <summary>As much of it as a person needs to tell two packs apart.</summary>
    public string Short => Whole[..8];

    /// <summary>The fingerprint of a folder.</summary>
    public static PackMark Of(string folder)
    {
        var room = new byte[Room];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            for (var read = stream.Read(room); read > 0; read = stream.Read(room))
            {
                hash.AppendData(room, 0, read);
            }
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
