using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>A message as Slack takes it.</summary>
/// <param name="Text">What a notification shows: always neutral.</param>
/// <param name="Blocks">The blocks, as a JSON list.</param>
/// <param name="HasChart">Whether a chart is among them, which not every Slack takes yet.</param>
internal sealed record Message(SlackText Text, string Blocks, bool HasChart)
{
    // 50 by Slack's word. It refuses above some 13,200 characters in all; this leaves room for what it counts and we do not.
    private const int MostBlocks = 50;
    private const int MostCharacters = 12_000;
    private const int LongestToast = 300;
    private const int LongestPlain = 2_900;

    private static readonly Paragraph More = new("There is more than fits here.", Tone.Quiet);

    /// <summary>A card as a message.</summary>
    public static Message Of(Card card, bool charts = true)
    {
        var blocks = Fit([.. BlockKit.Draw(card.Parts, Surface.Message, charts)]);

        return new(SlackText.Of(card.Toast, LongestToast), Block.List(blocks), blocks.Exists(block => block.Type == "data_visualization"));
    }

    /// <summary>The same card as plain as it can be, for when Slack refused it drawn: the words alone.</summary>
    public static Message Plain(Card card)
    {
        var words = BlockKit.Draw([new Paragraph(SlackText.Cut(PlainText.Render(card), LongestPlain))], Surface.Message);

        return new(SlackText.Of(card.Toast, LongestToast), Block.List(words), HasChart: false);
    }

    // What carries the least goes first: lines across, then whatever is last.
    private static List<Block> Fit(List<Block> blocks)
    {
        if (Fits(blocks))
        {
            return blocks;
        }

        blocks.RemoveAll(block => block.Type == "divider");

        if (Fits(blocks))
        {
            return blocks;
        }

        var more = BlockKit.Draw([More], Surface.Message)[0];

        while (blocks.Count > 1 && !Fits([.. blocks, more]))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }

        return [.. blocks, more];
    }

    private static bool Fits(List<Block> blocks) => blocks.Count <= MostBlocks && blocks.Sum(block => block.Json.Length + 1) <= MostCharacters;
}
