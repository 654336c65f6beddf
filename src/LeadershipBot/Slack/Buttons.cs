using System.Text.Json;
using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>Rows of buttons and menus.</summary>
internal sealed class Buttons
{
    private const int MostInRow = 25;
    private const int LongestLabel = 75;

    private readonly List<(string Id, Action<Utf8JsonWriter> Write)> elements = [];

    /// <summary>Buttons that come back as they are. The same button twice in a row is one.</summary>
    public Buttons Add(IEnumerable<Choice> choices)
    {
        foreach (var choice in choices)
        {
            Add(choice.Action.ToString(), choice.Label, carried: null);
        }

        return this;
    }

    /// <summary>A button that carries folded text.</summary>
    public Buttons Add(Fold fold, string carried)
    {
        Add($"{Folds.Verb}::{elements.Count}", fold.Label, carried);
        return this;
    }

    /// <summary>The rows, and an empty start for the next ones.</summary>
    public IEnumerable<Block> Take()
    {
        var rows = elements.Chunk(MostInRow).Select(Row).ToList();
        elements.Clear();
        return rows;
    }

    /// <summary>A menu in a row of its own.</summary>
    public static Block Menu(string label, IReadOnlyList<Choice> choices, int number) => Block.Of("actions", (label, choices, number), static (json, it) =>
    {
        json.WriteStartArray("elements"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "static_select"u8);
        json.WriteString("action_id"u8, $"{Folds.MenuVerb}::{it.number}");
        json.WritePlain("placeholder"u8, it.label, 150);
        json.WriteStartArray("options"u8);

        foreach (var choice in it.choices)
        {
            json.WriteStartObject();
            json.WritePlain("text"u8, choice.Label, LongestLabel);
            json.WriteString("value"u8, choice.Action.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private void Add(string id, string label, string? carried)
    {
        if (elements.Exists(element => element.Id == id))
        {
            return;
        }

        elements.Add((id, json =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "button"u8);
            json.WriteString("action_id"u8, id);
            json.WritePlain("text"u8, label, LongestLabel);

            if (carried is not null)
            {
                json.WriteString("value"u8, carried);
            }

            json.WriteEndObject();
        }));
    }

    private static Block Row((string Id, Action<Utf8JsonWriter> Write)[] elements) => Block.Of("actions", elements, static (json, elements) =>
    {
        json.WriteStartArray("elements"u8);

        foreach (var (_, write) in elements)
        {
            write(json);
        }

        json.WriteEndArray();
    });
}
