using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What Slack tells again when something else was done meanwhile: it has had its effect, and does not undo what came after.</summary>
public sealed class SlackLateTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_event_told_again_after_another_act_changes_nothing(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        await run.DoAsync(run.Alex.SayAsync("join", id: "EvA"));
        await run.DoAsync(run.Alex.SayAsync("leave", id: "EvB"));
        await run.DoAsync(run.Alex.SayAsync("join", id: "EvC"));
        var answers = Answers(run);

        foreach (var (number, id) in new[] { (1, "EvB"), (2, "EvA"), (3, "EvB") })
        {
            run.Clock.Advance(TimeSpan.FromMinutes(1));
            await run.DoAsync(run.Alex.SayAsync(id == "EvB" ? "leave" : "join", id: id, sign: new() { Retry = (number, "http_timeout") }));
        }

        Answers(run).ShouldBe(answers);
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);

        // The same word under another name is another act.
        await run.DoAsync(run.Alex.SayAsync("leave", id: "EvD"));
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(0);
        await run.DoAsync(run.Alex.SayAsync("join", id: "EvC", sign: new() { Retry = (1, "http_timeout") }));
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Events_that_come_together_are_one_act(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        await run.DoAsync(run.Alex.SayAsync("join"));

        (await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => run.Alex.SayAsync("skip", id: "EvS")))).ShouldAllBe(reply => reply.Status == 200);
        await run.SettleAsync();

        await run.DoAsync(run.Alex.SayAsync("next"));
        run.Alex.Messages[^1].ShouldStartWith("Next question: Thursday, 3 December, 14:00");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_told_again_after_another_tap_leaves_the_later_one(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        var (handed, details, anew) = (run.Alex.PayloadOfTap("Handed it over"), run.Alex.PayloadOfTap("Stayed in the details"), run.Alex.PayloadOfTap("Handed it over"));
        await run.DoAsync(run.Driver.InteractionAsync(handed));
        await run.DoAsync(run.Driver.InteractionAsync(details));
        var chat = run.Alex.Chat;

        await run.DoAsync(run.Driver.InteractionAsync(handed));
        (await run.Bot.CountAsync("check_in where answer = 'details'")).ShouldBe(1);
        run.Alex.Chat.ShouldBe(chat);

        // The same button pressed once more is another tap.
        await run.DoAsync(run.Driver.InteractionAsync(anew));
        (await run.Bot.CountAsync("check_in where answer = 'handed'")).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_erasure_told_again_does_not_erase_whoever_has_come_back(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.SayAsync("erase"));
        var erasing = run.Alex.PayloadOfTap("Erase it all");
        await run.DoAsync(run.Driver.InteractionAsync(erasing));
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
        await run.DoAsync(run.Alex.SayAsync("join"));

        await run.DoAsync(run.Driver.InteractionAsync(erasing));

        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);
        (await run.Bot.CountAsync("audit where act = 'erased'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_command_told_again_after_another_says_how_things_stand(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        var (join, leave, anew) = (Command(run, "join"), Command(run, "leave"), Command(run, "join"));
        await run.DoAsync(run.Driver.CommandAsync(join));
        await run.DoAsync(run.Driver.CommandAsync(leave));
        await run.DoAsync(run.Driver.CommandAsync(anew));

        (await run.DoAsync(run.Driver.CommandAsync(leave))).Body.ShouldContain("You're in already. Next question: Thursday, 26 November");
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);

        await run.DoAsync(run.Driver.CommandAsync(Command(run, "leave")));
        (await run.DoAsync(run.Driver.CommandAsync(join))).Body.ShouldContain("You're out.");
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_form_told_again_after_another_leaves_the_later_one_and_one_that_was_refused_may_come_back_better(Database kind)
    {
        await using var run = await SlackRun.StartAsync(kind: kind);
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.CommandAsync("settings"));
        await run.Alex.SubmitAsync(("Hour", "25:00"));
        run.Alex.Errors.ShouldNotBeEmpty();
        var first = run.Alex.PayloadOfSubmission(("Hour", "16:30"));
        await run.DoAsync(run.Alex.SubmitAsync(("Hour", "16:30")));
        run.Alex.Messages[^1].ShouldStartWith("Saved. Next question: Thursday, 26 November, 16:30");
        await run.DoAsync(run.Alex.CommandAsync("settings"));
        await run.DoAsync(run.Alex.SubmitAsync(("Hour", "17:30")));

        (await run.DoAsync(run.Driver.InteractionAsync(first))).Body.ShouldBeEmpty();

        await run.DoAsync(run.Alex.SayAsync("next"));
        run.Alex.Messages[^1].ShouldStartWith("Next question: Thursday, 26 November, 17:30");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    private static int Answers(SlackRun run) => run.Alex.Messages.Count(message => !message.StartsWith("> ", StringComparison.Ordinal));

    private static JsonObject Command(SlackRun run, string text) => new()
    {
        ["token"] = "deprecated", ["team_id"] = run.Workspace.Id, ["channel_id"] = run.Alex.Dm.Id, ["channel_name"] = "directmessage", ["user_id"] = run.Alex.User,
        ["command"] = "/leadership", ["text"] = text, ["api_app_id"] = run.Slack.AppId, ["is_enterprise_install"] = "false",
        ["trigger_id"] = run.Slack.Triggers.Make(run.Workspace, run.Alex.User),
    };
}
