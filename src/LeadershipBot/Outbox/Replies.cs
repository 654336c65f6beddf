using LeadershipBot.Cards;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace LeadershipBot.Outbox;

/// <summary>Replies for which nobody waits in the response. They may quote what was typed, so they are kept only until they have gone, and encrypted.</summary>
internal sealed class Replies(TimeProvider clock, IDataProtectionProvider protection) : IMessageSource
{
    public const string ReplyKind = "reply";

    private readonly IDataProtector protector = protection.CreateProtector("LeadershipBot.Reply");

    public string Kind => ReplyKind;

    /// <summary>Queues the reply to a delivery, once.</summary>
    /// <param name="place">Where it was said, as in <see cref="Address.Place"/>; null for the person's own conversation.</param>
    /// <param name="message">The reply that is to read like this from now on, by the platform's name of it; null for a new one.</param>
    /// <param name="isFree">Whether changing that message costs nothing of the platform's limits.</param>
    public async Task QueueAsync(Unit unit, Outbox outbox, long person, string deliveryId, string? place, Card card, string? message, bool isFree = false)
    {
        var standing = message is null ? null : await StandingAsync(unit, person, message);

        if (standing is not null && await outbox.EditAsync(unit, standing.Key, isFree))
        {
            await KeepAsync(unit, person, standing.Subject, card);
        }
        else if (await outbox.PostAsync(unit, [PostOf(person, deliveryId, place)]) == 1)
        {
            await KeepAsync(unit, person, deliveryId, card);
        }
    }

    /// <summary>A reply that stands in the chat is to read like this from now on. A message that is no reply stays as it is.</summary>
    /// <returns>Whether there is such a reply.</returns>
    public async Task<bool> FollowAsync(Unit unit, Outbox outbox, long person, Card card, string message)
    {
        if (await StandingAsync(unit, person, message) is not { } standing || !await outbox.EditAsync(unit, standing.Key))
        {
            return false;
        }

        await KeepAsync(unit, person, standing.Subject, card);
        return true;
    }

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.FindAsync<string>("select body from reply where id = @subject and person = @person", new { subject, person }) is { } body
            ? CardJson.Read(protector.Unprotect(body))
            : null;

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;

    public Task AtRestAsync(Unit unit, long person, string subject) =>
        unit.ExecuteAsync("delete from reply where id = @subject and person = @person", new { subject, person });

    private static Task<Standing?> StandingAsync(Unit unit, long person, string message) => unit.FindAsync<Standing>(
        "select key, subject from outbox where person = @person and message = @message and kind = 'reply' and state = 'sent'", new { person, message });

    private Post PostOf(long person, string deliveryId, string? place) =>
        new($"reply/{deliveryId}", person, ReplyKind, deliveryId, Lane.Reply, clock.GetUtcNow(), NotAfter: null) { Place = place };

    private Task<int> KeepAsync(Unit unit, long person, string subject, Card card) => unit.ExecuteAsync(
        "insert into reply (id, person, body, at) values (@subject, @person, @body, @at) on conflict (id) do update set body = excluded.body, at = excluded.at",
        new { subject, person, body = protector.Protect(CardJson.Write(card)), at = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    private sealed record Standing(string Key, string Subject);
}
