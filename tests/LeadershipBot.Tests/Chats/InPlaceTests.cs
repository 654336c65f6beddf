namespace LeadershipBot.Tests.Chats;

/// <summary>What was asked becomes its answer where it stands, on every screen, also when it is tapped twice or late.</summary>
public class InPlaceTests
{
    private const string Over = "This invitation is over; nothing was changed.";

    [Theory, ClassData(typeof(EachChat))]
    public async Task An_invitation_becomes_its_answer(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "sam", "kim", "robin", "jo", "mara");
        await cast["robin"].SayAsync("join");
        await cast["mara"].InviteAsync(room, [cast["alex"], cast["sam"], cast["kim"], cast["robin"], cast["jo"]]);
        var held = cast.Where(pair => pair.Key != "mara").ToDictionary(pair => pair.Key, pair => pair.Value.Hold("Join"));

        await room.BecomesAsync(cast["alex"], () => cast["alex"].TapAsync("Join"), "You're in. First question: Thursday, 26 November, 14:00 (Europe/Oslo).");
        await room.BecomesAsync(cast["alex"], held["alex"], "You're in. First question: Thursday, 26 November, 14:00 (Europe/Oslo).");
        await room.BecomesAsync(cast["sam"], () => cast["sam"].TapAsync("Not for me"), "Noted. I won't ask again for this team, and nobody is told.");
        await room.BecomesAsync(cast["sam"], held["sam"], "Noted. I won't ask again for this team, and nobody is told.");
        await room.BecomesAsync(cast["robin"], () => cast["robin"].TapAsync("Join"), "You follow your own rhythm already");
        await room.BecomesAsync(cast["robin"], () => cast["robin"].TapAsync("Switch"), "You're in. First question:");

        // Later means once more, in a message of its own; the first one follows what is said to the second.
        await room.BecomesAsync(cast["kim"], () => cast["kim"].TapAsync("Ask me later"), "I'll ask once more, on Monday, 30 November.");
        await room.AtAsync("2026-11-30T09:05Z");
        cast["kim"].Standing[^1].ShouldStartWith("mara would like to offer you a weekly question.", Case.Insensitive);
        await room.BecomesAsync(cast["kim"], held["kim"], "You're in. First question: Thursday, 3 December");
        cast["kim"].Standing.Count(message => message.StartsWith("You're in.", StringComparison.Ordinal)).ShouldBe(2);

        await cast["mara"].SayAsync("team");
        await cast["mara"].TapAsync("End");
        await cast["mara"].TapAsync("End it");
        await room.BecomesAsync(cast["jo"], held["jo"], Over);
        await room.BecomesAsync(cast["jo"], held["jo"], Over);

        // What is drawn again after a restart is the same.
        var before = cast["jo"].Standing;
        await room.RestartAsync();
        (await room.EnterAsync("jo")).Standing[^1].ShouldBe(before[^1]);
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task An_invitation_that_named_other_managers_is_read_anew_before_anybody_joins(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "ines", "mara");
        await cast["mara"].InviteAsync(room, [cast["alex"]]);
        await cast["mara"].HandAsync(room, "Co-manager", cast["ines"]);
        await cast["ines"].TapAsync("I'll take it");

        await room.BecomesAsync(cast["alex"], () => cast["alex"].TapAsync("Join"), "Since this was written, who looks after the group has changed. It reads anew:");
        cast["alex"].Standing[^1].ShouldContain("What mara or ines gets.", Case.Insensitive);
        await room.BecomesAsync(cast["alex"], () => cast["alex"].TapAsync("Join"), "You're in.");
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_note_about_another_manager_becomes_its_answer(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "sam", "kim", "ines", "mara");
        var members = new[] { cast["alex"], cast["sam"], cast["kim"] };
        await cast["mara"].InviteAsync(room, members);

        foreach (var member in members)
        {
            await member.TapAsync("Join");
        }

        await cast["mara"].HandAsync(room, "Hand over", cast["ines"]);
        await room.BecomesAsync(cast["ines"], () => cast["ines"].TapAsync("I'll take it"), "Platform leads is yours from Monday, 7 December on.");
        await room.Bot.TickAsync();
        await room.SettleAsync();
        var (stay, leave) = (cast["alex"].Hold("Stay"), cast["kim"].Hold("Leave"));

        await room.BecomesAsync(cast["alex"], () => cast["alex"].TapAsync("Stay"), "Noted: everything stays as it is for you.");
        await room.BecomesAsync(cast["alex"], stay, "Noted: everything stays as it is for you.");
        await room.BecomesAsync(cast["sam"], () => cast["sam"].TapAsync("Leave"), "You've left it. Nobody is told.");
        await room.BecomesAsync(cast["sam"], () => cast["sam"].TapAsync("Go on alone"), "You're in. First question: Thursday, 26 November");

        // No reply pauses; late is not too late to go on, but too late to leave by that button.
        await room.AtAsync("2026-12-07T08:00Z");
        cast["kim"].Standing[^1].ShouldStartWith("No reply came, so you are paused. Nobody is told.");
        await room.BecomesAsync(cast["kim"], leave, "No reply came, so you are paused. Nobody is told.");
        await room.BecomesAsync(cast["kim"], () => cast["kim"].TapAsync("End the pause"), "I'm back on. Next question: Thursday, 10 December");

        await cast["ines"].SayAsync("team");
        await cast["ines"].TapAsync("End");
        await cast["ines"].TapAsync("End it");
        await room.Bot.TickAsync();
        await room.SettleAsync();
        await room.BecomesAsync(cast["alex"], () => cast["alex"].TapAsync("Go on alone"), "You're in. First question: Thursday, 10 December");
    }
}
