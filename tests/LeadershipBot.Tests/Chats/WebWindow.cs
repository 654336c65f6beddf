namespace LeadershipBot.Tests.Chats;

/// <summary>The web chat, as one of the chats.</summary>
internal sealed class WebWindow(Window window, string id) : IChatWindow
{
    public string Id => id;

    public string Chat => window.Chat;

    public string Last => window.Last;

    public Task<string> SayAsync(string text) => window.SayAsync(text);

    public Task<string> TapAsync(string label) => window.TapAsync(label);

    public Task<string> SubmitAsync(params (string Field, string Value)[] values) => window.SubmitAsync(values);
}
