using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>The second look at a message that vanished, however late the sender comes back to it.</summary>
public class SlackInsteadTests
{
    [Theory]
    [InlineData(31, true)]
    [InlineData(512, true)]
    [InlineData(600, true)]
    [InlineData(20, false)]
    [InlineData(16 * 60, false)]
    public async Task A_look_counts_as_the_first_one_for_longer_than_an_edit_waits(int seconds, bool isPosted)
    {
        await using var run = await SlackRun.StartAsync();
        var instead = run.Bot.Services.GetRequiredService<Instead>();
        var message = Vanished(run);
        (await LookAsync(run, instead, message)).ShouldBeOfType<Delivery.TryAgain>();

        run.Clock.Advance(TimeSpan.FromSeconds(seconds));

        ((await LookAsync(run, instead, message)) is Delivery.Sent).ShouldBe(isPosted);
    }

    [Fact]
    public async Task Looks_of_edits_that_were_given_up_are_forgotten()
    {
        await using var run = await SlackRun.StartAsync();
        var instead = run.Bot.Services.GetRequiredService<Instead>();

        for (var edit = 0; edit < 5; edit++)
        {
            await LookAsync(run, instead, Vanished(run));
        }

        run.Clock.Advance(TimeSpan.FromMinutes(16));
        await LookAsync(run, instead, Vanished(run));

        instead.Waiting.ShouldBe(1);
    }

    private static string Vanished(SlackRun run) => run.Workspace.Say(run.Alex.Dm, "U1", "Hello.").Ts;

    private static Task<Delivery> LookAsync(SlackRun run, Instead instead, string message) => instead.OfAsync(
        new(SlackChat.Name, "T1", "U1") { Conversation = run.Alex.Dm.Id }, message,
        _ => throw new InvalidOperationException("There is none to change."), _ => Task.FromResult<Delivery>(new Delivery.Sent("1.2")), TestContext.Current.CancellationToken);
}
