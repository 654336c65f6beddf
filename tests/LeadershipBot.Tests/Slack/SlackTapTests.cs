namespace LeadershipBot.Tests.Slack;

/// <summary>Taps, forms, commands, mentions and the home tab, as people meet them.</summary>
public class SlackTapTests
{
    [Fact]
    public async Task The_same_delivery_has_one_effect_and_a_double_tap_too()
    {
        await using var run = await AskedAsync();
        var tap = run.Alex.PayloadOfTap("Some of both");
        var second = run.Alex.PayloadOfTap("Some of both");

        for (var time = 0; time < 3; time++)
        {
            (await run.Driver.InteractionAsync((System.Text.Json.Nodes.JsonObject)tap.DeepClone())).Status.ShouldBe(200);
        }

        await run.DoAsync(run.Driver.InteractionAsync(second));
        await run.Alex.SayAsync("next", id: "Ev1", sign: new() { Retry = (1, "http_timeout") });
        await run.DoAsync(run.Alex.SayAsync("next", id: "Ev1", sign: new() { Retry = (2, "http_timeout") }));

        run.Alex.Chat.Split("Noted: some of both").Length.ShouldBe(2);
        run.Alex.Messages.Count(message => message.StartsWith("Next question: ")).ShouldBe(1);
        (await run.Bot.CountAsync("check_in where answer = 'both'")).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tapped_message_is_changed_by_the_taps_own_address_and_later_by_the_ordinary_way()
    {
        await using var run = await AskedAsync();

        await run.DoAsync(run.Alex.TapAsync("Stayed in the details"));
        run.Slack.CallsTo("response_url").Count.ShouldBe(1);
        run.Slack.CallsTo("chat.update").Count.ShouldBe(0);

        run.Slack.Faults.Plan("response_url", new Fault.Status(404), times: 5);
        await run.DoAsync(run.Alex.TapAsync("I was quickest"));
        run.Slack.CallsTo("chat.update").Count.ShouldBe(1);
        run.Alex.Messages[^1].ShouldContain("If ");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_opens_keeps_its_errors_at_the_field_and_counts_once()
    {
        await using var run = await AskedAsync();

        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        await run.DoAsync(run.Alex.TapAsync("Remember it"));
        run.Alex.Modal.ShouldNotBeNull().ShouldStartWith("Remember a handover\n");
        (string, string)[] filled = [("What did you hand over?", "the release <!channel> & co"), ("To whom?", "JM"), ("When shall I look again?", "On a date")];
        (await run.Alex.SubmitAsync(filled)).Body.ShouldStartWith("{\"response_action\":\"errors\"");
        run.Alex.Errors.ShouldBe(new Dictionary<string, string> { ["The date, if you chose one"] = "Pick a day after today." });

        var submission = run.Alex.PayloadOfSubmission([.. filled, ("The date, if you chose one", "2026-12-15")]);
        (await run.Driver.InteractionAsync((System.Text.Json.Nodes.JsonObject)submission.DeepClone())).Body.ShouldBeEmpty();
        await run.DoAsync(run.Driver.InteractionAsync(submission));

        (await run.Bot.CountAsync("handover")).ShouldBe(1);
        await run.DoAsync(run.Alex.SayAsync("my handovers"));
        run.Alex.Messages[^1].ShouldContain("\"the release <!channel> & co\" · \"JM\"");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trigger_that_died_leaves_a_button_behind()
    {
        await using var run = await AskedAsync();
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        var late = run.Alex.PayloadOfTap("Remember it");
        run.Clock.Advance(TimeSpan.FromSeconds(4));

        await run.DoAsync(run.Driver.InteractionAsync(late));

        run.Alex.Modal.ShouldBeNull();
        run.Alex.Ephemerals[^1].ShouldBe("Slack closed that window before it was open. Once more, please:\n[Remember a handover]");
        await run.DoAsync(run.Alex.TapAsync("Remember a handover"));
        run.Alex.Modal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_typed_wish_for_a_form_gets_a_button_and_a_command_opens_it()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));

        await run.DoAsync(run.Alex.SayAsync("settings"));
        run.Alex.Messages[^1].ShouldBe("[Change the settings]");
        await run.DoAsync(run.Alex.TapAsync("Change the settings"));
        run.Alex.Modal.ShouldNotBeNull().ShouldStartWith("When shall I ask?");
        await run.Alex.CloseModalAsync();

        (await run.DoAsync(run.Alex.CommandAsync("settings"))).Body.ShouldBeEmpty();
        await run.Alex.SubmitAsync(("Hour", "16:30"));
        await run.SettleAsync();
        run.Alex.Messages[^1].ShouldBe("Saved. Next question: Thursday, 26 November, 16:30 (Europe/Oslo), every week.");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_is_answered_for_them_alone()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel("C1", "leaders", "U1", "U2"));
        var channel = run.Workspace.Channel("C1")!;

        var help = await run.DoAsync(run.Alex.CommandAsync("", channel));
        help.Json!["response_type"]!.GetValue<string>().ShouldBe("ephemeral");
        run.Alex.Ephemerals[^1].ShouldStartWith("What I do\n");

        await run.DoAsync(run.Alex.CommandAsync("my directors wait for me before they decide anything, everything sits in my approval queue", channel));
        run.Alex.Ephemerals[^1].ShouldContain("Closest: Stop being the gate");
        channel.Messages.ShouldBeEmpty();

        await run.DoAsync(run.Alex.TapAsync("Post it here", channel));
        run.Alex.In(channel).Single().ShouldEndWith("Somebody here asked me, and posted this.");
        run.Alex.Ephemerals[^1].ShouldEndWith("It goes where you asked, without your words.");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mention_is_answered_in_private_and_its_thread_says_only_that()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel("C1", "leaders", "U1", "U2"));
        var channel = run.Workspace.Channel("C1")!;

