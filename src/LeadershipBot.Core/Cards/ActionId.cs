namespace LeadershipBot.Cards;

/// <summary>What a button means when it comes back: a verb and its two arguments.</summary>
/// <remarks>
/// Written as <c>verb:subject:value</c>, within Slack's 255 characters. No part holds a colon.
/// It says what was meant, never who may do it: that is decided from whoever tapped.
/// </remarks>
public sealed record ActionId
{
    /// <summary>Slack's limit for an action's id, in characters.</summary>
    public const int MaxLength = 255;

    /// <exception cref="ArgumentException">A part holds a colon, the verb is empty, or the whole is too long.</exception>
    public ActionId(string verb, string subject, string value)
    {
        (Verb, Subject, Value) = (verb, subject, value);

        if (verb.Length == 0 || verb.Contains(':') || subject.Contains(':') || value.Contains(':') || ToString().Length > MaxLength)
        {
            throw new ArgumentException($"Not an action: \"{this}\".", nameof(verb));
        }
    }

    public string Verb { get; }

    public string Subject { get; }

    public string Value { get; }

    /// <summary>Reads back what <see cref="ToString"/> wrote, or null if it is not ours.</summary>
    public static ActionId? TryParse(string? text) =>
        text is { Length: <= MaxLength } && text.Split(':') is [{ Length: > 0 } verb, var subject, var value]
            ? new(verb, subject, value)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Verb}:{Subject}:{Value}";
}
