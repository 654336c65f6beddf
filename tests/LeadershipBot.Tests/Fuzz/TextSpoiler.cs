using System.Text;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>Spoils text and bytes, blind to what they mean.</summary>
internal static class TextSpoiler
{
    private static readonly byte[] Odd = [0, 1, 9, 10, 13, 34, 37, 38, 43, 44, 58, 61, 91, 92, 93, 123, 125, 127, 128, 192, 237, 254, 255];

    public static string Spoil(string text, Random dice)
    {
        var at = dice.Next(text.Length + 1);

        return dice.Next(6) switch
        {
            0 => text[..at],
            1 => text.Insert(at, Dictionary.Texts[dice.Next(Dictionary.Texts.Count)]),
            2 => text + text,
            3 => text.ToUpperInvariant(),
            4 => text.Insert(at, ":"),
            _ => $"{text} {Dictionary.Marker}",
        };
    }

    public static byte[] Spoil(byte[] bytes, Random dice)
    {
        var spoilt = bytes.ToList();

        for (var change = dice.Next(1, 5); change > 0; change--)
        {
            var at = dice.Next(spoilt.Count + 1);
            var length = Math.Min(dice.Next(1, 40), spoilt.Count - at);

            switch (dice.Next(6))
            {
                case 0 when at < spoilt.Count:
                    spoilt[at] ^= (byte)(1 << dice.Next(8));
                    break;
                case 1:
                    spoilt.Insert(at, Odd[dice.Next(Odd.Length)]);
                    break;
                case 2:
                    spoilt.RemoveRange(at, length);
                    break;
                case 3:
                    spoilt.InsertRange(at, spoilt.GetRange(at, length));
                    break;
                case 4 when dice.Next(4) == 0:
                    spoilt.RemoveRange(at, spoilt.Count - at);
                    break;
                default:
                    spoilt.InsertRange(at, Encoding.UTF8.GetBytes(Dictionary.Texts[dice.Next(Dictionary.Texts.Count)]));
                    break;
            }
        }

        return [.. spoilt];
    }

    /// <summary>Spoils a form: a value in it, or a pair.</summary>
    public static byte[] SpoilForm(byte[] form, Random dice)
    {
        var pairs = Encoding.Latin1.GetString(form).Split('&').ToList();
        var at = dice.Next(pairs.Count);
        var name = pairs[at].Split('=')[0];

        switch (dice.Next(6))
        {
            case 0:
                pairs.RemoveAt(at);
                break;
            case 1:
                pairs.Add(pairs[at]);
                break;
            case 2:
                pairs[at] = name;
                break;
            case 3:
                pairs[at] = $"{name}=%{(char)dice.Next(33, 127)}{(char)dice.Next(33, 127)}";
                break;
            default:
                pairs[at] = $"{name}={Uri.EscapeDataString(Dictionary.Texts[dice.Next(Dictionary.Texts.Count)].Replace(Dictionary.Lone, "?", StringComparison.Ordinal))}";
                break;
        }

        return Encoding.Latin1.GetBytes(string.Join('&', pairs));
    }
}
