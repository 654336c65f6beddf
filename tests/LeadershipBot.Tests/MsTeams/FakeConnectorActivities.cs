using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Messages of the bot: posted, changed, taken away.</summary>
internal sealed partial class FakeConnector
{
    private static readonly string[] Known =
    [
        "type", "id", "text", "textFormat", "summary", "attachments", "attachmentLayout", "channelData", "channelId", "conversation", "from", "recipient",
        "replyToId", "serviceUrl", "entities", "suggestedActions", "importance", "inputHint", "locale", "timestamp", "deliveryMode",
    ];

    private Said AnswerAboutActivity(HttpContext context, FakeConversation conversation, Route route, Call call)
    {
        if (route.Operation is Ask.Delete)
        {
            return Ours(conversation, route, call, out var gone) ?? Remove(conversation, gone!);
        }

        if ((Unreadable(context, call, out var activity) ?? Faulty(call, activity!)) is { } wrong)
        {
            return wrong;
        }

        if (route.Operation is Ask.Put)
        {
            return Ours(conversation, route, call, out var message) ?? Update(message!, activity!);
        }

        if ((string?)activity!["type"] is "typing")
        {
            return new(202);
        }

        var id = conversation.NextId(clock.GetUtcNow());

        // Posted to the channel itself it begins a thread; posted to a thread it stays there.
        var thread = conversation.Kind is "channel" && !route.Id!.Contains(';') ? $"{route.Id};messageid={id}" : route.Id!;
        Stand(conversation, thread, id, activity);

        // Text beside a card becomes two messages, and nobody learns their ids.
        return activity.ContainsKey("text") && activity["attachments"] is JsonArray { Count: > 0 } ? new(201) : new(201, new JsonObject { ["id"] = id });
    }

    private static void Stand(FakeConversation conversation, string thread, string id, JsonObject activity)
    {
        var message = new FakeMessage(id, thread);
        message.Update(activity);
        conversation.Add(message);
    }

    private static Said Remove(FakeConversation conversation, FakeMessage message)
    {
        conversation.Remove(message);
        return new(200);
    }

    private static Said Update(FakeMessage message, JsonObject activity)
    {
        message.Update(activity);
        return new(200, new JsonObject { ["id"] = message.Id });
    }

    private Said? Ours(FakeConversation conversation, Route route, Call call, out FakeMessage? message)
    {
        message = conversation.Messages.FirstOrDefault(one => one.Id == route.Item);

        return message is not null ? null
            : calls.Any(other => other.Status is 200 or 201 && other.Operation is Ask.Delete && other.Target.EndsWith("/" + route.Item, StringComparison.Ordinal))
                ? new(404, FakeFault.ActivityNotFound.Body)
                : Refuse(call, 404, "ActivityNotFoundInConversation", "a message that never was");
    }

    private Said? Unreadable(HttpContext context, Call call, out JsonObject? body)
    {
        body = null;

        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refuse(call, 415, "BadSyntax", "not called JSON");
        }

        try
        {
            body = JsonNode.Parse(call.Body) as JsonObject;
        }
        catch (JsonException)
        {
            // Told below.
        }

        return body is null ? Refuse(call, 400, "BadSyntax", "not JSON") : null;
    }

    private Said? Faulty(Call call, JsonObject activity)
    {
        if (Size(activity) > 100 * 1024)
        {
            Refuse(call, 413, "", $"{Size(activity)} bytes");
            return new(413, FakeFault.TooBig.Body);
        }

        if (FaultOf(activity) is { } fault)
        {
            return Refuse(call, 400, "BadSyntax", fault);
        }

        var cards = activity["attachments"]?.AsArray().Select(one => (JsonObject)one!["content"]!).ToList() ?? [];

        foreach (var card in cards)
        {
            foreach (var worry in FakeCardRules.Worries(card).Concat(Size(card) > 28 * 1024 ? [$"a card of {Size(card)} bytes"] : []))
            {
                Warn(call, worry);
            }
        }

        if (cards.Count > 0 && string.IsNullOrWhiteSpace((string?)activity["summary"]))
        {
            Warn(call, "a card without a summary: the notification says nothing");
        }

        if (cards.Count > 0 && activity.ContainsKey("text"))
        {
            Warn(call, "text beside a card becomes two messages without an id");
        }

        return null;
    }

    private static string? FaultOf(JsonObject activity)
    {
        if (activity.Select(pair => pair.Key).Except(Known).FirstOrDefault() is { } name)
        {
            return $"unknown property {name}";
        }

        if ((string?)activity["type"] is not ("message" or "typing"))
        {
            return "neither a message nor typing";
        }

        if ((string?)activity["type"] is "message" && string.IsNullOrWhiteSpace((string?)activity["text"]) && activity["attachments"] is not JsonArray { Count: > 0 })
        {
            return "an empty message";
        }

        foreach (var mention in (activity["entities"] as JsonArray ?? []).Where(one => (string?)one?["type"] is "mention"))
        {
            if ((string?)mention!["text"] is not { Length: > 0 } words || ((string?)activity["text"])?.Contains(words, StringComparison.Ordinal) != true)
            {
                return "a mention that is not in the text";
            }
        }

        return (activity["attachments"] as JsonArray ?? []).Select(FaultOfAttachment).FirstOrDefault(fault => fault is not null);
    }

    private static string? FaultOfAttachment(JsonNode? node) => node is not JsonObject attachment ? "an attachment that is none"
        : attachment.Select(pair => pair.Key).Except(["contentType", "content", "name", "contentUrl", "thumbnailUrl"]).FirstOrDefault() is { } name
            ? $"unknown property {name} of an attachment"
        : (string?)attachment["contentType"] is not "application/vnd.microsoft.card.adaptive" ? "an attachment that is no Adaptive Card"
        : attachment["content"] is not JsonObject card ? "a card without content"
        : FakeCardRules.Fault(card);

    /// <summary>How large Teams says it is: in UTF-16.</summary>
    private static int Size(JsonObject json) => json.ToJsonString(Readable).Length * 2;
}
