using LeadershipBot.Tests.Chats;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>What people really send: a few weeks of two leaders and their manager, in one of the chats.</summary>
internal static class Life
{
    public const string Start = "2026-11-23T08:00Z";

    /// <summary>Every request the bot got in that life.</summary>
    public static async Task<IReadOnlyList<Heard>> OfAsync(ChatKind kind)
    {
        var recorder = Recorder.Listen();
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(kind, database, Start, ("Content:Safety", "the counselling line, 0800 000"));
        var (alex, sam, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("sam"), await room.EnterAsync("mara"));

        await AskAsync(alex);
        await InviteAsync(room, mara, alex, sam);
        await AnswerAsync(room, alex);
        await LeaveAsync(alex, sam);

        return recorder.Take();
    }

    private static async Task AskAsync(IChatWindow alex)
    {
        await alex.SayAsync("help");
        await alex.SayAsync("my directors wait for me before they decide anything, everything sits in my approval queue");
        await alex.TapAsync("None of these");
        await alex.SayAsync("what do you hold about me, and who saw it");
        await alex.SayAsync("settings");
    }

    private static async Task InviteAsync(ChatRoom room, IChatWindow mara, IChatWindow alex, IChatWindow sam)
    {
        await mara.SayAsync("team");
        await mara.TapAsync("Set up a team…");
        await mara.SubmitAsync(("name", "Platform leads"), ("people", $"{alex.Id},{sam.Id}"), ("day", "thursday"), ("hour", "15:30"), ("every", "1"));
        await mara.TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T09:01Z");
        await alex.TapAsync("Join");
        await sam.TapAsync("Not for me");
        await mara.SayAsync("team");
    }

    private static async Task AnswerAsync(ChatRoom room, IChatWindow alex)
    {
        await room.AtAsync("2026-11-26T14:30Z");
        await alex.TapAsync("Handed it over");
        await alex.TapAsync("Remember it");
        await alex.SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"));
        await alex.TapAsync("I'll do that");
        await alex.SayAsync("my handovers");
        await alex.SayAsync("history");
        await alex.SayAsync("pause until 7 June 2027");
        await alex.SayAsync("resume");
    }

    private static async Task LeaveAsync(IChatWindow alex, IChatWindow sam)
    {
        await alex.SayAsync("export");
        await alex.SayAsync("leave");
        await sam.SayAsync("erase");
    }
}
