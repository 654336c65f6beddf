namespace LeadershipBot.Tests.Slack;

/// <summary>What is done in the home tab, and in windows over it, is answered where it is seen.</summary>
public class SlackHomeTests
{
    [Fact]
    public async Task Words_that_come_back_to_a_tap_open_over_the_home_tab_and_go_on_from_there()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.OpenHomeAsync());

        await run.DoAsync(run.Alex.TapInHomeAsync("Join"));
        run.Alex.Modal.ShouldNotBeNull().ShouldContain("You're in. First question: Thursday, 26 November, 14:00 (Europe/Oslo).");

        // A form over the words, and what comes of it in its place.
        await run.DoAsync(run.Alex.TapInModalAsync("Change day, hour or zone"));
        run.Alex.Modal.ShouldNotBeNull().ShouldStartWith("When shall I ask?");
        await run.Alex.SubmitAsync(("Hour", "16:30"));
        await run.SettleAsync();
        run.Alex.Modal.ShouldNotBeNull().ShouldContain("Saved. Next question: Thursday, 26 November, 16:30 (Europe/Oslo), every week.");
        run.Alex.Home.ShouldNotBeNull().ShouldContain("16:30");

        run.Alex.Messages.ShouldBeEmpty();
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_joined_finds_their_team_at_home_too()
    {
        await using var run = await SlackRun.StartAsync(settings: Chats.Enabled.Safety);
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.OpenHomeAsync());

        await run.DoAsync(run.Alex.TapInHomeAsync("I lead a team"));
        run.Alex.Modal.ShouldNotBeNull().ShouldContain("A weekly question for your team: read this first.");
    }

    [Fact]
    public async Task What_is_tapped_in_a_window_over_the_home_tab_is_answered_in_that_window()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.OpenHomeAsync());
        await run.DoAsync(run.Alex.TapInHomeAsync("Just ask me something"));
        var before = run.Alex.Modal.ShouldNotBeNull();
        before.ShouldContain("Write it the way you would say it to a colleague over coffee");

        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);
        await run.DoAsync(run.Alex.TapInHomeAsync("Join"));
        run.Clock.Advance(TimeSpan.FromSeconds(31));
        run.Slack.Faults.Heal();

        if (run.Alex.Modal!.Contains("[Join]"))
        {
            await run.DoAsync(run.Alex.TapInModalAsync("Join"));
        }

        run.Alex.Modal.ShouldNotBeNull().ShouldContain("You're in.");
        run.Alex.Messages.ShouldBeEmpty();
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trigger_that_died_at_home_leaves_its_button_and_its_words_in_the_conversation()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.OpenHomeAsync());
        run.Slack.Faults.Plan("views.open", new Fault.Error("expired_trigger_id"));
        await run.DoAsync(run.Alex.TapInHomeAsync("Join"));
        run.Alex.Modal.ShouldBeNull();
        run.Alex.Messages[^1].ShouldStartWith("You're in. First question: ");

        run.Slack.Faults.Plan("views.open", new Fault.Error("expired_trigger_id"));
        await run.DoAsync(run.Alex.TapInHomeAsync("Remember another"));
        run.Alex.Messages[^1].ShouldBe("Slack closed that window before it was open. Once more, please:\n[Remember a handover]");
        await run.DoAsync(run.Alex.TapAsync("Remember a handover"));
        run.Alex.Modal.ShouldNotBeNull().ShouldStartWith("Remember a handover");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Folded_text_whose_window_does_not_open_is_said_beside_it()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        await run.DoAsync(run.Alex.TapAsync("Stayed in the details"));
        await run.DoAsync(run.Alex.TapAsync("I was quickest"));
        run.Slack.Faults.Plan("views.open", new Fault.Error("expired_trigger_id"));

        await run.DoAsync(run.Alex.TapAsync("Why this?"));

        run.Alex.Modal.ShouldBeNull();
        run.Alex.Ephemerals[^1].ShouldStartWith("You tapped \"I was quickest\".");
        run.Slack.Complaints.ShouldBeEmpty();
    }
}
