using System.Collections.Concurrent;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Outbox;

/// <summary>A feature with messages: what they say stands in the table of settings, so that it is part of the transaction like a real feature's state.</summary>
internal sealed class FakeSource(string kind = "note") : IMessageSource
{
    public string Kind => kind;

    /// <summary>Thrown by the next telling of how a post ended.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Done while a message is drawn: between its claim and its post.</summary>
    public Action? WhileDrawing { get; set; }

    /// <summary>How many messages were drawn.</summary>
    public int Drawn => drawn;

    private int drawn;

    /// <summary>How posts ended, as told in transactions that were kept or not.</summary>
    public ConcurrentQueue<(string Subject, Settlement Settlement)> Told { get; } = new();

    /// <summary>From now on the message of this subject reads like this; null is nothing to say.</summary>
    public static Task SayAsync(Unit unit, string subject, string? text) => unit.ExecuteAsync(
        "insert into setting (name, value) values (@subject, @text) on conflict (name) do update set value = excluded.value",
        new { subject, text = text ?? "" });

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject)
    {
        Interlocked.Increment(ref drawn);
        WhileDrawing?.Invoke();
        var text = await unit.FindAsync<string>("select value from setting where name = @subject", new { subject }) ?? $"About {subject}";
        return text == "" ? null : Card.Say(kind == "note" ? text : $"{kind}: {text}");
    }

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement)
    {
        Told.Enqueue((subject, settlement));
        return Fault is { } fault ? throw fault : SayAsync(unit, $"settled/{subject}", settlement.GetType().Name);
    }

    /// <summary>How a post ended, as the database has it; null while it has not.</summary>
    public static Task<string?> SettledAsync(IStore store, string subject) => store.ReadAsync(
        unit => unit.FindAsync<string>("select value from setting where name = @name", new { name = $"settled/{subject}" }),
        CancellationToken.None);
}
