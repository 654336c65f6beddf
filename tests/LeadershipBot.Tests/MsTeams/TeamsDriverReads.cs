using System.Diagnostics;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What people see.</summary>
internal sealed partial class TeamsDriver
{
    /// <summary>Everything the bot says in somebody's own chat, as it stands for them, a blank line between messages.</summary>
    public string Chat(FakePerson person) => teams.Chat(person).TextFor(person);

    /// <summary>The latest message there.</summary>
    public string Last(FakePerson person) => teams.Chat(person).LastFor(person);

    /// <summary>What notifications and the list of chats showed, oldest first.</summary>
    public IReadOnlyList<string?> Summaries(FakePerson person) => [.. teams.Chat(person).Messages.Select(message => message.Summary ?? (string?)message.Activity["text"])];

    /// <summary>Waits until the latest message in somebody's own chat holds a text; returns it.</summary>
    public Task<string> ShowsAsync(FakePerson person, string text) => ShowsAsync(person, teams.Chat(person), text);

    /// <summary>The same anywhere.</summary>
    public static async Task<string> ShowsAsync(FakePerson person, FakeConversation where, string text)
    {
        var started = Stopwatch.GetTimestamp();

        while (!where.LastFor(person).Contains(text, StringComparison.Ordinal))
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"\"{text}\" does not come. There is:\n{where.TextFor(person)}");
            await Task.Delay(20);
        }

        return where.LastFor(person);
    }
}
