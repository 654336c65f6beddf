using NodaTime;

namespace LeadershipBot.Operations;

/// <summary>What an organisation allows.</summary>
/// <param name="WhoMayEnable">Who may enable a team, or null: then teams are off.</param>
/// <param name="Agreement">The sentence and link shown in invitations, or null: then the line is missing.</param>
/// <param name="TeamTrend">Whether a manager sees any figure.</param>
/// <param name="Sharing">Whether a handover can be shared.</param>
/// <param name="AnonymityThreshold">How many people must have answered before a figure is shown. At least 5.</param>
/// <param name="AnswerRetention">How long answers and reasons live.</param>
internal sealed record PolicySettings(
    WhoMayEnable? WhoMayEnable, string? Agreement, bool TeamTrend, bool Sharing, int AnonymityThreshold, Duration AnswerRetention)
{
    private const int DaysInAWeek = 7;

    /// <summary>How long answers and reasons live, in whole weeks: what people are told.</summary>
    public int AnswerWeeks => (int)AnswerRetention.TotalDays / DaysInAWeek;

    /// <summary>How many people must have answered before a manager is shown a figure, or null where none ever is.</summary>
    public int? FigureFrom => TeamTrend && WhoMayEnable is not null ? AnonymityThreshold : null;

    /// <param name="slack">Whether Slack is there to say who administers a workspace.</param>
    public static PolicySettings Read(SettingValues values, bool development, bool slack) => new(
        Enablers(values, slack) ?? (development ? new WhoMayEnable.Anyone() : null),
        values.Sentence("Policy:Agreement"),
        Switch(values, "Policy:TeamTrend"),
        Switch(values, "Policy:Sharing"),
        values.Number("Policy:AnonymityThreshold", 5, 5, 1000),
        values.Duration("Policy:AnswerRetention", "P26W", "P12W", "P26W"));

    private static bool Switch(SettingValues values, string key) => values.OneOf(key, true, ("On", true), ("Off", false));

    private static WhoMayEnable? Enablers(SettingValues values, bool slack)
    {
        const string Key = "Policy:WhoMayEnable";
        var words = values.Text(Key)?.Split(',', StringSplitOptions.TrimEntries);

        return words switch
        {
            null => null,
            [var only] when only.Equals("Anyone", StringComparison.OrdinalIgnoreCase) => new WhoMayEnable.Anyone(),
            [var only] when only.Equals("Admins", StringComparison.OrdinalIgnoreCase) => slack
                ? new WhoMayEnable.Admins()
                : throw new StartRefusedException($"{Key} is \"Admins\", and only Slack says who they are, which is not configured: use Anyone, or a list of user ids."),
            _ when words.Any(IsNoId) =>
                throw new StartRefusedException($"{Key} is \"{values.Text(Key)}\": write Anyone, Admins, or user ids separated by commas."),
            _ => new WhoMayEnable.These(words.ToHashSet()),
        };
    }

    // Ids of Slack are capitals and digits, those of Teams digits and hyphens: what begins like a word or a mail address is neither.
    private static bool IsNoId(string word) =>
        word.Length == 0 || word.Any(letter => char.IsWhiteSpace(letter) || letter == '@') || word.ToUpperInvariant() is "ANYONE" or "ADMINS"
        || (char.IsAsciiLetterUpper(word[0]) && word.Skip(1).Any() && word.Skip(1).All(char.IsAsciiLetterLower));
}

/// <summary>Who may enable a team. A closed set.</summary>
internal abstract record WhoMayEnable
{
    internal sealed record Anyone : WhoMayEnable;

    /// <summary>Who administers or owns the Slack workspace.</summary>
    internal sealed record Admins : WhoMayEnable;

    /// <param name="Users">The platform's user ids.</param>
    internal sealed record These(IReadOnlySet<string> Users) : WhoMayEnable;
}
