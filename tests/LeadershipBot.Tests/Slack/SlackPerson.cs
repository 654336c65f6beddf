using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Somebody in Slack: types, taps, submits, and sees.</summary>
internal sealed class SlackPerson(SlackDriver driver, FakeWorkspace workspace, string user)
{
    private readonly FakeSlack slack = driver.Slack;

    public SlackDriver Driver => driver;

    public FakeWorkspace Workspace => workspace;

    public string User => user;

    /// <summary>The conversation with the bot; opened when first looked at.</summary>
    public FakeChannel Dm => workspace.OpenDm(user);

    /// <summary>Every message in the conversation as it is read, oldest first; own ones behind <c>&gt; </c>.</summary>
    public IReadOnlyList<string> Messages => Read(Dm.Messages.Where(message => message.OnlyFor is null));

    /// <summary>All of <see cref="Messages"/> in one, with empty lines between.</summary>
    public string Chat => string.Join("\n\n", Messages);

    /// <summary>What only this person sees, in any channel.</summary>
    public IReadOnlyList<string> Ephemerals
    {
        get
        {
            lock (slack.Gate)
            {
                return [.. workspace.Channels.SelectMany(channel => channel.Ephemerals).Where(message => message.OnlyFor == user).OrderBy(message => message.Micros).Select(SlackScreen.Read)];
            }
        }
    }

    /// <summary>The open modal as it is read; null if none is open.</summary>
    public string? Modal => View(slack.Views.Top(workspace, user));

    /// <summary>The home tab as it is read.</summary>
    public string? Home => View(slack.Views.Home(workspace, user));

    /// <summary>What stands at the fields of the modal, by label, since the last submission.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<string> In(FakeChannel channel) => Read(channel.Messages);

    /// <summary>Types into the conversation.</summary>
    public Task<SlackReply> SayAsync(string text, string? id = null, SlackSigning? sign = null) => SayInAsync(Dm, text, "message", thread: null, id, sign);

    /// <summary>Names the bot in a channel.</summary>
    public Task<SlackReply> MentionAsync(FakeChannel channel, string text, string? thread = null, string? id = null) =>
        SayInAsync(channel, $"<@{workspace.BotUser}> {text}", "app_mention", thread, id, sign: null);

    /// <summary>Opens the home tab.</summary>
    public Task<SlackReply> OpenHomeAsync() => driver.EventAsync(workspace, new()
    {
        ["type"] = "app_home_opened", ["user"] = user, ["channel"] = Dm.Id, ["tab"] = "home", ["view"] = slack.Views.Home(workspace, user)?.Show(slack),
    });

    /// <summary>Types a slash command.</summary>
    /// <param name="channel">Where; the conversation with the bot when null.</param>
    public async Task<SlackReply> CommandAsync(string text = "", FakeChannel? channel = null, string command = "/leadership", SlackSigning? sign = null)
    {
        var at = channel ?? Dm;
        var org = slack.Tokens.OrgOf(workspace);
        var fields = new JsonObject
        {
            ["token"] = "deprecated", ["team_id"] = workspace.Id, ["team_domain"] = workspace.Domain, ["channel_id"] = at.Id,
            ["channel_name"] = at.User is not null ? "directmessage" : at.IsPrivate ? "privategroup" : at.Name, ["user_id"] = user, ["user_name"] = user.ToLowerInvariant(),
            ["command"] = command, ["text"] = SlackScreen.Escape(text), ["api_app_id"] = slack.AppId, ["is_enterprise_install"] = org is null ? "false" : "true",
            ["response_url"] = slack.Returns.Make(workspace, user, at, message: null), ["trigger_id"] = slack.Triggers.Make(workspace, user),
        };

        if (workspace.Enterprise is { } enterprise)
        {
            fields["enterprise_id"] = enterprise;
            fields["enterprise_name"] = enterprise;
        }

        var reply = await driver.CommandAsync(fields, sign);
        Show(reply, at);
        return reply;
    }

    /// <summary>Taps a button, or chooses an option, in the last message that has it.</summary>
    /// <param name="label">What stands on it; a part of it will do if it is the only one.</param>
    /// <param name="channel">Where; the conversation with the bot when null.</param>
    public Task<SlackReply> TapAsync(string label, FakeChannel? channel = null, SlackSigning? sign = null) =>
        driver.InteractionAsync(PayloadOfTap(label, channel), sign);

