using System.Net;
using System.Text.RegularExpressions;
using LeadershipBot.Cards;
using LeadershipBot.WebChat;

namespace LeadershipBot.Tests;

/// <summary>A leader's window on the web chat: posts what the page would post, and reads what it would show.</summary>
internal sealed partial class Window(Visitor visitor, string leader, Rooms rooms) : IAsyncDisposable
{
    private string? form;
    private string? formMessage;

    /// <summary>Everything the chat shows, oldest first, a blank line between messages.</summary>
    public string Chat => string.Join("\n\n", Lines().Select(Text));

    /// <summary>The latest message.</summary>
    public string Last => Text(Lines()[^1]);

    /// <summary>What the form that is open reads, or null.</summary>
    public string? Form => form;

    public static async Task<Window> OpenAsync(Uri address, string leader, string zone, Rooms rooms) =>
        new(await Visitor.OpenAsync(address.ToString(), leader, zone), leader, rooms);

    /// <summary>Types something; returns what the bot says to it.</summary>
    public async Task<string> SayAsync(string text, string? delivery = null)
    {
        return await PostAsync("say", [("text", text)], message: null, delivery) ?? Last;
    }

    /// <summary>Presses the button of that label, in the latest message that has it; returns that message as it reads then, or the reply it brought.</summary>
    public async Task<string> TapAsync(string label, string? delivery = null)
    {
        var (line, action) = Find(label);
        return await SendAsync(action, line.Message, delivery);
    }

    /// <summary>Sends an action from a message, as a page may that is older than the chat.</summary>
    public async Task<string> SendAsync(string action, string? message, string? delivery = null)
    {
        var before = Lines().Count;
        await PostAsync("tap", [("action", action)], message, delivery);
        var after = Lines();
        return after.Count > before || message is null ? Text(after[^1]) : Text(after.FirstOrDefault(one => one.Message == message) ?? after[^1]);
    }

    /// <summary>The action behind a button, as contract.md writes it.</summary>
    public string ActionOf(string label) => Find(label).Action;

    /// <summary>The name of the message that holds a button.</summary>
    public string MessageOf(string label) => Find(label).Line.Message;

    /// <summary>Fills in the form that is open; returns the refusals, or what the chat says then.</summary>
    public async Task<string> SubmitAsync(params (string Field, string Value)[] values)
    {
        var action = WebUtility.HtmlDecode(FormAction().Match(form!).Groups["value"].Value);
        var before = Lines().Count;
        var refused = await PostAsync("form", [("action", action), .. values.Select(pair => ($"value.{pair.Field}", pair.Value))], formMessage, delivery: null);
        return refused ?? (formMessage is not null && Lines().Count == before && Lines().FirstOrDefault(line => line.Message == formMessage) is { } line ? Text(line) : Last);
    }

    public ValueTask DisposeAsync() => visitor.DisposeAsync();

    private static string Text(Line line) => line.Card is { } card ? PlainText.Render(card) : $"> {line.Said}";

    private static IEnumerable<Choice> Choices(IEnumerable<Part> parts) => parts.SelectMany(part => part switch
    {
        Choices choices => choices.Items,
        Fold fold => Choices(fold.Parts),
        _ => [],
    });

    private IReadOnlyList<Line> Lines() => rooms.OpenAsync(leader, TestContext.Current.CancellationToken).GetAwaiter().GetResult()!.Read().Lines;

    private (Line Line, string Action) Find(string label)
    {
        foreach (var line in Lines().Reverse())
        {
            if (line.Card is { } card && Choices(card.Parts).FirstOrDefault(choice => choice.Label == label) is { } choice)
            {
                return (line, choice.Action.ToString());
            }
        }

        throw new InvalidOperationException($"No button \"{label}\" in:\n{Chat}");
    }

    private async Task<string?> PostAsync(string act, (string Name, string Value)[] values, string? message, string? delivery)
    {
        using var response = await visitor.PostAsync(
            $"/chat/{leader}/{act}",
            [
                ("delivery", delivery ?? Guid.NewGuid().ToString()),
                .. message is null ? Array.Empty<(string, string)>() : [("message", message)],
                .. values,
            ]);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        if (!response.IsSuccessStatusCode)
        {
            return body;
        }

        (form, formMessage) = response.Content.Headers.ContentType?.MediaType == "text/html" ? (body, message) : (form, formMessage);
        return response.Content.Headers.ContentType?.MediaType == "application/json" ? body : null;
    }

    [GeneratedRegex("data-submits=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormAction();
}
