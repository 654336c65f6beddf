namespace LeadershipBot.Cards;

/// <summary>Something the bot says, before any platform has a say in how it looks.</summary>
/// <param name="Toast">What a notification, a lock screen or a screen reader's summary may show. Always neutral: never a name, a handover or an answer.</param>
/// <param name="Parts">The body, top to bottom.</param>
/// <remarks>All text is plain. A renderer escapes it, so a person's own words can be put in a card as they are.</remarks>
public sealed record Card(string Toast, IReadOnlyList<Part> Parts)
{
    /// <summary>Whether everybody in the channel or group it goes to may read it, because its author posted it there. Else it is for one reader alone.</summary>
    public bool IsForEverybody { get; init; }

    /// <summary>The toast of everything that answers something a person has just done.</summary>
    public const string ReplyToast = "A reply is here.";

    /// <summary>A card that says a few things and offers nothing.</summary>
    public static Card Say(params string[] paragraphs) =>
        new(ReplyToast, [.. paragraphs.Select(Part (text) => new Paragraph(text))]);

    /// <summary>A reply made of parts; nulls are left out, so that a part can depend on a condition.</summary>
    public static Card Of(params Part?[] parts) => new(ReplyToast, [.. parts.OfType<Part>()]);
}
