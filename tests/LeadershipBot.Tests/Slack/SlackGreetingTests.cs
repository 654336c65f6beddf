using System.Text.Json.Nodes;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>Whoever opens the conversation for the first time is told what this is: once, and certainly.</summary>
public class SlackGreetingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_greeting_that_could_not_be_kept_is_given_when_the_event_comes_again(bool isMetBefore)
    {
        await using var run = await SlackRun.StartAsync();
        var of = run.Bot.Services;
        var store = new SometimesAway(of.GetRequiredService<IStore>());
        var bot = ActivatorUtilities.CreateInstance<Bot>(of, ActivatorUtilities.CreateInstance<LeadershipBot.People.Members>(of, store));
        var inbox = ActivatorUtilities.CreateInstance<Inbox>(of, bot, store);
        var acquaintances = ActivatorUtilities.CreateInstance<Acquaintances>(of, inbox);
        var events = ActivatorUtilities.CreateInstance<Events>(of, inbox, acquaintances);
        var opened = Opened(run);

        if (isMetBefore)
        {
            (await acquaintances.MeetAsync(new(SlackChat.Name, "T1", "U1"))).ShouldNotBeNull();
        }

        store.IsAway = true;
        await Should.ThrowAsync<StorageAwayException>(() => events.TakeAsync(opened, TestContext.Current.CancellationToken));
        store.IsAway = false;
        await events.TakeAsync(opened, TestContext.Current.CancellationToken);
        await events.TakeAsync(opened, TestContext.Current.CancellationToken);
        await run.SettleAsync();

        run.Alex.Messages.ShouldHaveSingleItem().ShouldStartWith("One question a week, about twenty seconds.");
    }

    private static ReadOnlyMemory<byte> Opened(SlackRun run) => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = "Ev1",
        ["event"] = new JsonObject { ["type"] = "app_home_opened", ["tab"] = "messages", ["user"] = "U1", ["channel"] = run.Alex.Dm.Id },
    }.ToJsonString());
}
