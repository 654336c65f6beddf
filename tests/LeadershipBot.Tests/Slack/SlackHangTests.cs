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
            for (var number = 2; number <= 2 * People; number++)
            {
                workspace.AddUser($"U{number}", $"Leader {number}");
            }
        });
        var people = Enumerable.Range(1, 2 * People).Select(number => run.Driver.As(run.Workspace, $"U{number}")).ToList();
        var (known, strangers) = (people[..People], people[People..]);

        foreach (var person in known)
        {
            await run.DoAsync(person.SayAsync("join"));
        }

        await run.AtAsync("2026-11-26T13:00Z");
        await run.SettleAsync();

        // On a clock that stands still, every call hangs until the test is over: to any method, and to the address of a tap.
        run.Slack.Faults.Plan(method: null, new Fault.Hang(Accepts: false), times: int.MaxValue);

        var taps = known.Select(person => person.PayloadOfTap("Handed it over")).ToList();
        var ofKnown = Task.WhenAll(known.SelectMany((person, at) => Enumerable.Range(0, 10).Select(async number =>
        {
            await Task.Delay((number * 200) + (at * 10), TestContext.Current.CancellationToken);
            return number switch
            {
                3 => await run.Driver.InteractionAsync(taps[at]),
                5 => await person.OpenHomeAsync(),
                6 => await person.CommandAsync("settings"),
                _ => await person.SayAsync("next"),
            };
        })));
        var ofStrangers = Task.WhenAll(strangers.Select(async (person, at) =>
        {
            await Task.Delay(at * 100, TestContext.Current.CancellationToken);
            return await person.CommandAsync("my directors wait for me before they decide anything");
        }));

        Judge("people who were met", await ofKnown, 200);
        Judge("people who never were", await ofStrangers, People);
        run.Slack.Calls.Count(call => call.Fault is Fault.Hang).ShouldBeGreaterThan(0);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    private static void Judge(string whose, SlackReply[] replies, int count)
    {
        var took = replies.Select(reply => reply.Took.TotalMilliseconds).Order().ToList();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{whose}, {took.Count} deliveries: p50 {took[took.Count / 2]:F0} ms, p99 {took[took.Count * 99 / 100]:F0} ms, longest {took[^1]:F0} ms");
        replies.Length.ShouldBe(count);
        replies.ShouldAllBe(reply => reply.Status == 200);
        took[^1].ShouldBeLessThan(3000);
    }
}
