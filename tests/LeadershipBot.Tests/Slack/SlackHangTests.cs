namespace LeadershipBot.Tests.Slack;

/// <summary>Slack wants its deliveries acknowledged within three seconds, whatever its own Web API does meanwhile.</summary>
public class SlackHangTests
{
    private const int People = 20;

    [Fact]
    public async Task Everything_is_acknowledged_in_time_while_the_web_api_hangs()
    {
        await using var run = await SlackRun.StartAsync(workspace =>
        {
            for (var number = 2; number <= People; number++)
            {
                workspace.AddUser($"U{number}", $"Leader {number}");
            }
        });
        var people = Enumerable.Range(1, People).Select(number => run.Driver.As(run.Workspace, $"U{number}")).ToList();

        foreach (var person in people)
        {
            await run.DoAsync(person.SayAsync("join"));
        }

        await run.AtAsync("2026-11-26T13:00Z");
        await run.SettleAsync();

        // On a clock that stands still, they hang until the test is over.
        foreach (var method in (string[])["chat.postMessage", "chat.update", "views.open", "response_url"])
        {
            run.Slack.Faults.Plan(method, new Fault.Hang(Accepts: false), times: int.MaxValue);
        }

        var taps = people.Select(person => person.PayloadOfTap("Handed it over")).ToList();
        var replies = await Task.WhenAll(people.SelectMany((person, at) => Enumerable.Range(0, 10).Select(async number =>
        {
            await Task.Delay((number * 200) + (at * 10), TestContext.Current.CancellationToken);
            return number == 3 ? await run.Driver.InteractionAsync(taps[at]) : number == 6 ? await person.CommandAsync("settings") : await person.SayAsync("next");
        })));

        var took = replies.Select(reply => reply.Took.TotalMilliseconds).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{took.Count} deliveries: p50 {took[took.Count / 2]:F0} ms, p99 {took[took.Count * 99 / 100]:F0} ms, longest {took[^1]:F0} ms");
        replies.Length.ShouldBe(200);
        replies.ShouldAllBe(reply => reply.Status == 200);
        took[^1].ShouldBeLessThan(3000);
        run.Slack.Calls.Count(call => call.Fault is Fault.Hang).ShouldBeGreaterThan(0);
        run.Slack.Complaints.ShouldBeEmpty();
    }
}
