namespace LeadershipBot.Tests.Chats;

/// <summary>The same four weeks in every chat: what is said is the same, and only how it is drawn differs.</summary>
public class FourWeeksTests
{
    [Theory, ClassData(typeof(EachChat))]
    public async Task Four_weeks_with_one_leader(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(kind, database, "2026-11-02T08:00Z");
        var alex = await room.EnterAsync("alex");

        (await alex.SayAsync("join")).ShouldStartWith("You're in. First question: Thursday, 5 November, 14:00 (Europe/Oslo).");

        // Week 1: a tap, its reason, the thought, and a promise.
        await room.AtAsync("2026-11-05T13:00Z");
        alex.Last.ShouldStartWith("Think of the one thing that took most of your week.");
        alex.Last.ShouldContain("[Handed it over]");
        alex.Last.ShouldContain("[In the details, on purpose]");
        (await alex.TapAsync("Some of both")).ShouldStartWith("Noted: some of both. What did you keep?");
        var thought = await alex.TapAsync("The checking");
        thought.ShouldStartWith("Noted: some of both · the checking.");
        thought.ShouldContain("[Another angle]");
        (await alex.TapAsync("I'll do that")).ShouldContain("Kept. I'll ask on Thursday, 12 November whether the moment came.");

        // Week 2: the promise comes back; a sentence instead of a tap.
        await room.AtAsync("2026-11-12T13:00Z");
        alex.Last.ShouldStartWith("From last time: ");
        (await alex.TapAsync("It never came")).ShouldStartWith("Then it is off my list.");
        (await alex.TapAsync("Stayed in the details")).ShouldContain("Noted: stayed in the details.");

        // Week 3: a restart in the middle, and the ledger.
        await room.RestartAsync();
        alex = await room.EnterAsync("alex");
        await room.AtAsync("2026-11-19T13:00Z");
        (await alex.TapAsync("Handed it over")).ShouldStartWith("Noted: handed over. Shall I remember it?");
        await alex.TapAsync("Remember it");
        (await alex.SubmitAsync(("what", "storage renewal"), ("who", "T."), ("level", "inquire"), ("look", "three"))).ShouldStartWith("Noted: handed over.");
        (await alex.SayAsync("my handovers")).ShouldContain("storage renewal");

        // Week 4: a question at any time, then silence: one reminder, and a folded line.
        (await alex.SayAsync("my directors wait for me before they decide anything, everything sits in my approval queue")).ShouldContain("Stop being the gate");
        await room.AtAsync("2026-11-26T13:00Z");
        await room.AtAsync("2026-11-27T13:00Z");
        alex.Last.ShouldStartWith("Open until Tuesday. Skipping is fine too.");
        await room.AtAsync("2026-12-01T13:00Z");
        alex.Chat.ShouldContain("Week 48: not answered.");
        alex.Chat.ShouldNotContain("Open until Tuesday.");
        (await alex.SayAsync("history")).ShouldContain("W48");
    }
}
