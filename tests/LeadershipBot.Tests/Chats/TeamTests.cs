namespace LeadershipBot.Tests.Chats;

/// <summary>A manager offers the question to their people, in every chat.</summary>
public class TeamTests
{
    [Theory, ClassData(typeof(EachChat))]
    public async Task A_team_is_offered_the_question_and_its_manager_learns_nothing_of_who_joined(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(kind, database, "2026-11-23T08:00Z", ("Content:Safety", "the counselling line, 0800 000"));
        var (alex, sam, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("sam"), await room.EnterAsync("mara"));

        (await mara.SayAsync("team")).ShouldContain("You will not see answers.");
        await mara.TapAsync("Set up a team…");
        (await mara.SubmitAsync(("name", "Platform leads"), ("people", $"{alex.Id},{sam.Id}"), ("day", "thursday"), ("hour", "15:30"), ("every", "1")))
            .ShouldContain("First question: Thursday, 26 November, 15:30 in each person's own zone, every week.");
        await mara.TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T09:01Z");

        alex.Last.ShouldContain("would like to offer you a weekly question.");
        (await alex.TapAsync("Join")).ShouldStartWith("You're in. First question: Thursday, 26 November, 15:30 (Europe/Oslo).");
        (await sam.TapAsync("Not for me")).ShouldStartWith("Noted. I won't ask again for this team, and nobody is told.");

        await room.AtAsync("2026-11-26T14:30Z");
        alex.Last.ShouldContain("[Some of both]");
        sam.Chat.ShouldNotContain("[Some of both]");
        var overview = await mara.SayAsync("team");
        overview.ShouldContain("Platform leads");
        overview.ShouldMatch("Invited.*2");
        (overview.Contains("alex", StringComparison.OrdinalIgnoreCase), overview.Contains("sam", StringComparison.OrdinalIgnoreCase)).ShouldBe((false, false));
    }

    [Fact]
    public async Task Everyone_in_a_team_of_Teams_is_invited_by_one_who_belongs_to_it()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(ChatKind.Teams, database, "2026-11-23T08:00Z", ("Content:Safety", "the counselling line, 0800 000"));
        var (alex, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("mara"));
        var tenant = room.Teams.Tenant();
        await room.TeamsDriver.InstallAsync(tenant.Team("Platform", tenant.Person("alex"), tenant.Person("mara")), tenant.Person("mara"));
        await room.TeamsDriver.InstallAsync(tenant.Team("Not hers", tenant.Person("alex")), tenant.Person("alex"));
        await room.SettleAsync();

        await mara.SayAsync("team");
        var form = await mara.TapAsync("Set up a team…");
        form.ShouldContain("Platform");
        form.ShouldNotContain("Not hers");
        (await mara.SubmitAsync(("name", "Platform leads"), ("group", tenant.Team("Platform").Id), ("day", "thursday"), ("hour", "14:00"), ("every", "1"))).ShouldContain("[Send invitations]");
        await mara.TapAsync("Send invitations");
        await room.AtAsync("2026-11-23T09:01Z");

        alex.Last.ShouldContain("would like to offer you a weekly question.");
        mara.Chat.ShouldNotContain("would like to offer you");
    }

    [Fact]
    public async Task A_group_with_more_people_than_a_team_takes_is_not_invited_in_part()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(ChatKind.Teams, database, "2026-11-23T08:00Z", ("Content:Safety", "the counselling line, 0800 000"));
        var mara = await room.EnterAsync("mara");
        var tenant = room.Teams.Tenant();
        await room.TeamsDriver.InstallAsync(tenant.Team("Platform", [tenant.Person("mara"), .. Enumerable.Range(1, 2_001).Select(number => tenant.Person($"p{number}"))]), tenant.Person("mara"));
        await room.SettleAsync();

        await mara.SayAsync("team");
        await mara.TapAsync("Set up a team…");
        await mara.SubmitAsync(("name", "Platform leads"), ("group", tenant.Team("Platform").Id), ("day", "thursday"), ("hour", "14:00"), ("every", "1"));
        await mara.TapAsync("Send invitations");
        await room.Bot.TickAsync();
        await room.SettleAsync();

        mara.Last.ShouldBe("Platform leads: that channel or group has more than 2,000 people, and I take 2,000. Nobody was written to.");
        (await room.Bot.CountAsync("invitation")).ShouldBe(0);
        (await room.Bot.CountAsync("team where state = 'running'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_person_asks_what_is_held_and_has_it_erased(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(kind, database, "2026-11-23T08:00Z");
        var alex = await room.EnterAsync("alex");
        await alex.SayAsync("join");
        await room.AtAsync("2026-11-26T13:00Z");
        await alex.TapAsync("Handed it over");

        (await alex.SayAsync("what do you hold about me")).ShouldContain("answer");
        await alex.SayAsync("delete my data");
        (await alex.TapAsync("Erase it all")).ShouldStartWith("Erased.");
        (await room.Bot.CountAsync("check_in")).ShouldBe(0);
        (await room.Bot.CountAsync("rhythm")).ShouldBe(0);
        await room.AtAsync("2026-12-03T13:00Z");
        alex.Last.ShouldNotContain("[Some of both]");
    }
}
