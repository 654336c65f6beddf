using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Taps on cards, as the client sends them, and what the client makes of the reply.</summary>
internal sealed partial class TeamsDriver
{
    /// <summary>Presses a button in somebody's own chat: the one of that title in the latest card that has it, folded away or not.</summary>
    /// <param name="inputs">What was filled in, by the inputs' ids; the others are sent as the card presets them.</param>
    /// <returns>The card as it reads for them then, or what the client shows instead.</returns>
    public Task<string> TapAsync(FakePerson person, string title, params (string Id, string Value)[] inputs) => TapAsync(person, teams.Chat(person), title, inputs);

    /// <summary>The same anywhere.</summary>
    public async Task<string> TapAsync(FakePerson person, FakeConversation where, string title, params (string Id, string Value)[] inputs)
    {
        var activity = Tapping(person, where, title, inputs);
        return (string?)activity["type"] is "invoke" ? Apply(person, activity, await SendAsync(activity)) : await SubmitAsync(person, activity);
    }

    /// <summary>The same from a client that knows only Action.Submit.</summary>
    public Task<string> TapOldAsync(FakePerson person, string title, params (string Id, string Value)[] inputs) =>
        SubmitAsync(person, Tapping(person, teams.Chat(person), title, inputs, old: true));

    /// <summary>Sends a tap that was made before, with a new id: somebody's other device, or a card that has been standing for weeks.</summary>
    public async Task<string> TapLaterAsync(FakePerson person, JsonObject tapping) =>
        Apply(person, tapping, await RepeatAsync(tapping, newId: true));

    /// <summary>What a tap sends. Not sent yet.</summary>
    public JsonObject Tapping(FakePerson person, FakeConversation where, string title, (string Id, string Value)[] inputs, bool old = false)
    {
        var (message, card, action) = Find(person, where, title);
        action = old && (string?)action["type"] is "Action.Execute" ? action["fallback"] as JsonObject ?? throw new InvalidOperationException($"[{title}] has no fallback.") : action;
        var data = Merged(card, action, inputs);
        var activity = Message(person, where, (string?)action["type"] is "Action.Execute" ? "invoke" : "message");
        activity["replyToId"] = message.Id;
        activity["conversation"]!["id"] = where.Kind is "channel" ? message.Thread : where.Id;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["channelData"]!["legacy"] = new JsonObject { ["replyToId"] = message.Id };

        if ((string?)action["type"] is not "Action.Execute")
        {
            activity["value"] = data;
            return activity;
        }

        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["id"] = action["id"]?.DeepClone() ?? "",
                ["title"] = title,
                ["verb"] = action["verb"]!.DeepClone(),
                ["data"] = data,
            },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>An invoke of another kind.</summary>
    public Task<TeamsReply> InvokeAsync(FakePerson person, string name, JsonObject value)
    {
        var activity = Message(person, teams.Chat(person), "invoke");
        activity["name"] = name;
        activity["value"] = value;
        return SendAsync(activity);
    }

    /// <summary>What the client does with the answer to a tap.</summary>
    public string Apply(FakePerson person, JsonObject activity, TeamsReply reply)
    {
        if (reply.Status != 200)
        {
            return $"Unable to reach app ({reply.Status})";
        }

        reply.Took.ShouldBeLessThan(TimeSpan.FromSeconds(5), "A tap was answered too late.");
        reply.Json.Select(pair => pair.Key).Except(["statusCode", "type", "value"]).ShouldBeEmpty();
        var (status, type, value) = ((int?)reply.Json["statusCode"], (string?)reply.Json["type"], reply.Json["value"]);

        switch (type)
        {
            case "application/vnd.microsoft.card.adaptive":
                status.ShouldBe(200);
                var card = value.ShouldBeOfType<JsonObject>();
                FakeCardRules.Fault(card).ShouldBeNull();
                Tapped(activity)?.Replace(person, (JsonObject)card.DeepClone());
                return CardText.Read(card);
            case "application/vnd.microsoft.activity.message":
                status.ShouldBe(200);
                return (string)value.ShouldBeAssignableTo<JsonValue>()!;
            case "application/vnd.microsoft.error":
                return $"{value!["code"]}: {value["message"]}";
            default:
                throw new InvalidOperationException($"Teams shows an error for this reply: {reply.Body}");
        }
    }

    private FakeMessage? Tapped(JsonObject activity) => teams.Message((string)activity["conversation"]!["id"]!, (string)activity["replyToId"]!);

    private async Task<string> SubmitAsync(FakePerson person, JsonObject activity)
    {
        (await SendAsync(activity)).Taken();
        return Tapped(activity) is { } message ? message.TextFor(person) : Last(person);
    }

    private static (FakeMessage Message, JsonObject Card, JsonObject Action) Find(FakePerson person, FakeConversation where, string title)
    {
        foreach (var message in where.Messages.Reverse())
        {
            if (message.CardFor(person) is { } card && Buttons(card).FirstOrDefault(one => (string?)one["title"] == title) is { } action)
            {
                return (message, card, action);
            }
        }

        throw new InvalidOperationException($"No button \"{title}\" in:\n{where.TextFor(person)}");
    }

    // Fallbacks are for another client; a fold's own button sends nothing.
    private static IEnumerable<JsonObject> Buttons(JsonObject card) => Shown(card).Where(one => (string?)one["type"] is "Action.Execute" or "Action.Submit");

    private static IEnumerable<JsonObject> Shown(JsonObject card) =>
        FakeCardRules.All(card).Where(one => !one.GetPath().Contains(".fallback", StringComparison.Ordinal));

    // A card in a card sends its own inputs and those around it.
    private static IEnumerable<JsonNode> Around(JsonNode? one)
    {
        for (; one is not null; one = one.Parent)
        {
            if (one is JsonObject node && (string?)node["type"] is "AdaptiveCard")
            {
                yield return node;
            }
        }
    }

    // Flat, and later keys win: an input can overwrite what the button carries. Every value is a string.
    private static JsonObject Merged(JsonObject card, JsonObject action, (string Id, string Value)[] filled)
    {
        var data = (JsonObject?)action["data"]?.DeepClone() ?? [];

        if ((string?)action["associatedInputs"] is "none")
        {
            return data;
        }

        var around = Around(action).ToList();
        var inputs = Shown(card)
            .Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true && around.Contains(Around(one).First()))
            .ToDictionary(one => (string)one["id"]!);
        filled.Select(pair => pair.Id).Except(inputs.Keys).ShouldBeEmpty("The card has no such input.");

        foreach (var (id, input) in inputs)
        {
            var value = filled.Where(pair => pair.Id == id).Select(pair => pair.Value).LastOrDefault() ?? input["value"]?.ToString() ?? "";

            if ((bool?)input["isRequired"] == true)
            {
                value.ShouldNotBeEmpty($"The client does not send it: {id} is required.");
            }

            if ((int?)input["maxLength"] is { } most)
            {
                value.Length.ShouldBeLessThanOrEqualTo(most, $"The client lets nobody write more into {id}.");
            }

            data[id] = value;
        }

        return data;
    }
}
