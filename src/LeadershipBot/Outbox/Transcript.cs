using LeadershipBot.Cards;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>What stands in a person's chat, drawn again from the state: rows keep no bodies.</summary>
internal sealed class Transcript(IStore store, IEnumerable<IMessageSource> sources)
{
    private readonly Dictionary<string, IMessageSource> sources = sources.ToDictionary(source => source.Kind);

    /// <summary>The last messages that stand in a person's chat, oldest first. What has nothing left to say is left out.</summary>
    public Task<IReadOnlyList<Standing>> ReadAsync(Address address, int count, CancellationToken cancellationToken) =>
        store.ReadAsync(unit => ReadAsync(unit, address, count), cancellationToken);

    private async Task<IReadOnlyList<Standing>> ReadAsync(Unit unit, Address address, int count)
    {
        var person = await unit.FindAsync<long?>(
            "select id from person where platform = @Platform and workspace = @Workspace and user_id = @User",
            new { address.Platform, address.Workspace, address.User });

        if (person is null)
        {
            return [];
        }

        var standing = new List<Standing>();

        foreach (var sent in await Outbox.SentAsync(unit, person.Value, count))
        {
            if (sources.TryGetValue(sent.Kind, out var source) && await source.RenderAsync(unit, person.Value, sent.Subject) is { } card)
            {
                standing.Add(new(sent.Message, DateTimeOffset.FromUnixTimeMilliseconds(sent.SentAt), card));
            }
        }

        return standing;
    }
}

/// <summary>A message in a chat.</summary>
/// <param name="Message">The platform's name of it.</param>
/// <param name="At">When it was sent.</param>
internal sealed record Standing(string Message, DateTimeOffset At, Card Card);

/// <summary>The same without its body.</summary>
/// <param name="SentAt">UTC milliseconds.</param>
internal sealed record SentMessage(string Key, string Kind, string Subject, string Message, long SentAt);
