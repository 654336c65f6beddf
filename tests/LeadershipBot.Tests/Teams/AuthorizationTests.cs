using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>Every command of a team, from everybody who might try it. Only whoever looks after that team now may.</summary>
public partial class AuthorizationTests
{
    /// <summary>What a manager can tap and send, on team 1; each leaves the team as it is for the next.</summary>
    private static readonly (string Verb, string Value, Dictionary<string, string>? Form)[] Commands =
    [
        ("team", "overview", null),
        ("team", "figures", null),
        ("team", "opener-1", null),
        ("team", "opener-2-on", null),
        ("team", "pause", null),
        ("team", "resume", null),
        ("team", "skip", null),
        ("team", "skip-2026-W50", null),
        ("team", "holidays", null),
        ("team", "days", null),
        ("team", "out-2027-06-01/2027-06-02", null),
        ("team", "change", null),
        ("team", "people", null),
        ("team", "hand", null),
        ("team", "co", null),
        ("team", "end", null),
        ("team-change", "VERSION", new() { ["name"] = "Leads", ["day"] = "thursday", ["hour"] = "14:00", ["every"] = "1" }),
        ("team-holidays", "", new() { ["first"] = "2027-06-01", ["last"] = "2027-06-02" }),
        ("team-people", "", new() { ["add"] = "guest,helper,lee" }),
        ("team-hand", "co", new() { ["person"] = "lee" }),
        ("team-hand", "owner", new() { ["person"] = "lee" }),
        ("team", "end-now", null),
    ];

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Only_who_looks_after_a_team_now_may_see_or_change_it(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        var people = await PeopleAsync(cast);
        var allowed = new List<string>();
        var tried = 0;

        foreach (var command in Commands)
        {
            // Those who may come last: what ends the team must have been refused to everybody else before.
            foreach (var (who, address) in people)
            {
                var reply = await ReplyAsync(cast, address, command);
                var isRefused = Text(reply).StartsWith("That isn't a team of yours", StringComparison.Ordinal);
                tried++;

                if (!isRefused)
                {
                    allowed.Add(who);
                    Text(reply).ShouldNotStartWith("I don't know that button", customMessage: command.Value);
                }

                isRefused.ShouldBe(who is not ("co-manager" or "manager") || (command.Value == "end-now" && who == "manager"), $"{command.Verb}:{command.Value} by {who}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Commands.Length} commands by {people.Count} people: {tried} tried, {allowed.Count} allowed");
        tried.ShouldBe(Commands.Length * 8);
        allowed.Distinct().ShouldBe(["co-manager", "manager"], ignoreOrder: true);
    }

    /// <summary>What is not a command on a team that one looks after; each has its own test of who may.</summary>
    private static readonly string[] Elsewhere =
    [
        "team:new", "team:back", "team:not-now", "team:start", "team:send", "team-new", "invitation", "team-offer", "notice",
    ];

    /// <summary>Commands that carry more than their name; <c>page-</c> turns the pages of one's own list.</summary>
    private static readonly string[] Open = ["team:opener-1", "team:opener-2-on", "team:skip-2026-W50", "team:out-2027-06-01/2027-06-02"];

    [Fact]
    public void Every_command_of_a_team_stands_in_the_table()
    {
        var source = File.ReadAllText(Path.Combine(Root(), "src", "LeadershipBot", "Teams", "Managing.cs"));
        var inCode = Arm().Matches(source).SelectMany(arm => arm.Groups["value"].Captures.Count == 0
            ? [arm.Groups["verb"].Value]
            : arm.Groups["value"].Captures.Select(value => $"{arm.Groups["verb"].Value}:{value.Value}")).ToList();
        var tried = Commands.Select(command => command.Verb == "team" ? $"team:{command.Value}" : command.Verb).Where(one => !Open.Contains(one)).ToList();

        inCode.Count.ShouldBeGreaterThan(20);
        inCode.ShouldBe(tried.Concat(Elsewhere).Distinct(), ignoreOrder: true);
    }

    /// <summary>Every verb there is, and whose data it works on: that of whoever acts, and of nobody else, or a team's, by the table above.</summary>
    [Fact]
    public void Every_verb_is_somebodys_own_or_stands_in_the_table()
    {
        string[] own =
        [
            "answer", "second", "again", "rotating-off", "skip", "keep", "angle", "unhelpful", "reading", "question", "theme", "post", "none", "remember", "handovers", "step", "follow-up",
            "join", "ask", "settings", "break", "resume", "export", "erase", "share", "unshare", "level", "handover", "pause",
        ];
        string[] ofTeams = ["team", "invitation", "team-offer", "notice", "team-new", "team-change", "team-holidays", "team-people", "team-hand"];
        var inCode = Verbs().Matches(File.ReadAllText(Path.Combine(Root(), "src", "LeadershipBot", "Bot.cs")))
            .SelectMany(arm => arm.Groups["verb"].Captures.Select(verb => verb.Value)).Distinct();

        inCode.ShouldBe(own.Concat(ofTeams), ignoreOrder: true);
    }

    [Fact]
    public async Task An_invitation_a_notice_and_a_handover_open_only_for_whom_they_are()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        var stranger = new Address("web", "elsewhere", "sam", "sam");

        for (var id = 1; id <= 3; id++)
        {
            foreach (var value in new[] { "join-1", "switch-1", "decline", "later" })
            {
                Text(await TapAsync(cast, stranger, new("invitation", $"{id}", value))).ShouldBe("This invitation is over; nothing was changed.");
                Text(await TapAsync(cast, new("web", "local", "kim", "kim"), new("invitation", $"{id}", value))).ShouldBe("This invitation is over; nothing was changed.");
            }

            Text(await TapAsync(cast, stranger, new("notice", $"{id}", "leave"))).ShouldBe("That note is over; nothing was changed.");
            Text(await TapAsync(cast, stranger, new("share", $"{id}", ""))).ShouldBe("That one is closed already; nothing was changed.");
            Text(await TapAsync(cast, stranger, new("unshare", $"{id}", ""))).ShouldBe("That one is closed already; nothing was changed.");
            Text(await TapAsync(cast, stranger, new("level", $"{id}", ""))).ShouldBe("That one is closed already; nothing was changed.");
            Text(await TapAsync(cast, stranger, new("team-offer", $"{id}", "accept"))).ShouldBe("This offer is over; nothing was changed.");
            Text(await TapAsync(cast, stranger, new("team-offer", $"1-{id}-owner-1795420800000", "accept"))).ShouldBe("This offer is over; nothing was changed.");
        }

        (await cast.Bot.CountAsync("invitation where state = 'joined'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("Anyone", true)]
    [InlineData("mara,ines", true)]
    [InlineData("ines", false)]
    public async Task The_policy_says_who_may_enable(string policy, bool may)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite, settings: ("Policy:WhoMayEnable", policy));

        (await cast.Mara.SayAsync("team")).ShouldStartWith(may ? "A weekly question for your team" : "Your organisation has not opened teams to you.");
        Text(await TapAsync(cast, Local("mara"), new("team", "", "new"))).ShouldStartWith(may ? "(form)" : "Your organisation has not opened teams to you.");
    }

    [Fact]
    public async Task Nobody_is_invited_before_a_human_is_named()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite, settings: ("Content:Safety", ""));
        await cast.Mara.SayAsync("team");

        (await cast.Mara.TapAsync("Set up a team…")).ShouldStartWith("No invitation goes out yet: whoever runs me has to name a human first");
    }

