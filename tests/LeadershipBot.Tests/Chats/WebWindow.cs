namespace LeadershipBot.Tests.Chats;

/// <summary>The web chat, as one of the chats.</summary>
internal sealed class WebWindow(Window window, string id) : IChatWindow
{
    public string Id => id;

    public string Chat => window.Chat;

    public string Last => window.Last;

    public IReadOnlyList<string> Standing => [.. window.Chat.Split("\n\n").Where(line => !line.StartsWith("> ", StringComparison.Ordinal))];

    public Func<Task> Hold(string label)
    {
        var (action, message) = (window.ActionOf(label), window.MessageOf(label));
        return () => window.SendAsync(action, message);
    }

    public Task<string> SayAsync(string text) => window.SayAsync(text);

    public Task<string> TapAsync(string label) => window.TapAsync(label);

    public Task<string> SubmitAsync(params (string Field, string Value)[] values) => window.SubmitAsync(values);

    /// <remarks>The browser tests take its pictures.</remarks>
    public void Keep(string name)
    {
    }
}
