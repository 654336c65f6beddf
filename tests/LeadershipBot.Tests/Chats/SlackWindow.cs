using System.Text.Json.Nodes;
using LeadershipBot.Tests.Slack;

namespace LeadershipBot.Tests.Chats;

/// <summary>Somebody's direct messages with the bot in Slack.</summary>
/// <param name="settle">Ends when the bot has sent everything it has to send.</param>
internal sealed class SlackWindow(SlackPerson person, Func<Task> settle) : IChatWindow
{
    public string Id => person.User;

    public string Chat => string.Join("\n\n", Said());

    public string Last => Said() is [.., var last] ? last : "";

    public IReadOnlyList<string> Standing => Said();

    public Func<Task> Hold(string label)
    {
        var payload = person.PayloadOfTap(label);

        return () =>
        {
            var again = payload.DeepClone().AsObject();
            again["trigger_id"] = person.Driver.Slack.Triggers.Make(person.Workspace, person.User);
            again["actions"]![0]!["action_ts"] = person.Driver.Slack.NextTs();
            return TakenAsync(person.Driver.InteractionAsync(again));
        };
    }

    public async Task<string> SayAsync(string text)
    {
        await TakenAsync(person.SayAsync(text));
        return Last;
    }

    public async Task<string> TapAsync(string label)
    {
        var before = Said();
        var at = before.FindLastIndex(message => message.Contains($"[{label}]", StringComparison.Ordinal));
        await TakenAsync(person.TapAsync(label));
        var after = Said();
        return after.Count > before.Count || at < 0 ? after[^1] : after[at];
    }

    public async Task<string> SubmitAsync(params (string Field, string Value)[] values)
    {
        var view = person.Driver.Slack.Views.Top(person.Workspace, person.User) ?? throw new InvalidOperationException("No modal is open.");
        var before = Said();
        await TakenAsync(person.SubmitAsync([.. values.Select(pair => (SlackTap.LabelOf(view, pair.Field), Shown(view, pair.Field, pair.Value)))]));

        if (person.Errors.Count > 0)
        {
            return string.Join('\n', person.Errors.Values);
        }

        var after = Said();
        return after.Count > before.Count ? after[^1] : after.Zip(before).Where(pair => pair.First != pair.Second).Select(pair => pair.First).LastOrDefault(after[^1]);
    }

    public void Keep(string name)
    {
        // Over the socket the same is said.
        if (person.Driver.IsSocket)
        {
            return;
        }

        var message = person.Dm.Messages.Last(message => message.BotId is not null && message.OnlyFor is null);
        var payload = new JsonObject { ["channel"] = person.Dm.Id, ["text"] = message.Text, ["blocks"] = message.Blocks?.DeepClone() };
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(SlackPayloadTests.Folder()).FullName, $"{name}.message.json"), payload.ToJsonString());
    }

    // What only they see is said to them too.
    private List<string> Said() => [.. person.Messages.Where(message => !message.StartsWith("> ", StringComparison.Ordinal)), .. person.Ephemerals];

    // What is sent as a value is chosen by what it says.
    private static string Shown(FakeView view, string field, string value) => view.Blocks
        .Where(block => FakeSlackBlocks.Text(block!["block_id"]) == field)
        .SelectMany(block => FakeSlackBlocks.All(block))
        .Where(node => FakeSlackBlocks.Text(node["value"]) == value)
        .Select(node => FakeSlackBlocks.Text(node["text"]?["text"]))
        .FirstOrDefault() ?? value;

    private async Task TakenAsync(Task<SlackReply> doing)
    {
        var reply = await doing;
        reply.Status.ShouldBe(200, reply.Body);
        await settle();
    }
}
