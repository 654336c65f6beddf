namespace LeadershipBot.Tests.Slack;

/// <summary>Four weeks in Slack, as one leader lives them, over both roads.</summary>
public class SlackLifeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Four_weeks_are_lived_through_with_a_restart_and_a_storm(bool bySocket)
    {
        await using var run = await SlackRun.StartAsync(bySocket: bySocket);

        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Alex.Messages[^1].ShouldStartWith("You're in. First question: Thursday, 26 November, 14:00 (Europe/Oslo).");

        // Week 48: an answer, its reason, the thought, a step that comes back.
        await run.AtAsync("2026-11-26T13:00Z");
        run.Alex.Messages[^1].ShouldContain("This week: did you hand over ownership, or stay in the details?");
        await run.DoAsync(run.Alex.TapAsync("Stayed in the details"));
        run.Alex.Messages[^1].ShouldStartWith("Noted: stayed in the details. What pulled you in?");
        await run.DoAsync(run.Alex.TapAsync("I was quickest"));
        run.Alex.Messages[^1].ShouldContain("If ");
        await run.DoAsync(run.Alex.TapAsync("I'll do that"));
        run.Alex.Messages[^1].ShouldContain("Kept. I'll ask on Thursday, 3 December whether the moment came.");
        await run.DoAsync(run.Alex.TapAsync("Why this?"));
        run.Alex.Modal.ShouldNotBeNull().ShouldStartWith("Why this?\nYou tapped \"I was quickest\".");
        await run.Alex.CloseModalAsync();

        // A restart, and in the next week a storm of refusals.
        await run.StopBotAsync();
        await run.StartBotAsync();
        run.Slack.Faults.Plan("chat.postMessage", new Fault.TooMany("3"), times: 3);
        await run.AtAsync("2026-12-03T13:00Z");
        run.Alex.Messages[^1].ShouldContain("From last time: ");
        run.Alex.Chat.ShouldContain("Week 48: answered.");
        await run.DoAsync(run.Alex.TapAsync("I did it"));
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        run.Alex.Messages[^1].ShouldContain("Noted: you did it.");

        // Week 50: a sentence instead of a tap.
        await run.AtAsync("2026-12-10T13:00Z");
        await run.DoAsync(run.Alex.SayAsync("i handed the whole migration over to the platform team"));
        run.Alex.Messages[^1].ShouldStartWith("I read that as handed over.");
        await run.DoAsync(run.Alex.TapAsync("Yes"));
        run.Alex.Chat.ShouldContain("Week 50: it goes on further down.");

        // Week 51: nothing, a reminder, skipped.
        await run.AtAsync("2026-12-17T13:00Z");
        await run.AtAsync("2026-12-18T13:00Z");
        run.Alex.Messages[^1].ShouldStartWith("Open until ");
        await run.DoAsync(run.Alex.TapAsync("Skip this week"));
        run.Alex.Messages[^1].ShouldContain("Skipped. See you on ");

        run.Slack.Complaints.ShouldBeEmpty();
        run.Slack.Calls.Where(call => call.Fault is null && call.Error is not null).Select(call => $"{call.Method}: {call.Error}").ShouldBeEmpty();
        run.Workspace.Dm("U1")!.Messages.ShouldAllBe(message => message.BotId == null || message.Text.StartsWith("A reply is here.") || message.Text.StartsWith("Your weekly question") || message.Text.StartsWith("Hello"));
    }
}
