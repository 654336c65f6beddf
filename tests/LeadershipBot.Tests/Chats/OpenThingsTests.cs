namespace LeadershipBot.Tests.Chats;

/// <summary>What a leader has open stands in one place, and is closed there.</summary>
public class OpenThingsTests
{
    [Theory, ClassData(typeof(EachChat))]
    public async Task A_step_is_done_or_let_go_and_a_sharing_taken_back_from_the_list(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "jo", "mara");
        var (alex, mara) = (cast["alex"], cast["mara"]);
        await mara.InviteAsync(room, [alex]);
        await alex.TapAsync("Join");
        await alex.SayAsync("my directors wait for me before they decide anything, everything sits in my approval queue");
        (await alex.TapAsync("I'll do that")).ShouldContain("Kept.");
        await alex.SayAsync("remember");
        await alex.TapIfThereAsync("Remember a handover");
        await alex.SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"));
        await alex.SayAsync("my handovers");
        await alex.TapAsync("Share with a manager");
        await alex.TapAsync(alex.LabelOf("Mara"));
        await room.SettleAsync();
        mara.Chat.ShouldContain("storage renewal");

        var list = await alex.SayAsync("my handovers");
        list.ShouldContain("You wanted to do: if ");
        list.ShouldMatch("(?i)Shared with mara\\.");
        list = await alex.TapAsync("Take it back");
        list.ShouldStartWith("What you handed over");
        list.ShouldNotContain("Shared with");
        await room.SettleAsync();
        mara.Chat.ShouldNotContain("storage renewal");

        var again = alex.Hold("Let it go");
        (await alex.TapAsync("Done")).ShouldNotContain("You wanted to do");
        await again();
        await room.SettleAsync();
        (await room.Bot.CountAsync("commitment where state = 'done'")).ShouldBe(1);
        (await room.Bot.CountAsync("commitment")).ShouldBe(1);
    }
}
