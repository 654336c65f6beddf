using LeadershipBot.Cards;

namespace LeadershipBot;

/// <summary>The table of contents: everything a person can do, and the feature that replies.</summary>
/// <remarks>Replying twice to the same delivery gives the current card and leaves the same state.</remarks>
internal sealed class Bot(Outbox.Outbox outbox)
{
    public Task<Reply> ReplyAsync(Incoming incoming, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.New(Card.Say($"Not yet. {outbox is null}")));
}