        await run.DoAsync(run.Alex.MentionAsync(channel, "my directors wait for me before they decide anything, everything sits in my approval queue"));

        run.Alex.Messages[^1].ShouldContain("Closest: Stop being the gate");
        run.Alex.Ephemerals.ShouldBe(["I've answered you in private."]);
        run.Workspace.Channel("C1")!.Ephemerals[0].Thread.ShouldBe(channel.Messages[0].Ts);
        await run.DoAsync(run.Alex.TapAsync("Post it here"));
        await run.DoAsync(run.Alex.MentionAsync(channel, "next", thread: channel.Messages[0].Ts));
        channel.Messages.Count(message => message.BotId is not null).ShouldBe(1);
        channel.Messages.Single(message => message.BotId is not null).Thread.ShouldBe(channel.Messages[0].Ts);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_home_tab_shows_where_things_stand_and_follows_what_is_done_in_it()
    {
        await using var run = await SlackRun.StartAsync();

        await run.DoAsync(run.Alex.OpenHomeAsync());
        run.Alex.Home.ShouldNotBeNull().ShouldContain("One question a week, about twenty seconds.");
        await run.DoAsync(run.Alex.TapInHomeAsync("Join"));
        run.Alex.Home.ShouldNotBeNull().ShouldContain("Next question: Thursday, 26 November, 14:00 (Europe/Oslo), every week.");

        await run.DoAsync(run.Alex.TapInHomeAsync("Remember another"));
        await run.Alex.SubmitAsync(("What did you hand over?", "the release"));
        await run.SettleAsync();
        run.Alex.Home.ShouldNotBeNull().ShouldContain("\"the release\"");
        await run.DoAsync(run.Alex.TapInHomeAsync("Finished"));
        run.Alex.Home.ShouldNotBeNull().ShouldContain("Nothing is written down here yet.");
        run.Alex.Messages.ShouldBeEmpty();
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Guests_and_bots_are_not_enrolled()
    {
        await using var run = await SlackRun.StartAsync(workspace =>
        {
            workspace.AddUser("U2", "Guest").IsGuest = true;
            workspace.AddUser("U3", "Robot").IsBot = true;
            workspace.AddUser("U4", "Stranger").IsStranger = true;
        });

        await run.DoAsync(run.Driver.As(run.Workspace, "U2").SayAsync("join"));
        await run.DoAsync(run.Driver.As(run.Workspace, "U3").SayAsync("join"));
        await run.DoAsync(run.Driver.As(run.Workspace, "U4").CommandAsync("join"));

        const string Sentence = "I'm here for the people who work here, and as a guest you're not on my list. Nothing was kept.";
        run.Driver.As(run.Workspace, "U2").Messages[^1].ShouldBe(Sentence);
        run.Driver.As(run.Workspace, "U4").Ephemerals[^1].ShouldBe(Sentence);
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_moves_is_asked_at_their_own_two_oclock_and_who_is_gone_not_at_all()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));

        run.Workspace.User("U1")!.Tz = "America/New_York";
        await run.DoAsync(run.Driver.UserChangedAsync(run.Workspace, "U1"));
        await run.DoAsync(run.Alex.SayAsync("next"));
        run.Alex.Messages[^1].ShouldStartWith("Next question: Thursday, 26 November, 14:00 (America/New_York)");

        run.Workspace.User("U1")!.Deleted = true;
        await run.DoAsync(run.Driver.UserChangedAsync(run.Workspace, "U1"));
        (await run.Bot.CountAsync("rhythm where next_due_at is not null")).ShouldBe(0);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_may_be_changed_by_the_menu_on_its_card()
    {
        await using var run = await AskedAsync();
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        await run.DoAsync(run.Alex.TapAsync("No need"));

        await run.DoAsync(run.Alex.TapAsync("Some of both"));

        (await run.Bot.CountAsync("check_in where answer = 'both'")).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_app_itself_said_is_not_taken_for_a_question()
    {
        await using var run = await AskedAsync();
        var dm = run.Workspace.Dm("U1")!;

        await run.DoAsync(run.Driver.EchoAsync(run.Workspace, dm, dm.Messages[^1]));

        dm.Messages.Count(message => message.BotId is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Named_in_its_own_conversation_it_is_only_called()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));

        await run.DoAsync(run.Driver.EventAsync(run.Workspace, new()
        {
            ["type"] = "message", ["channel_type"] = "im", ["user"] = "U1", ["channel"] = run.Alex.Dm.Id, ["ts"] = run.Slack.NextTs(), ["text"] = $"<@{run.Workspace.BotUser}> next",
        }));

        run.Alex.Messages[^1].ShouldStartWith("Next question: ");
    }

    private static async Task<SlackRun> AskedAsync()
    {
        var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        return run;
    }
}
