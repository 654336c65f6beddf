namespace LeadershipBot.Training;

/// <summary>The sentences of the content pack by theme, as far as they stand in quotes on one line.</summary>
internal static class PackTexts
{
    public static IEnumerable<(string Theme, string Text)> In(string path)
    {
        var (theme, moment) = ("", "");
        foreach (var line in File.ReadLines(path).Select(line => line.Trim().TrimStart('-', ' ')))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var (key, value) = (line[..colon], line[(colon + 2)..].Trim());
            theme = key == "theme" || (key == "id" && path.EndsWith("themes.yaml", StringComparison.Ordinal)) ? value : theme;
            if (value.Length < 2 || value[0] != '"')
            {
                continue;
            }

            var text = value.Trim('"');
            moment = key == "if" ? text : moment;
            if (key != "if")
            {
                yield return (theme, key == "then" ? $"if {moment} then I will {text}" : text);
            }
        }
    }
}