    /// <summary>What a tap sends, without sending it: for taps that come twice or late.</summary>
    public JsonObject PayloadOfTap(string label, FakeChannel? channel = null)
    {
        lock (slack.Gate)
        {
            var at = channel ?? Dm;
            var seen = at.Messages.Where(message => message.OnlyFor is null).Concat(at.Ephemerals.Where(message => message.OnlyFor == user)).OrderBy(message => message.Micros);
            var (message, action) = seen.Reverse().Select(message => (message, Action: SlackTap.Find(message.Blocks, label, slack))).FirstOrDefault(found => found.Action is not null);
            return SlackTap.OnMessage(slack, workspace, user, at, message, action ?? throw new InvalidOperationException($"Nothing to tap says \"{label}\" in:\n{Chat}"));
        }
    }

    /// <summary>Taps in the open modal.</summary>
    public Task<SlackReply> TapInModalAsync(string label) => TapInAsync(slack.Views.Top(workspace, user), label);

    /// <summary>Taps in the home tab.</summary>
    public Task<SlackReply> TapInHomeAsync(string label) => TapInAsync(slack.Views.Home(workspace, user), label);

    /// <summary>Fills the modal in by label and submits it.</summary>
    public async Task<SlackReply> SubmitAsync(params (string Label, string Value)[] values)
    {
        var view = slack.Views.Top(workspace, user) ?? throw new InvalidOperationException("No modal is open.");
        var reply = await driver.InteractionAsync(PayloadOfSubmission(values));

        if (reply.Status == 200)
        {
            var errors = slack.Views.Answer(view, reply.Json);
            Errors = errors?.ToDictionary(error => SlackTap.LabelOf(view, error.Key), error => FakeSlackBlocks.Text(error.Value)!) ?? [];
        }

        return reply;
    }

    /// <summary>What a submission sends, without sending it.</summary>
    public JsonObject PayloadOfSubmission(params (string Label, string Value)[] values)
    {
        var view = slack.Views.Top(workspace, user) ?? throw new InvalidOperationException("No modal is open.");
        SlackTap.Fill(view, values);
        return SlackTap.Of(slack, view, "view_submission");
    }

    /// <summary>Closes the modal; the bot hears of it if it wanted to.</summary>
    public async Task<SlackReply?> CloseModalAsync()
    {
        var view = slack.Views.Top(workspace, user) ?? throw new InvalidOperationException("No modal is open.");
        slack.Views.Close(workspace, user, view);
        return view.Body["notify_on_close"]?.GetValue<bool>() == true ? await driver.InteractionAsync(SlackTap.Of(slack, view, "view_closed")) : null;
    }

    private Task<SlackReply> TapInAsync(FakeView? view, string label)
    {
        var action = SlackTap.Find(view?.Blocks, label, slack) ?? throw new InvalidOperationException($"Nothing to tap says \"{label}\" in:\n{View(view)}");
        return driver.InteractionAsync(SlackTap.OnView(slack, view!, action));
    }

    private Task<SlackReply> SayInAsync(FakeChannel channel, string text, string type, string? thread, string? id, SlackSigning? sign)
    {
        var escaped = type == "message" ? SlackScreen.Escape(text) : text;
        var said = workspace.Say(channel, user, escaped, thread);
        var inner = new JsonObject
        {
            ["type"] = type, ["user"] = user, ["text"] = escaped, ["ts"] = said.Ts, ["channel"] = channel.Id, ["event_ts"] = said.Ts,
            ["team"] = workspace.Id, ["client_msg_id"] = slack.NextId("client-"),
        };

        if (type == "message")
        {
            inner["channel_type"] = "im";
        }

        if (thread is not null)
        {
            inner["thread_ts"] = thread;
        }

        return driver.EventAsync(workspace, inner, id, sign);
    }

    // A command may be answered in its acknowledgement.
    private void Show(SlackReply reply, FakeChannel at)
    {
        if (reply.Status != 200 || reply.Body.Length == 0)
        {
            return;
        }

        var text = reply.Json is { } json ? FakeSlackBlocks.Text(json["text"]) ?? "" : reply.Body;
        var faults = reply.Json?["blocks"] is { } blocks ? FakeSlackBlocks.Faults(blocks, FakeSurface.Message) : [];
        faults.ToList().ForEach(fault => slack.Complain($"answer to a command: {fault}"));

        lock (slack.Gate)
        {
            var aloud = FakeSlackBlocks.Text(reply.Json?["response_type"]) == "in_channel";
            (aloud ? at.Messages : at.Ephemerals).Add(new()
            {
                Ts = slack.NextTs(), User = workspace.BotUser, BotId = workspace.BotId, OnlyFor = aloud ? null : user, Text = text,
                Blocks = faults.Count == 0 && reply.Json?["blocks"] is { } shown ? FakeSlackBlocks.Fill(shown) : null,
            });
        }
    }

    private List<string> Read(IEnumerable<FakeMessage> messages)
    {
        lock (slack.Gate)
        {
            return [.. messages.Select(SlackScreen.Read)];
        }
    }

    private static string? View(FakeView? view) => view is null ? null : SlackScreen.Read(view);
}
