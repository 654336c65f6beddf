using System.Text.Json.Nodes;
using LeadershipBot.Tests.MsTeams;

namespace LeadershipBot.Tests.Chats;

/// <summary>Somebody's own chat with the bot in Teams.</summary>
/// <param name="settle">Ends when the bot has sent everything it has to send.</param>
internal sealed class TeamsWindow(TeamsDriver driver, FakePerson person, Func<Task> settle) : IChatWindow
{
    public string Id => person.ObjectId;

    public string Chat => driver.Chat(person);

    public string Last => driver.Last(person);

    public IReadOnlyList<string> Standing => [.. driver.Teams.Chat(person).Messages.Select(message => message.Card is { } card ? CardText.Read(card) : (string?)message.Activity["text"] ?? "")];

    public Func<Task> Hold(string label)
    {
        var tapping = driver.Tapping(person, driver.Teams.Chat(person), label, []);

        return async () =>
        {
            await driver.TapLaterAsync(person, tapping);
            await settle();
        };
    }

    public async Task<string> SayAsync(string text)
    {
        await driver.SayAsync(person, text);
        await settle();
        return Last;
    }

    public async Task<string> TapAsync(string label)
    {
        var chat = driver.Teams.Chat(person);
        var before = chat.Messages.Count;
        var shown = await driver.TapAsync(person, label);
        await settle();
        return chat.Messages.Count > before ? Last : shown;
    }

    public async Task<string> SubmitAsync(params (string Field, string Value)[] values)
    {
        var chat = driver.Teams.Chat(person);
        var (card, button) = chat.Messages.Reverse().Select(message => message.CardFor(person)).OfType<JsonObject>()
            .Select(card => (card, Button: Of(card, "Action.Execute").LastOrDefault()))
            .First(found => Inputs(found.card).Count > 0);
        var ids = Inputs(card);
        var before = chat.Messages.Count;
        var shown = await driver.TapAsync(
            person, (string)button!["title"]!, [.. values.Select(pair => (ids.First(id => id == pair.Field || id.EndsWith($"-{pair.Field}", StringComparison.Ordinal) || id.EndsWith($".{pair.Field}", StringComparison.Ordinal) || id.EndsWith($"_{pair.Field}", StringComparison.Ordinal)), pair.Value))]);
        await settle();
        return chat.Messages.Count > before ? Last : shown;
    }

    public void Keep(string name) => File.WriteAllText(
        Path.Combine(AdaptiveCardTests.Artifacts(), $"{name}.card.json"), driver.Teams.Chat(person).Messages[^1].CardFor(person)!.ToJsonString());

    private static List<string> Inputs(JsonObject card) =>
        [.. FakeCardRules.All(card).Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true).Select(one => (string)one["id"]!).Distinct()];

    private static IEnumerable<JsonObject> Of(JsonObject card, string type) => FakeCardRules.All(card).Where(one => (string?)one["type"] == type && one["title"] is not null);
}
