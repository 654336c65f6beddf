using LeadershipBot.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Chats;

/// <summary>What cannot be is a sentence at its field, in every chat, and nothing is half saved.</summary>
public class FieldTests
{
    private static readonly (string Field, string Value, string Sentence)[] Faults =
    [
        ("people", "", "Pick the people, or a channel or group."),
        ("people", "MARA", "That is only you. Pick somebody else, or join alone."),
        ("people", "BOT,GUEST", "Nobody of these can be asked: bots, guests and people who are gone don't take part."),
        ("hour", "6:59", "I ask between 07:00 and 19:59 only."),
        ("zone", "Atlantis/Docks", "I don't know that time zone. Write it as Europe/Oslo, or leave it empty."),
        ("first", "2026-11-20", "Pick a day after today, within a year."),
        ("first", "2028-01-01", "Pick a day after today, within a year."),
    ];

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_team_that_cannot_be_is_refused_field_by_field_and_nothing_is_saved(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var (alex, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("mara"));
        var (bot, guest) = room.Others();

        foreach (var (field, value, sentence) in Faults)
        {
            await mara.SayAsync("team");
            await mara.TapAsync("Set up a team…");
            var filled = value.Replace("MARA", mara.Id).Replace("BOT", bot).Replace("GUEST", guest);
            (await mara.SubmitAsync(Enabled.Form([("people", alex.Id), (field, filled)]))).ShouldContain(sentence, Case.Sensitive, $"{field} = {value}");
            (await room.Bot.CountAsync("team")).ShouldBe(0, $"{field} = {value}");
            (await room.Bot.CountAsync("invitation")).ShouldBe(0, $"{field} = {value}");
        }
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_running_team_is_changed_wholly_or_not_at_all(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var (alex, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("mara"));
        var (bot, guest) = room.Others();
        await mara.InviteAsync(room, [alex]);

        await RefusedAsync("Holidays", "That is before the first day.", ("first", "2026-12-21"), ("last", "2026-12-20"));
        await RefusedAsync("Holidays", "Pick a day, today or later.", ("first", "2026-11-22"), ("last", "2026-12-20"));
        await RefusedAsync("Holidays", "Pick a day within a year.", ("first", "2026-12-21"), ("last", "2027-12-20"));
        await RefusedAsync("Change day and hour", "I don't know that time zone.", ("name", "Others"), ("zone", "Atlantis/Docks"));
        await RefusedAsync("People", "Pick somebody, here or below.");
        await RefusedAsync("People", "Somebody stands in both lists.", ("add", alex.Id), ("remove", alex.Id));
        await RefusedAsync("People", "Nobody of these can be asked:", ("add", $"{bot},{guest}"));
        await RefusedAsync("Hand over", "They can't look after a team: a bot, a guest, or nobody I could find just now.", ("person", guest));
        await RefusedAsync("Hand over", "That is you already. Pick somebody else.", ("person", mara.Id));

        (await room.Bot.CountAsync("team where version = 1 and name = 'Platform leads' and off = ''")).ShouldBe(1);
        (await room.Bot.CountAsync("invitation")).ShouldBe(1);
        (await room.Bot.CountAsync("team_manager")).ShouldBe(1);

        async Task RefusedAsync(string button, string sentence, params (string Field, string Value)[] values)
        {
            await mara.SayAsync("team");
            await mara.TapAsync(button);
            (await mara.SubmitAsync(values)).ShouldContain(sentence, Case.Sensitive, button);
        }
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task The_second_of_two_managers_sees_what_changed_and_saves_nothing(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var (alex, jo, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("jo"), await room.EnterAsync("mara"));
        await mara.InviteAsync(room, [alex]);
        await mara.HandAsync(room, "Co-manager", jo);
        await jo.TapAsync("I'll take it");
        await room.AtAsync("2026-12-07T08:00Z");

        foreach (var manager in new[] { mara, jo })
        {
            await manager.SayAsync("team");
            await manager.TapAsync("Change day and hour");
        }

        (await mara.SubmitAsync(Enabled.Form(("day", "friday"), ("hour", "10:00")))).ShouldContain("Friday, 11 December, 10:00");
        var told = await jo.SubmitAsync(Enabled.Form(("day", "tuesday"), ("hour", "9:00")));
        told.ShouldMatch("(?i)mara changed this meanwhile, so nothing of yours was saved. Now it reads: Platform leads, Fridays, 10:00");
        told.ShouldContain("[Change it again]");
        (await room.Bot.CountAsync("team where day = 5 and version = 2")).ShouldBe(1);

        // What they see then, they may change.
        await jo.TapAsync("Change it again");
        (await jo.SubmitAsync(Enabled.Form(("day", "tuesday"), ("hour", "9:00")))).ShouldContain("Tuesday, 8 December, 09:00");
    }

    [Fact]
    public async Task A_name_longer_than_any_client_lets_through_is_counted_and_refused()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Web, database);
        var bot = room.Bot.Services.GetRequiredService<Bot>();
        var form = new Dictionary<string, string>(Enabled.Form(("people", "alex"), ("name", new string('n', 500))).Select(pair => new KeyValuePair<string, string>(pair.Field, pair.Value)));

        foreach (var platform in new[] { "web", "slack", "msteams" })
        {
            var reply = await bot.ReplyAsync(
                new Incoming.Submitted(new(platform, "local", "mara", "mara"), Guid.NewGuid().ToString(), Carries.Everything, new ActionId("team-new", "", ""), form, null),
                TestContext.Current.CancellationToken);
            reply.ShouldBeOfType<Reply.Refused>().Fields["name"].ShouldBe("That is 500 characters; I can keep 60.");
        }

        (await room.Bot.CountAsync("team")).ShouldBe(0);
    }
}
