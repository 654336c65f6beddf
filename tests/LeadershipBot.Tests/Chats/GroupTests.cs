namespace LeadershipBot.Tests.Chats;

/// <summary>Everyone in a channel or user group of Slack, invited by somebody who belongs to it, and what becomes of who leaves.</summary>
public class GroupTests
{
    [Theory]
    [InlineData("group", "CLEADS")]
    [InlineData("handle", "@leads")]
    public async Task Everyone_in_a_channel_or_user_group_of_Slack_is_invited_and_who_leaves_it_is_asked_no_more(string field, string value)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Slack, database);
        var cast = await room.EnterAsync("alex", "sam", "kim", "mara");
        var (bot, guest) = room.Others();
        string[] members = [cast["alex"].Id, cast["sam"].Id, cast["kim"].Id, cast["mara"].Id, bot, guest];
        var channel = room.Workspace.AddChannel("CLEADS", "leads", members);
        var group = room.Workspace.AddGroup("SLEADS", "leads", members);
        room.Workspace.AddGroup("SOTHERS", "others", cast["alex"].Id);

        await cast["mara"].SayAsync("team");
        await cast["mara"].TapAsync("Set up a team…");
        (await cast["mara"].SubmitAsync(Enabled.Form((field, value)))).ShouldContain("I'll look up who belongs there, leave out bots and guests, and write to the others.");
        await cast["mara"].TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T08:05Z");

        foreach (var name in new[] { "alex", "sam", "kim" })
        {
            (await cast[name].TapAsync("Join")).ShouldStartWith("You're in.");
        }

        cast["mara"].Chat.ShouldNotContain("would like to offer you");
        (await room.Bot.CountAsync("invitation where state = 'unfit'")).ShouldBe(field == "group" ? 3 : 2); // The bot itself is in the channel.

        // Sam leaves the channel, Kim the company: the daily look stops both. Sam, who is still here, is told so; nobody else is.
        channel.Members.Remove(cast["sam"].Id);
        group.Users.Remove(cast["sam"].Id);
        room.Workspace.User(cast["kim"].Id)!.Deleted = true;
        await room.AtAsync("2026-11-24T08:05Z");
        cast["sam"].Standing[^1].ShouldStartWith("You are no longer in the channel or group that Platform leads was made of, so I ask nothing more for it. Nobody is told.");
        await room.AtAsync("2026-11-26T13:00Z");
        (await room.Bot.CountAsync("check_in where state = 'open'")).ShouldBe(1);
        cast["alex"].Last.ShouldContain("[Some of both]");
        (await room.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);
        (await room.Bot.CountAsync("notice")).ShouldBe(1);
        await room.BecomesAsync(cast["sam"], () => cast["sam"].TapAsync("Go on alone"), "You're in. First question: Thursday,");
    }

    [Fact]
    public async Task Who_was_picked_beside_a_group_stays_and_who_leaves_it_and_returns_can_be_invited_again()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Slack, database);
        var cast = await room.EnterAsync("alex", "sam", "jo", "kim", "mara");
        var (mara, sam) = (cast["mara"], cast["sam"]);
        var channel = room.Workspace.AddChannel("CLEADS", "leads", cast["alex"].Id, sam.Id, mara.Id);
        await mara.InviteAsync(room, [cast["jo"]], ("group", "CLEADS"));
        await PeopleAsync(mara, "add", cast["kim"]);
        await room.AtAsync("2026-11-23T08:05Z");

        foreach (var name in new[] { "alex", "sam", "jo", "kim" })
        {
            (await cast[name].TapAsync("Join")).ShouldStartWith("You're in.");
        }

        channel.Members.Remove(sam.Id);
        await room.AtAsync("2026-11-24T08:05Z");
        (await room.Bot.CountAsync("rhythm join person on person.id = rhythm.person where state = 'following' and user_id in ('UALEX', 'UJO', 'UKIM')")).ShouldBe(3);
        (await room.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(3);
        (await mara.SayAsync("team")).ShouldMatch("Invited.*4");

        // That was no refusal: after the usual time a manager may pick them again.
        channel.Members.Add(sam.Id);
        await room.AtAsync("2027-02-22T08:05Z");
        await PeopleAsync(mara, "add", sam);
        await room.AtAsync("2027-02-22T08:07Z");
        sam.Standing[^1].ShouldContain("would like to offer you a weekly question.");
        (await sam.TapAsync("Join")).ShouldStartWith("You're in.");
    }

    [Fact]
    public async Task A_group_that_the_enabler_does_not_belong_to_is_not_offered_and_not_written_to()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Slack, database);
        var (alex, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("mara"));
        room.Workspace.AddChannel("CLEADS", "leads", alex.Id);

        await mara.SayAsync("team");
        await mara.TapAsync("Set up a team…");
        await mara.SubmitAsync(Enabled.Form(("group", "CLEADS")));
        await mara.TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T08:05Z");

        mara.Standing[^1].ShouldStartWith("Platform leads: I can't see that channel or group, or you don't belong to it. Nobody was written to.");
        alex.Chat.ShouldNotContain("would like to offer you");
    }

    private static async Task PeopleAsync(IChatWindow manager, string field, IChatWindow person)
    {
        await manager.SayAsync("team");
        await manager.TapAsync("People");
        await manager.SubmitAsync((field, person.Id));
    }
}
