using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>Where blocks are shown; Slack does not allow every block everywhere.</summary>
internal enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>Draws parts of a card as Slack Block Kit. Pure: parts in, blocks out.</summary>
internal sealed class BlockKit
{
    // In characters. Slack refuses the whole message over any of them: https://docs.slack.dev/reference/block-kit
    private const int LongestHeader = 150;
    private const int LongestContext = 2_000;

    private readonly Surface surface;
    private readonly bool charts;
    private readonly List<Block> blocks = [];
    private readonly Buttons offers = new();
    private int menus;

    private BlockKit(Surface surface, bool charts) => (this.surface, this.charts) = (surface, charts);

    /// <param name="charts">Whether charts are drawn where they can be; where Slack has refused one they stand as text.</param>
    public static IReadOnlyList<Block> Draw(IReadOnlyList<Part> parts, Surface surface, bool charts = true)
    {
        var kit = new BlockKit(surface, charts);
        kit.Draw(parts);
        kit.blocks.AddRange(kit.offers.Take());
        return kit.blocks;
    }

    private void Draw(IReadOnlyList<Part> parts)
    {
        foreach (var part in parts)
        {
            Draw(part);
        }
    }

    private void Draw(Part part)
    {
        // What folds away shares the row of the quiet offers before it.
        if (part is Choices { Weight: Weight.Quiet } quiet)
        {
            blocks.AddRange(offers.Take());
            offers.Add(quiet.Items);
            return;
        }

        if (part is Fold fold && surface is not Surface.Modal && Folds.Carried(fold) is { } carried)
        {
            offers.Add(fold, carried);
            return;
        }

        blocks.AddRange(offers.Take());
        DrawAlone(part);
    }

    private void DrawAlone(Part part)
    {
        switch (part)
        {
            case Paragraph paragraph:
                Add(Text(paragraph));
                break;
            case Thought thought:
                DrawThought(thought);
                break;
            case Choices choices:
                blocks.AddRange(new Buttons().Add(choices.Items).Take());
                break;
            case Fold fold:
                DrawFold(fold);
                break;
            case Facts facts:
                Add(RichText.Lines([.. facts.Items.Select(fact => new RichText.Line([new Span($"{fact.Label}: ", Look.Strong), new Span(fact.Value)]))]));
                break;
            case Chart chart:
                DrawChart(chart);
                break;
            case Link link:
                Add(Outward(link.Url, link.Label));
                break;
            case Divider:
                Add(Block.Of("divider", 0, static (_, _) => { }));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "No rendering for this part.");
        }
    }

    private static Block? Text(Paragraph paragraph) => paragraph.Tone switch
    {
        Tone.Title when Folds.Text(paragraph) is { Length: > 0 and <= LongestHeader } text && !text.Contains('\n') && paragraph.Spans.All(span => span.Look is not Look.Quoted) =>
            Block.Of("header", text, static (json, text) => json.WritePlain("text"u8, text, LongestHeader)),
        Tone.Title => RichText.Of(paragraph.Spans, isStrong: true),
        Tone.Quiet => Folds.Text(paragraph) is { Length: > 0 } text ? Quiet(text) : null,
        _ => RichText.Of(paragraph.Spans),
    };

    private static Block Quiet(string text) => Block.Of("context", text, static (json, text) =>
    {
        json.WriteStartArray("elements"u8);
        json.WritePlain(text, LongestContext);
        json.WriteEndArray();
    });

    private void DrawThought(Thought thought)
    {
        // Each in a block of its own: that is the only space between lines that Slack keeps.
        Add(RichText.Of([new Span(thought.Claim)]));
        Add(RichText.Of([new Span(thought.Question, Look.Emphasis)]));
        Add(thought.Step is { Length: > 0 } step ? RichText.Lines([RichText.Line.Quote(step)]) : null);
        Add(thought.SourceUrl is { } url ? Outward(url, thought.Source) : Quiet(thought.Source));
    }

    private static Block Outward(string url, string label) => Block.Of("context", SlackText.Link(url, label), static (json, link) =>
    {
        json.WriteStartArray("elements"u8);
        json.WriteMarkup(link);
        json.WriteEndArray();
    });

    private void DrawFold(Fold fold)
    {
        if (surface is not Surface.Modal && Folds.Menu(fold) is { } menu)
        {
            Add(Buttons.Menu(fold.Label, menu.Choices, menus++));
            menu.Beside.Select(Text).ToList().ForEach(Add);
            return;
        }

        // Too much to carry: it stands open.
        Add(Text(new Paragraph([new Span(fold.Label, Look.Strong)])));
        Draw(fold.Parts);
    }

    private void DrawChart(Chart chart)
    {
        if (surface is Surface.Message && charts && Charts.Drawn(chart) is { } drawn)
        {
            Add(drawn);
            Add(Quiet(string.Join(" · ", Charts.Numbers(chart))));
            return;
        }

        Add(Text(new Paragraph(chart.Title, Tone.Title)));

        if (chart.Bars.Count > 0)
        {
            Add(RichText.Lines([RichText.Line.Exact(Charts.Text(chart))]));
        }
    }

    private void Add(Block? block)
    {
        if (block is { } given)
        {
            blocks.Add(given);
        }
    }
}
