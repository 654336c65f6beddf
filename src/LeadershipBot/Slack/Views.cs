using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>The bot's modals and its home tab.</summary>
internal static class Views
{
    /// <summary>What a window is called that has no better name.</summary>
    public const string Title = "LeadershipBot";

    private const int LongestTitle = 24;
    private const int MostBlocks = 100;

    /// <summary>A form.</summary>
    /// <param name="from">Where it was opened from, to be given back with what was filled in.</param>
    public static string Form(Form form, Origin from) => Block.Write((form, from), static (json, it) =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "modal"u8);
        json.WriteString("callback_id"u8, it.form.Action.ToString());
        json.WriteString("private_metadata"u8, it.from.ToString());
        json.WritePlain("title"u8, it.form.Title, LongestTitle);
        json.WritePlain("submit"u8, it.form.Submit, LongestTitle);
        json.WritePlain("close"u8, "Cancel", LongestTitle);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(Block.List([.. BlockKit.Draw(it.form.Intro, Surface.Modal), .. it.form.Fields.Select(Inputs.Of)]));
        json.WriteEndObject();
    });

    /// <summary>What takes the place of a form that was sent: the words that came back.</summary>
    public static string Update(Card card, Origin from) => Block.Write((card, from), static (json, it) =>
    {
        json.WriteStartObject();
        json.WriteString("response_action"u8, "update"u8);
        json.WritePropertyName("view"u8);
        json.WriteRawValue(Reading(Title, it.card.Parts, it.from));
        json.WriteEndObject();
    });

    /// <summary>Something to read, in a window of its own.</summary>
    /// <param name="from">Where it was opened from, to be given back with what is tapped in it.</param>
    public static string Reading(string title, IReadOnlyList<Part> parts, Origin from) => Block.Write((title, parts, from), static (json, it) =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "modal"u8);
        json.WriteString("private_metadata"u8, it.from.ToString());
        json.WritePlain("title"u8, it.title, LongestTitle);
        json.WritePlain("close"u8, "Close", LongestTitle);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(Block.List(BlockKit.Draw(it.parts, Surface.Modal).Take(MostBlocks)));
        json.WriteEndObject();
    });

    /// <summary>The home tab.</summary>
    public static string Home(Card card) => Block.Write(card, static (json, card) =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "home"u8);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(Block.List(BlockKit.Draw(card.Parts, Surface.Home).Take(MostBlocks)));
        json.WriteEndObject();
    });

    /// <summary>What stays open when a submission cannot be taken: a sentence at each field that needs one.</summary>
    public static string Errors(Reply.Refused refused) => Block.Write(refused, static (json, refused) =>
    {
        json.WriteStartObject();
        json.WriteString("response_action"u8, "errors"u8);
        json.WriteStartObject("errors"u8);

        foreach (var (field, sentence) in refused.Fields)
        {
            json.WriteString(refused.Form.Fields.Any(known => known.Id == field) ? field : refused.Form.Fields[0].Id, SlackText.Cut(SlackText.Clean(sentence), 2_000));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}

/// <summary>Where a form was opened from.</summary>
/// <param name="Channel">The channel of the message whose button opened it, or null.</param>
/// <param name="Message">That message, or null.</param>
/// <param name="IsHome">Whether it was the home tab.</param>
/// <remarks>Signed by nobody but Slack's request: who may do what is decided by who submits.</remarks>
internal sealed record Origin(string? Channel, string? Message, bool IsHome)
{
    public static readonly Origin Home = new(null, null, IsHome: true);
    public static readonly Origin Nowhere = new(null, null, IsHome: false);

    /// <exception cref="FormatException">It was not written by <see cref="ToString"/>.</exception>
    public static Origin Read(string? text) => text?.Split(' ') switch
    {
        ["home"] => Home,
        [var channel, var message] => new(Ids.Checked(channel), Ids.Checked(message), IsHome: false),
        [{ Length: > 0 } channel] => new(Ids.Checked(channel), null, IsHome: false),
        _ => Nowhere,
    };

    public override string ToString() => IsHome ? "home" : Message is null ? Channel ?? "" : $"{Channel} {Message}";
}
