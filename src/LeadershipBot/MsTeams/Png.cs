using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LeadershipBot.MsTeams;

/// <summary>Writes a picture as PNG: eight bits each of red, green, blue and opacity, and nothing else.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(Remainder)];

    /// <param name="pixel">The colour of a pixel, by column and row, as red, green, blue and opacity.</param>
    public static byte[] Write(int size, Func<int, int, (byte Red, byte Green, byte Blue, byte Alpha)> pixel)
    {
        using var file = new MemoryStream();
        file.Write(Signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        // Eight bits a channel, four channels; the rest is what the format calls its only method.
        (header[8], header[9]) = (8, 6);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pixels(size, pixel));
        Chunk(file, "IEND", []);

        return file.ToArray();
    }

    private static byte[] Pixels(int size, Func<int, int, (byte Red, byte Green, byte Blue, byte Alpha)> pixel)
    {
        using var packed = new MemoryStream();

        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < size; row++)
            {
                // Each row begins with how it is filtered: not at all.
                zlib.WriteByte(0);

                for (var column = 0; column < size; column++)
                {
                    var (red, green, blue, alpha) = pixel(column, row);
                    zlib.Write([red, green, blue, alpha]);
                }
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];

        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(uint.MaxValue, (crc, one) => Crc[(crc ^ one) & 0xFF] ^ (crc >> 8)));
        file.Write(number);
    }

    // The polynomial of PNG, ISO 3309, its bits turned round.
    private static uint Remainder(int number)
    {
        var remainder = (uint)number;

        for (var bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 0 ? remainder >> 1 : 0xEDB88320 ^ (remainder >> 1);
        }

        return remainder;
    }
}
