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

            await room.SettleAsync();

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

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_was_never_going_to_be_posted_leaves_no_doubt_when_it_dies(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "late", notAfter: TimeSpan.Zero));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "in time"));
        room.Clock.Advance(TimeSpan.FromSeconds(1));

        // The claim is kept, and then it is over.
        var fuse = new Fuse(2);
        using var sender = room.NewSender(new MortalStore(room.Store, fuse), new MortalChat(room.Chat, fuse));
        await fuse.LiveAsync(() => sender.DrainAsync(TestContext.Current.CancellationToken));

        (await room.StateAsync("late")).ShouldBe("pending");
        (await room.StateAsync("in time")).ShouldBe("sending");
    }

    private static async Task LiveAsync(Mailroom room, Fuse fuse)
    {
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "one"));
        using var sender = room.NewSender(new MortalStore(room.Store, fuse), new MortalChat(room.Chat, fuse));
        await fuse.LiveAsync(() => sender.DrainAsync(TestContext.Current.CancellationToken));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "two"));
        await room.EditAsync("one", "Newer");
        await fuse.LiveAsync(() => sender.DrainAsync(TestContext.Current.CancellationToken));
    }
}
