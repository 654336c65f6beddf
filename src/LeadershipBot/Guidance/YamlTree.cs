using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeadershipBot.Guidance;

/// <summary>Reads the small part of YAML a pack is written in: maps, lists, text. Anything cleverer is refused.</summary>
/// <remarks>
/// Ours, because the library's own tree stops at the first key that stands twice, follows aliases (a few lines can stand
/// for gigabytes), and recurses as deep as a file likes.
/// </remarks>
internal static class YamlTree
{
    // themes: - rests_on: - section: that is five.
    private const int MaxDepth = 8;

    /// <returns>The document's root, or null for an empty file.</returns>
    /// <exception cref="YamlFaultException">It is not YAML, or cleverer than a pack may be.</exception>
    public static YamlNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));

        try
        {
            parser.Consume<StreamStart>();

            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            var root = Node(parser, 1);
            parser.Consume<DocumentEnd>();

            return parser.TryConsume<StreamEnd>(out _)
                ? root
                : throw Fault(parser.Current, "a second document begins here; a file holds one.");
        }
        catch (YamlException fault)
        {
            throw new YamlFaultException((int)fault.Start.Line, $"not YAML from here on: {fault.Message.TrimEnd('.')}.");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The library's scanner trips over some broken files instead of naming them: a list left open before a quote, for one.
            throw Fault(parser.Current, "not YAML from here on: something is left open.");
        }
    }

    private static YamlNode Node(Parser parser, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Fault(parser.Current, "nested deeper than anything in a pack.");
        }

        if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            throw Fault(parser.Current, "anchors, aliases and tags are not used in packs.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new YamlNode.Scalar(scalar.Value, scalar.Style is ScalarStyle.Plain, (int)scalar.Start.Line);
        }

        return parser.TryConsume<SequenceStart>(out var list) ? List(parser, list, depth) : Map(parser, depth);
    }

    private static YamlNode.List List(Parser parser, SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();

        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1));
        }

        return new(items, (int)start.Start.Line);
    }

    private static YamlNode.Map Map(Parser parser, int depth)
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(parser, depth + 1) as YamlNode.Scalar ?? throw Fault(parser.Current, "a key is a word, not a list or a map.");
            entries.Add(new(key.Text, Node(parser, depth + 1), key.Line));
        }

        return new(entries, (int)start.Start.Line);
    }

    private static YamlFaultException Fault(ParsingEvent? at, string what) => new((int)(at?.Start.Line ?? 1), what);
}
