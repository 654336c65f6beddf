using System.Net;
using System.Text.RegularExpressions;

namespace LeadershipBot.MsTeams;

/// <summary>Makes plain text of what somebody typed: the bot's own name is left out, everybody else's stays as a name.</summary>
internal static partial class Mentions
{
    /// <summary>Whether the bot itself is meant.</summary>
    public static bool IsForBot(Activity activity) => OfBot(activity).Any();

    /// <summary>The text without mentions and markup.</summary>
    public static string Resolve(Activity activity)
    {
        var text = activity.Text ?? "";

        foreach (var spelled in OfBot(activity).Select(entity => entity.Text).OfType<string>())
        {
            text = text.Replace(spelled, " ", StringComparison.Ordinal);
        }

        return Wire.Text(WebUtility.HtmlDecode(Tags().Replace(text, "")).Replace('\u00A0', ' ')).Trim();
    }

    private static IEnumerable<Activity.Entity> OfBot(Activity activity) =>
        (activity.Entities ?? []).Where(entity => entity is { Type: "mention", Mentioned.Id: { } id, Text.Length: > 0 } && id == activity.Recipient?.Id);

    [GeneratedRegex(@"</?at(\s[^>]{0,100})?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();
}
