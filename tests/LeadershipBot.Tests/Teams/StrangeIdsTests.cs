using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Tests.Chats;
using LeadershipBot.Tests.MsTeams;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>One person of whom a platform says nothing, or whom somebody made up, holds up nobody else.</summary>
public sealed class StrangeIdsTests
{
    private static readonly FakeFault UriTooLong = new(414);

    [Theory]
    [InlineData("U0123ABCD", true)]
    [InlineData("sam", true)]
    [InlineData("8f14e45f-ceea-4a7a-9a3b-1c2d3e4f5a6b", true)]
    [InlineData("29:1bSnHZ7Js2STWrgk6ScEErLk1Lp2zQuD5H2qQ-u_2xQ", true)]
    [InlineData("19:0a1b2c@thread.tacv2", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("a/../b", false)]
    [InlineData("a%2F..", false)]
    [InlineData("a?b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    public void An_id_is_short_and_of_few_kinds_of_characters(string id, bool isSound)
    {
        PlatformIds.IsSound(id).ShouldBe(isSound);
        PlatformIds.IsSound(id.PadRight(PlatformIds.Longest + 1, 'x')).ShouldBeFalse();
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_form_takes_nobody_and_nothing_that_no_picker_offers(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "sam", "mara");
        var values = new Dictionary<string, string> { ["name"] = "Leads", ["day"] = "thursday", ["hour"] = "14:00", ["every"] = "1" };
        var asker = (await room.Bot.ReadAddressesAsync()).Single(address => address.User.Contains(cast["mara"].Id, StringComparison.OrdinalIgnoreCase));
        var bot = room.Bot.Services.GetRequiredService<Bot>();

        foreach (var (field, value) in new[]
        {
            ("people", $"{cast["alex"].Id},{new string('x', 9_000)}"), ("people", ".."), ("people", $"{cast["alex"].Id},a/b"), ("group", ".."), ("group", new string('g', 200)),
        })
        {
            var form = new Incoming.Submitted(asker, $"{field}-{value.Length}-{value[..1]}", Carries.Everything, new("team-new", "", ""), new Dictionary<string, string>(values) { [field] = value }, null);
            (await bot.ReplyAsync(form, TestContext.Current.CancellationToken)).ShouldBeOfType<Reply.Refused>().Fields.Keys.ShouldBe([field]);
        }

        (await room.Bot.CountAsync("team")).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_Teams_cannot_be_asked_about_keeps_nobody_elses_invitation_waiting(bool isAboutThem)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var cast = await room.EnterAsync("alex", "sam", "mara");
        room.Teams.Faults.In(room.Teams.Tenant().Person("alex").Chat, isAboutThem ? UriTooLong : FakeFault.ServiceError, operation: Ask.Member);

        await cast["mara"].InviteAsync(room, [cast["alex"], cast["sam"]]);

        cast["sam"].Last.ShouldContain("would like to offer you");
        (await room.Bot.CountAsync($"invitation where state = '{(isAboutThem ? "unfit" : "waiting")}'")).ShouldBe(1);

        // Where it was the platform, the next look finds them.
        room.Teams.Faults.Heal();
        await room.AtAsync("2026-11-23T08:30Z");
        cast["alex"].Chat.Contains("would like to offer you", StringComparison.Ordinal).ShouldBe(!isAboutThem);
    }

    [Theory]
    [InlineData("invalid_arguments", "unfit")]
    [InlineData("fatal_error", "waiting")]
    public async Task Whoever_Slack_cannot_be_asked_about_keeps_nobody_elses_invitation_waiting(string error, string state)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Slack, database);
        var cast = await room.EnterAsync("sam", "kim", "mara");
        room.Workspace.AddUser("UALEX", "alex");
        room.Slack.Faults.Plan("users.info", new Fault.Error(error), times: 1_000, where: call => call.Arg("user") == "UALEX");

        await cast["mara"].SayAsync("team");
        await cast["mara"].TapAsync("Set up a team…");
        await cast["mara"].SubmitAsync(Enabled.Form(("people", $"UALEX,{cast["sam"].Id}")));
        await cast["mara"].TapAsync("Send invitations");
        await room.Bot.TickAsync();
        await room.SettleAsync();

        cast["sam"].Last.ShouldContain("would like to offer you");
        (await room.Bot.CountAsync($"invitation where state = '{state}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_Teams_gives_no_answer_about_keeps_nobody_else_who_has_left_on_the_list()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var cast = await room.EnterAsync("alex", "sam", "mara");
        await cast["mara"].InviteAsync(room, [cast["alex"], cast["sam"]]);
        await cast["alex"].TapAsync("Join");
        await cast["sam"].TapAsync("Join");
        room.Teams.Faults.In(room.Teams.Tenant().Person("alex").Chat, FakeFault.ServiceError, operation: Ask.Member);
        room.Teams.Faults.In(room.Teams.Tenant().Person("sam").Chat, new FakeFault(404), operation: Ask.Member);

        foreach (var day in new[] { 24, 25, 26 })
        {
            await room.AtAsync($"2026-11-{day}T08:05Z");
        }

        (await room.Bot.CountAsync("rhythm where state = 'following' and team is not null")).ShouldBe(1);
        (await room.Bot.CountAsync("invitation where state = 'removed'")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_dots_for_a_person_lead_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var mara = await room.EnterAsync("mara");
        var team = room.Teams.Tenant().Team("Platform", room.Teams.Tenant().Person("mara"));
        await room.TeamsDriver.InstallAsync(team, room.Teams.Tenant().Person("mara"));
        var roster = room.Bot.Services.GetServices<IRoster>().Single(one => one.Platform == "msteams");
        var asker = (await room.Bot.ReadAddressesAsync()).Single();
        var before = room.Teams.CallsOf().Count;

        foreach (var user in new[] { "..", ".", "../x", new string('x', 9_000) })
        {
            (await roster.FindAsync(asker with { User = user, Conversation = null }, TestContext.Current.CancellationToken)).ShouldBeNull();
        }

        room.Teams.CallsOf().Count.ShouldBe(before);
        mara.Id.ShouldNotBeEmpty();
    }
}

/// <summary>Who is known, as the platforms name them.</summary>
internal static class KnownAddresses
{
    public static Task<IReadOnlyList<Address>> ReadAddressesAsync(this RunningBot bot) => bot.Services.GetRequiredService<LeadershipBot.Storage.IStore>().ReadAsync(
        async unit => (IReadOnlyList<Address>)[.. (await unit.QueryAsync<Row>("select platform, workspace, user_id, conversation from person order by id"))
            .Select(row => new Address(row.Platform, row.Workspace, row.UserId, row.Conversation))],
        TestContext.Current.CancellationToken);

    private sealed record Row(string Platform, string Workspace, string UserId, string? Conversation);
}
