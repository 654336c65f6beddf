using LeadershipBot.WebChat;

namespace LeadershipBot.Tests;

public class TurnsTests
{
    private readonly Turns turns = new();
    private readonly List<string> done = [];

    [Fact]
    public async Task The_same_delivery_is_done_once_and_answered_the_same()
    {
        var first = await turns.TakeAsync("a", Do("a"));
        var second = await turns.TakeAsync("a", Do("a again"));

        second.ShouldBeSameAs(first);
        done.ShouldBe(["a"]);
    }

    [Fact]
    public async Task An_act_waits_for_the_one_before_it()
    {
        var gate = new TaskCompletionSource();
        var first = turns.TakeAsync("a", async () =>
        {
            await gate.Task;
            return await Do("a")();
        });
        var second = turns.TakeAsync("b", Do("b"));

        second.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await Task.WhenAll(first, second);

        done.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task An_act_that_failed_may_be_tried_again_and_holds_up_nobody()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => turns.TakeAsync("a", () => throw new InvalidOperationException("away")));

        await turns.TakeAsync("b", Do("b"));
        await turns.TakeAsync("a", Do("a"));

        done.ShouldBe(["b", "a"]);
    }

    private Func<Task<Reply>> Do(string name) => () =>
    {
        done.Add(name);
        return Task.FromResult<Reply>(new Reply.Silence());
    };
}
