using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Outbox;

/// <summary>The process dies at every step there is, between a claim and its record and anywhere else. Another one takes over.</summary>
public class CrashTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Wherever_it_dies_every_message_stands_in_the_chat_once_and_as_it_should_read(Database database)
    {
        var crashes = 0;

        for (var step = 1; ; step++)
        {
            await using var room = await Mailroom.OpenAsync(database);
            var fuse = new Fuse(step);
            await LiveAsync(room, fuse);

            await SettleAsync(room);

            room.Chat.Chat.Select(shown => (shown.Key, shown.Text)).ShouldBe(
                [("note/one", "Newer"), ("note/two", "About two")], ignoreOrder: true, customMessage: $"died at step {step}");

            if (!fuse.Burnt)
            {
                break;
            }

            crashes++;
        }

        // Three rounds with two posts and an edit: if there were few steps, nothing was tested.
        crashes.ShouldBeGreaterThan(15);
    }

    private static async Task LiveAsync(Mailroom room, Fuse fuse)
    {
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "one"));
        using var sender = room.NewSender(new MortalStore(room.Store, fuse), new MortalChat(room.Chat, fuse));

        try
        {
            await sender.DrainAsync(TestContext.Current.CancellationToken);
        }
        catch (DiedException)
        {
        }

        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "two"));
        await room.EditAsync("one", "Newer");

        try
        {
            await sender.DrainAsync(TestContext.Current.CancellationToken);
        }
        catch (DiedException)
        {
        }
    }

    private static async Task SettleAsync(Mailroom room)
    {
        while (await room.NextDueAsync() is { } due)
        {
            room.Clock.MoveTo(due > room.Clock.GetUtcNow() ? due : room.Clock.GetUtcNow());
            await room.SendAsync();
        }
    }
}

/// <summary>Lets a process live for so many steps. From then on nothing it does has any effect.</summary>
internal sealed class Fuse(int steps)
{
    private int left = steps;

    public bool Burnt => Volatile.Read(ref left) <= 0;

    public void Step()
    {
        if (Interlocked.Decrement(ref left) <= 0)
        {
            throw new DiedException();
        }
    }
}

internal sealed class DiedException() : Exception("The process is dead.");

/// <summary>A store as a process that may die sees it: before a unit begins, or after it was kept and before anybody knows.</summary>
internal sealed class MortalStore(IStore store, Fuse fuse) : IStore
{
    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        fuse.Step();
        var result = await store.WriteAsync(work, cancellationToken);
        fuse.Step();
        return result;
    }

    public Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        fuse.Step();
        return store.ReadAsync(work, cancellationToken);
    }
}

/// <summary>A platform as a process that may die sees it: before a call goes out, or after it had its effect.</summary>
internal sealed class MortalChat(IChat chat, Fuse fuse) : IChat
{
    public string Platform => chat.Platform;

    public Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken) =>
        LiveAsync(() => chat.PostAsync(to, key, card, cancellationToken));

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) =>
        LiveAsync(() => chat.EditAsync(to, message, card, cancellationToken));

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) =>
        LiveAsync(() => chat.RemoveAsync(to, message, cancellationToken));

    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        LiveAsync(() => chat.FindAsync(to, key, since, cancellationToken));

    private async Task<T> LiveAsync<T>(Func<Task<T>> call)
    {
        fuse.Step();
        var result = await call();
        fuse.Step();
        return result;
    }
}
