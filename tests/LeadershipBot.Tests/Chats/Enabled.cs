namespace LeadershipBot.Tests.Chats;

/// <summary>A chat room in which Mara leads some people, whatever the chat.</summary>
internal static class Enabled
{
    public static readonly (string Key, string Value) Safety = ("Content:Safety", "the counselling line, 0800 000");

    /// <summary>The room, on a Monday morning.</summary>
    public static Task<ChatRoom> RoomAsync(ChatKind kind, TestDatabase database, params (string Key, string Value)[] settings) =>
        ChatRoom.OpenAsync(kind, database, "2026-11-23T08:00Z", [Safety, .. settings]);

    /// <summary>People of these names.</summary>
    public static async Task<Dictionary<string, IChatWindow>> EnterAsync(this ChatRoom room, params string[] names)
    {
        var people = new Dictionary<string, IChatWindow>();

        foreach (var name in names)
        {
            people[name] = await room.EnterAsync(name);
        }

        return people;
    }

    /// <summary>A manager sets up a team of these people, and their invitations go.</summary>
    public static async Task InviteAsync(this IChatWindow manager, ChatRoom room, IEnumerable<IChatWindow> people, params (string Field, string Value)[] fields)
    {
        await manager.SayAsync("team");
        await manager.TapAsync("Set up a team…");
        (await manager.SubmitAsync(Form([("people", string.Join(',', people.Select(person => person.Id))), .. fields]))).ShouldContain("[Send invitations]");
        await manager.TapAsync("Send invitations");
        await room.Bot.TickAsync();
        await room.SettleAsync();
    }

    /// <summary>The usual form of a team, with some fields filled in otherwise; one that is empty is left out.</summary>
    public static (string Field, string Value)[] Form(params (string Field, string Value)[] fields)
    {
        var all = new Dictionary<string, string> { ["name"] = "Platform leads", ["day"] = "thursday", ["hour"] = "14:00", ["every"] = "1" };

        foreach (var (field, value) in fields)
        {
            all[field] = value;
        }

        return [.. all.Where(pair => pair.Value.Length > 0).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>A manager asks somebody to take the team, or to look after it too, by the button of that label.</summary>
    public static async Task HandAsync(this IChatWindow manager, ChatRoom room, string button, IChatWindow other)
    {
        await manager.SayAsync("team");
        await manager.TapAsync(button);
        (await manager.SubmitAsync(("person", other.Id))).ShouldStartWith("Asked. Nothing changes before");
        await room.Bot.TickAsync();
        await room.SettleAsync();
    }

    /// <summary>After that act the last message there reads so, and no other has come.</summary>
    public static async Task BecomesAsync(this ChatRoom room, IChatWindow person, Func<Task> act, string words)
    {
        var before = person.Standing.Count;
        await act();
        await room.SettleAsync();
        person.Standing[^1].ShouldStartWith(words);
        person.Standing.Count.ShouldBe(before);
    }

    /// <summary>Presses a button where the form did not open by itself.</summary>
    public static async Task TapIfThereAsync(this IChatWindow person, string label)
    {
        if (person.Last.Contains($"[{label}]", StringComparison.Ordinal))
        {
            await person.TapAsync(label);
        }
    }

    /// <summary>A label in the letters in which it stands in the latest message: names are spelt as each platform has them.</summary>
    public static string LabelOf(this IChatWindow person, string label)
    {
        var at = person.Last.IndexOf($"[{label}]", StringComparison.OrdinalIgnoreCase);
        at.ShouldBeGreaterThanOrEqualTo(0, person.Last);
        return person.Last.Substring(at + 1, label.Length);
    }
}
