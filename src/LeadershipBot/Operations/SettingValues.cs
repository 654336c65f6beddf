using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Operations;

/// <summary>Reads settings one by one. An empty value counts as none: that is how an environment variable is switched off.</summary>
internal sealed class SettingValues(IConfiguration configuration)
{
    private const int LongestSentence = 500;

    public string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a key is set to nothing but spaces, which others who read it do not take for none.</summary>
    public bool IsBlank(string key) => configuration[key] is { } text && text.Trim().Length == 0;

    /// <summary>What stands directly under a key.</summary>
    public IEnumerable<string> Children(string key) => configuration.GetSection(key).GetChildren().Select(child => child.Key);

    /// <summary>Whether anything is set at or under a key that is not ours.</summary>
    public bool Has(string key) => configuration.GetSection(key).Exists();

    /// <summary>A text that people are shown.</summary>
    public string? Sentence(string key) => Text(key) switch
    {
        { Length: > LongestSentence } text => throw new StartRefusedException($"{key} has {text.Length} characters; at most {LongestSentence}."),
        { } text when text.Any(char.IsControl) => throw new StartRefusedException($"{key} holds a line break or a control character; it is one line."),
        var text => text,
    };

    public T OneOf<T>(string key, T otherwise, params IReadOnlyList<(string Word, T Value)> choices)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        var chosen = choices.Where(choice => choice.Word.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count == 1
            ? chosen[0].Value
            : throw new StartRefusedException($"{key} is \"{text}\": it is {string.Join(" or ", choices.Select(choice => choice.Word))}.");
    }

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new StartRefusedException($"{key} is \"{text}\": it is a whole number.");
        }

        return number < least ? throw new StartRefusedException($"{key} is {number}: never below {least}.")
            : number > most ? throw new StartRefusedException($"{key} is {number}: never above {most}.")
            : number;
    }

    /// <summary>An ISO 8601 duration of fixed length, both bounds included.</summary>
    public Duration Duration(string key, string otherwise, string least, string most)
    {
        if (Text(key) is not { } text)
        {
            return Parse(otherwise)!.Value;
        }

        var duration = Parse(text)
            ?? throw new StartRefusedException($"{key} is \"{text}\": it is an ISO 8601 duration of weeks, days, hours and minutes, like {otherwise}.");

        return duration >= Parse(least) && duration <= Parse(most)
            ? duration
            : throw new StartRefusedException($"{key} is {text}: it lies between {least} and {most}.");
    }

    private static Duration? Parse(string text)
    {
        // Months and years are of no fixed length, and a number may be larger than time itself.
        var parsed = PeriodPattern.Roundtrip.Parse(text);
        return parsed is { Success: true, Value: { Months: 0, Years: 0 } period } ? Whole(period) : null;
    }

    private static Duration? Whole(Period period)
    {
        try
        {
            return period.ToDuration();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
