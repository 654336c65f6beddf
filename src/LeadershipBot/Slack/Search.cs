using System.Globalization;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Finds a message of ours in a conversation by the key it carries: the only way to know whether it arrived when Slack gave no answer.</summary>
internal sealed class Search(SlackWorkspaces slack, WebApi api, IInstallations installations)
{
    // Whatever either clock says: a message is not older than its row, and an hour is more than clocks are apart.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    // Slack gives an app that is sold outside its directory 15 at most; everybody else gets what is asked for.
    private const string PageSize = "200";

    /// <param name="key">As it stands in the message's metadata.</param>
    /// <param name="since">When it was queued, by our clock.</param>
    public async Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var conversation = to.Conversation;

        if (conversation is null)
        {
            switch (await ConversationAsync(to, cancellationToken))
            {
                case Answer<PostedResult>.Done { Value.Channel: { } opened }:
                    conversation = opened;
                    break;
                case Answer<PostedResult>.Done or Answer<PostedResult>.No { Error: "channel_not_found" or "not_found" or "no_channel" }:
                    return new Lookup.NotThere(); // Nobody has ever spoken there, so nothing has arrived.
                case var other:
                    return new Lookup.Unclear(other.Word);
            }
        }

        if (api.Ahead is null)
        {
            await slack.CallAsync(to.Workspace, "auth.test", Wire.Default.AuthResult, [], cancellationToken);
        }

        return await FindAsync(to, conversation, key, since + (api.Ahead ?? TimeSpan.Zero) - Margin, cancellationToken);
    }

    /// <summary>The conversation with a person, if there is one already.</summary>
    public Task<Answer<PostedResult>> ConversationAsync(Address to, CancellationToken cancellationToken) => slack.CallAsync(
        to.Workspace, "conversations.open", Wire.Default.PostedResult, [("users", to.User), ("prevent_creation", "true")], cancellationToken);

    private async Task<Lookup> FindAsync(Address to, string conversation, string key, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        var installation = await installations.FindAsync(to.Workspace, cancellationToken);
        var cursors = new HashSet<string>();
        string? cursor = null;

        do
        {
            var answer = await slack.CallAsync(to.Workspace, "conversations.history", Wire.Default.HistoryResult,
            [
                ("channel", conversation), ("oldest", oldest.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".000000"), ("inclusive", "true"),
                ("include_all_metadata", "true"), ("limit", PageSize), ("cursor", cursor),
            ], cancellationToken);

            // An answer that lists no messages is no answer to the question.
            if (answer is not Answer<HistoryResult>.Done { Value: { Messages: { } messages } page })
            {
                return new Lookup.Unclear(answer.Word);
            }

            if (messages.FirstOrDefault(message => message.Metadata?.Payload?.Key == key && IsOurs(message, installation)) is { Ts: { } ts })
            {
                return new Lookup.Found(ts, conversation);
            }

            cursor = page.Page?.Next;
        }
        while (!string.IsNullOrEmpty(cursor) && cursors.Add(cursor));

        return string.IsNullOrEmpty(cursor) ? new Lookup.NotThere() : new Lookup.Unclear("The pages go round in circles.");
    }

    private static bool IsOurs(PastMessage message, Installation? installation) =>
        (message.User is not null && message.User == installation?.BotUser)
        || (message.BotId is not null && message.BotId == installation?.Bot)
        || (message.AppId is not null && message.AppId == installation?.App)
        || (installation is { Bot: null, App: null } && message.BotId is not null);
}
