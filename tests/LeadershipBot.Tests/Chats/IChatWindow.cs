namespace LeadershipBot.Tests.Chats;

/// <summary>The chats that every conversation must work in. A parameter of a test, so that its name shows which.</summary>
public enum ChatKind
{
    Web,
    Slack,
    SlackSocket,
    Teams,
}

/// <summary>All of them: <c>[Theory, ClassData(typeof(EachChat))]</c>.</summary>
public sealed class EachChat : TheoryData<ChatKind>
{
    public EachChat() => AddRange(Enum.GetValues<ChatKind>());
}

/// <summary>Somebody's own chat with the bot, whatever the platform: what they do, and what they read.</summary>
internal interface IChatWindow
{
    /// <summary>The platform's id of the person.</summary>
    string Id { get; }

    /// <summary>Everything the bot says there, as it stands, a blank line between messages.</summary>
    string Chat { get; }

    /// <summary>The latest message.</summary>
    string Last { get; }

    /// <summary>What the bot says there message by message, as every screen of theirs shows it: not only the one on which a button was pressed.</summary>
    IReadOnlyList<string> Standing { get; }

    /// <summary>The button of that label as it stands now. What comes back presses it, as often as wanted and whatever stands there meanwhile: an old screen does.</summary>
    Func<Task> Hold(string label);

    /// <summary>Types; returns what stands last then.</summary>
    Task<string> SayAsync(string text);

    /// <summary>Presses the button of that label in the latest message that has it; returns that message as it reads then, or the one it brought.</summary>
    Task<string> TapAsync(string label);

    /// <summary>Fills in the form that is open, by its fields' ids; returns what stands last then.</summary>
    Task<string> SubmitAsync(params (string Field, string Value)[] values);

    /// <summary>Leaves the latest message as the platform got it, for its judges and for eyes.</summary>
    void Keep(string name);
}