    private static Address Local(string user) => new("web", "local", user, user);

    // A stranger, a member, somebody who declined, an ex-manager, another team's manager, another workspace; then those who may.
    private static async Task<List<(string Who, Address Address)>> PeopleAsync(Cast cast)
    {
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await cast["sam"].TapAsync("Not for me");
        await HandAsync(cast, cast.Mara, "co", cast["jo"], "jo");
        await HandAsync(cast, cast.Mara, "owner", cast.Ines, "ines");
        await cast["kim"].SayAsync("team");
        await cast["kim"].TapAsync("Set up a team…");
        await cast["kim"].SubmitAsync(("name", "Others"), ("people", "lee"), ("day", "thursday"), ("hour", "14:00"), ("every", "1"));
        await cast["kim"].TapAsync("Send invitations");
        await cast.Bot.AtAsync("2026-12-08T09:00Z");

        return
        [
            ("stranger", Local("robin")), ("member", Local("alex")), ("declined", Local("sam")), ("ex-manager", Local("mara")),
            ("other team's manager", Local("kim")), ("other workspace", new Address("web", "elsewhere", "ines", "ines")),
            ("co-manager", Local("jo")), ("manager", Local("ines")),
        ];
    }

    private static async Task HandAsync(Cast cast, Window giver, string role, Window taker, string id)
    {
        await giver.SayAsync("team");
        await giver.TapAsync(role == "co" ? "Co-manager" : "Hand over");
        (await giver.SubmitAsync(("person", id))).ShouldStartWith("Asked.");
        await cast.Bot.TickAsync();
        (await taker.TapAsync("I'll take it")).ShouldContain(role == "co" ? "You look after Platform leads too from" : "is yours from");

        // The giver is told of it, and not in the middle of what they do next.
        await cast.Bot.TickAsync();
    }

    private static async Task<Reply> ReplyAsync(Cast cast, Address from, (string Verb, string Value, Dictionary<string, string>? Form) command)
    {
        var version = await cast.Bot.CountAsync("team") > 0 ? (await VersionAsync(cast)).ToString() : "1";
        var action = new ActionId(command.Verb, "1", command.Value.Replace("VERSION", version));

        return command.Form is { } form
            ? await cast.Bot.Services.GetRequiredService<Bot>().ReplyAsync(new Incoming.Submitted(from, Guid.NewGuid().ToString(), Carries.Everything, action, form, null), TestContext.Current.CancellationToken)
            : await TapAsync(cast, from, action);
    }

    private static Task<long> VersionAsync(Cast cast) => cast.Bot.Services.GetRequiredService<LeadershipBot.Storage.IStore>()
        .ReadAsync(unit => unit.FindAsync<long>("select version from team where id = 1"), TestContext.Current.CancellationToken);

    private static Task<Reply> TapAsync(Cast cast, Address from, ActionId action) => cast.Bot.Services.GetRequiredService<Bot>()
        .ReplyAsync(new Incoming.Tapped(from, Guid.NewGuid().ToString(), Carries.Everything, action, null), TestContext.Current.CancellationToken);

    private static string Text(Reply reply) => reply switch
    {
        Reply.New { Card: var card } => PlainText.Render(card),
        Reply.Replace { Card: var card } => PlainText.Render(card),
        Reply.Open => "(form)",
        Reply.Refused { Fields: var fields } => string.Join(' ', fields.Values),
        _ => "",
    };

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("""\{ Verb: "(?<verb>[^"]+)"(, Value: "(?<value>[^"]+)"( or "(?<value>[^"]+)")*)? \} =>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arm();

    [GeneratedRegex("""\{ Verb: "(?<verb>[^"]+)"( or "(?<verb>[^"]+)")*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verbs();
}
