using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace LeadershipBot.Guidance;

/// <summary>What the words of a text and their neighbours weigh: a line a tag, a space, and one character for each label, <see cref="WordTable.Zero"/> meaning 0.</summary>
/// <remarks>A tag is looked up by a hash of its letters, so none is kept: that is most of what loading would cost, and most of the memory.</remarks>
public sealed class TagTable
{
    // FNV-1a.
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly int labels;
    private readonly byte[] steps; // Two's complement: of bytes the runtime has all it needs compiled already.

    // By row. Where a hash is looked for stands the row's number, from 1, or 0 for none; if that place is taken, in the next.
    private readonly ulong[] hashes;
    private readonly int[] places;

    private TagTable(int most, int labels)
    {
        this.labels = labels;
        (steps, hashes) = (new byte[most * labels], new ulong[most]);

        // At least half stay free, so that what is not there is soon found out.
        places = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * most))];
    }

    /// <summary>Reads the file.</summary>
    /// <param name="text">In UTF-8.</param>
    /// <param name="labels">How many characters stand behind each tag.</param>
    /// <exception cref="FormatException">A line is not a tag and so many characters, or two tags cannot be told apart.</exception>
    public static TagTable Parse(string name, ReadOnlySpan<byte> text, int labels) => Parse(name, text, labels, "tag");

    /// <inheritdoc cref="Parse(string, ReadOnlySpan{byte}, int)"/>
    /// <param name="what">What a tag is called in that file.</param>
    internal static TagTable Parse(string name, ReadOnlySpan<byte> text, int labels, string what)
    {
        var table = new TagTable(text.Count((byte)'\n') + 1, labels);
        var row = 0;
        while (text.Length > 0)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            line = line is [.. var before, (byte)'\r'] ? before : line;
            if (line.Length > 0)
            {
                table.Add(name, row++, line, what);
            }
        }

        table.Settle(row);
        return table;
    }

    /// <summary>A line of the file.</summary>
    /// <param name="steps">Within ±<see cref="WordTable.Most"/>.</param>
    public static string Write(string tag, IEnumerable<int> steps) => $"{tag} {string.Concat(steps.Select(value => (char)(WordTable.Zero + value)))}\n";

    /// <summary>What a tag weighs for each label, in steps; empty for one that is not in the table.</summary>
    public ReadOnlySpan<sbyte> Of(ReadOnlySpan<char> tag) => places[PlaceOf(Hash(tag))] is > 0 and var row ? MemoryMarshal.Cast<byte, sbyte>(steps.AsSpan((row - 1) * labels, labels)) : [];

    private void Add(string name, int row, ReadOnlySpan<byte> line, string what)
    {
        var space = line.IndexOf((byte)' ');
        if (space < 1 || line.Length != space + 1 + labels)
        {
            throw new FormatException($"{name}: \"{Encoding.UTF8.GetString(line)}\" is not a {what} and {labels} characters.");
        }

        var hash = Hash(line[..space]);
        var place = PlaceOf(hash);
        if (places[place] > 0)
        {
            throw new FormatException($"{name}: \"{Encoding.UTF8.GetString(line[..space])}\" stands there twice, or hashes like another {what}.");
        }

        (hashes[row], places[place]) = (hash, row + 1);
        line[(space + 1)..].CopyTo(steps.AsSpan(row * labels));
    }

    // Characters become steps in one long loop, which the runtime makes fast while it runs; the short ones of many rows it does not.
    private void Settle(int rows)
    {
        for (var at = 0; at < rows * labels; at++)
        {
            steps[at] = unchecked((byte)(steps[at] - WordTable.Zero));
        }
    }

    // Where the hash is, or would be.
    private int PlaceOf(ulong hash)
    {
        var place = (int)(hash & (ulong)(places.Length - 1));
        while (places[place] > 0 && hashes[places[place] - 1] != hash)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }

    private static ulong Hash(ReadOnlySpan<char> tag)
    {
        var hash = Basis;
        foreach (var letter in tag)
        {
            hash = unchecked((hash ^ letter) * Prime);
        }

        return hash;
    }

    // The same, without making a string of it where every letter is one byte.
    private static ulong Hash(ReadOnlySpan<byte> tag)
    {
        var hash = Basis;
        foreach (var letter in tag)
        {
            if (!char.IsAscii((char)letter))
            {
                return Hash(Encoding.UTF8.GetString(tag));
            }

            hash = unchecked((hash ^ letter) * Prime);
        }

        return hash;
    }
}
