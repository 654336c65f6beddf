using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadershipBot.Cards;
using NodaTime.Text;

namespace LeadershipBot.MsTeams;

/// <summary>Draws a form into the card: fields, the sentences at those that need one, and the button that sends them.</summary>
internal static partial class CardForm
{
    // More options than these are a list to open rather than buttons to see at once.
    private const int MostRadios = 4;

    public static IEnumerable<JsonObject> Draw(Inputs inputs, CardButtons buttons)
    {
        yield return CardText.Line(CardText.Run(inputs.Form.Title, isStrong: true, size: "Medium"));

        foreach (var field in inputs.Form.Fields)
        {
            if (field is GroupField { Options: null or [] })
            {
                yield return CardText.Line(field.Label);
                yield return Below(CardText.Run("There is none to pick from.", isQuiet: true));
                continue;
            }

            yield return Input(field, inputs.Values.GetValueOrDefault(field.Id));

            if (inputs.Refused.GetValueOrDefault(field.Id) is { } sentence)
            {
                yield return Below(CardText.Run(sentence, color: "Attention", size: "Small"));
            }

            if (field.Hint is { } hint)
            {
                yield return Below(CardText.Run(hint, isQuiet: true));
            }
        }

        yield return CardButtons.Row([buttons.Send(inputs.Form.Submit, inputs.Form.Action)]);
    }

    private static JsonObject Below(JsonObject run)
    {
        var line = CardText.Line(run);
        line["spacing"] = "None";
        return line;
    }

    /// <param name="typed">What was typed already; it wins over what the form begins with.</param>
    private static JsonObject Input(Field field, string? typed) => field switch
    {
        // Without a length: what is too long is refused with a sentence, where the client would cut it in silence.
        TextField text => Named("Input.Text", field, typed ?? text.Initial, []),
        DateField date => Named("Input.Date", field, typed ?? Iso(date.Initial), date.Earliest is { } earliest ? new() { ["min"] = Iso(earliest) } : []),
        ChoiceField choice => Choice(choice, typed ?? choice.Initial),
        PeopleField people => People(people, typed ?? people.Initial),
        GroupField group => Named("Input.ChoiceSet", field, typed, new() { ["style"] = "compact", ["choices"] = List(group.Options!) }),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No rendering for this field."),
    };

    private static JsonObject Choice(ChoiceField choice, string? value)
    {
        var all = choice.Options.Concat(choice.More ?? []).ToList();
        return Named("Input.ChoiceSet", choice, value, new()
        {
            ["style"] = all.Count <= MostRadios ? "expanded" : "compact",
            ["wrap"] = true,
            ["choices"] = List(all),
        });
    }

    // Without options Teams' own picker offers whom it knows; both bring back ids parted by commas.
    private static JsonObject People(PeopleField people, string? value)
    {
        var input = Named("Input.ChoiceSet", people, value, new()
        {
            ["isMultiSelect"] = true,
            ["style"] = people.Options is null ? "filtered" : "compact",
            ["wrap"] = true,
            ["choices"] = List(people.Options ?? []),
        });

        if (people.Options is null)
        {
            input["choices.data"] = new JsonObject { ["type"] = "Data.Query", ["dataset"] = "graph.microsoft.com/users" };
        }

        return input;
    }

    private static JsonObject Named(string type, Field field, string? value, JsonObject more)
    {
        var input = new JsonObject
        {
            ["type"] = type,
            ["id"] = TapData.NameOf(field.Id),
            ["label"] = field.Optional ? $"{field.Label} (optional)" : field.Label,
        };

        if (!field.Optional)
        {
            input["isRequired"] = true;
            input["errorMessage"] = "This one is needed.";
        }

        if (value is { Length: > 0 })
        {
            input["value"] = value;
        }

        foreach (var (name, setting) in more.ToList())
        {
            more.Remove(name);
            input[name] = setting;
        }

        return input;
    }

    private static JsonArray List(IEnumerable<Option> options) =>
        new([.. options.Select(option => new JsonObject { ["title"] = Shown(option.Label), ["value"] = option.Value })]);

    // The name of a person or of a team may be anything, and the title of a choice is read as markdown.
    private static string Shown(string title) => AtEdge().Replace(Opening().Replace(CardText.Literal(CardText.Tame(title)), "$0\u2060"), "ˍ")
        .Replace('*', '∗')
        .Replace('<', '‹')
        .Replace('`', '\'');

    // Behind each of these markdown begins: a link, an address, a line through, a character in words, a list, a heading, a quotation. With a joiner in between, which nobody sees, it does not.
    [GeneratedRegex(@"\](?=[\[(:])|:(?=//)|www(?=\.)|~(?=~)|&(?=#?\w+;)|^\s*([-+#]+(?=\s|$)|>|\d+(?=[.)]))", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline, 1000)]
    private static partial Regex Opening();

    // Inside a word it is a letter, at the edge of one it slants what follows.
    [GeneratedRegex(@"(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])", RegexOptions.None, 1000)]
    private static partial Regex AtEdge();

    private static string? Iso(NodaTime.LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
