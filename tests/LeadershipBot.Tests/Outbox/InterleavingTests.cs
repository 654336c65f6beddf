using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>Whatever happens in whatever order, no message doubles, and what stands in the chat is what the state says.</summary>
public class InterleavingTests
{
    private static readonly Gen<int> AnySubject = Gen.Choose(0, 3);

    private static readonly Gen<Act> AnyAct = Gen.Frequency(
        (6, AnySubject.Select(Act (subject) => new Act.Post(subject))),
        (6, AnySubject.Select(Act (subject) => new Act.Edit(subject))),
        (2, AnySubject.Select(Act (subject) => new Act.Remove(subject))),
        (1, Gen.Choose(0, 1).Select(Act (person) => new Act.Cancel(person))),
        (6, Gen.Constant<Act>(new Act.Live(int.MaxValue))),
        (5, Gen.Choose(1, 12).Select(Act (steps) => new Act.Live(steps))),
        (3, Gen.Choose(0, 2).Select(Act (kind) => new Act.Mishap(kind))),
        (3, Gen.Choose(1, 100).Select(Act (seconds) => new Act.Wait(seconds))));

    [Theory]
    [InlineData(Database.Sqlite, 100)]
    [InlineData(Database.Postgres, 25)]
    public async Task Every_message_stands_once_reads_as_it_should_and_is_gone_when_taken_away(Database database, int lives)
    {
        // Skips where there is no such database, before FsCheck would take that for a failure.
        await (await TestDatabase.CreateAsync(database)).DisposeAsync();

        await Task.Run(
            () => Prop.ForAll(AnyAct.ListOf().Select(acts => acts.ToList()).ToArbitrary(), acts => LiveAsync(database, acts).GetAwaiter().GetResult())
                .Check(Config.QuickThrowOnFailure.WithMaxTest(lives)),
            TestContext.Current.CancellationToken);
    }

    private static async Task LiveAsync(Database database, IReadOnlyList<Act> acts)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var people = new[] { await room.PersonAsync("ann"), await room.PersonAsync("bo") };
        var messages = Enumerable.Range(0, 4).Select(number => new Message($"s{number}", people[number % 2])).ToList();

        foreach (var act in acts)
        {
            await DoAsync(room, act, people, messages);
        }

        await room.SettleAsync();

        foreach (var message in messages)
        {
            Judge(room, message, await room.StateAsync(message.Subject), await FakeSource.SettledAsync(room.Store, message.Subject));
        }
    }

    private static async Task DoAsync(Mailroom room, Act act, long[] people, List<Message> messages)
    {
        switch (act)
        {
            case Act.Post post:
                messages[post.Subject].Queued = true;
                await room.PostAsync(room.Post(messages[post.Subject].Person, messages[post.Subject].Subject));
                break;
            case Act.Edit edit:
                messages[edit.Subject].Version++;
                await room.EditAsync(messages[edit.Subject].Subject, messages[edit.Subject].Text);
                break;
            case Act.Remove remove:
                // One nobody has queued is not there to be taken away, and may be queued later.
                messages[remove.Subject].Removed |= messages[remove.Subject].Queued;
                await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, $"note/{messages[remove.Subject].Subject}"));
                break;
            case Act.Cancel cancel:
                messages.Where(message => message.Queued && message.Person == people[cancel.Person]).ToList().ForEach(message => message.Cancelled = true);
                await room.DoAsync(unit => room.Outbox.CancelAsync(unit, people[cancel.Person]));
                break;
            case Act.Live live:
                var fuse = new Fuse(live.Steps);
                using (var sender = room.NewSender(new MortalStore(room.Store, fuse), new MortalChat(room.Chat, fuse)))
                {
                    await fuse.LiveAsync(() => sender.DrainAsync(CancellationToken.None));
                }

                break;
            case Act.Mishap mishap:
                Plan(room.Chat, mishap.Kind);
                break;
            case Act.Wait wait:
                room.Clock.Advance(TimeSpan.FromSeconds(wait.Seconds));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "Not an act.");
        }
    }

    private static void Plan(FakeChat chat, int kind)
    {
        switch (kind)
        {
            case 0:
                chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(5), "later"));
                break;
            case 1:
                chat.Answers(new Delivery.InDoubt("lost on the way there"));
                break;
            default:
                chat.AcceptsAndAnswers(new Delivery.InDoubt("lost on the way back"));
                break;
        }
    }

    private static void Judge(Mailroom room, Message message, string? state, string? settled)
    {
        var shown = room.Chat.Chat.Where(shown => shown.Key == $"note/{message.Subject}").Select(shown => shown.Text).ToList();

        if (message.Removed || !message.Queued)
        {
            shown.ShouldBeEmpty();
        }
        else if (message.Cancelled && shown.Count == 0)
        {
            (state, settled).ShouldBe(("cancelled", null));
        }
        else
        {
            shown.ShouldBe([message.Text]);
            (state, settled).ShouldBe(("sent", "Sent"));
        }
    }

    private abstract record Act
    {
        internal sealed record Post(int Subject) : Act;

        internal sealed record Edit(int Subject) : Act;

        internal sealed record Remove(int Subject) : Act;

        internal sealed record Cancel(int Person) : Act;

        /// <summary>A process starts, sends, and dies after so many steps.</summary>
        internal sealed record Live(int Steps) : Act;

        internal sealed record Mishap(int Kind) : Act;

        internal sealed record Wait(int Seconds) : Act;
    }

    /// <summary>What should have become of a message.</summary>
    private sealed class Message(string subject, long person)
    {
        public string Subject => subject;

        public long Person => person;

        public bool Queued { get; set; }

        public bool Removed { get; set; }

        public bool Cancelled { get; set; }

        public int Version { get; set; }

        public string Text => Version == 0 ? $"About {subject}" : $"{subject}, version {Version}";
    }
}
