using System.Collections.Concurrent;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Draws a person's home tab from where things stand. Asked for while it is being drawn, it is drawn once more, not many times.</summary>
internal sealed class HomeTab(Inbox inbox, SlackWorkspaces slack, Tiers tiers, Afterwards afterwards, ILogger<HomeTab> log)
{
    private const string Publish = "views.publish";
    private const int MostTries = 3;

    private readonly ConcurrentDictionary<(string Workspace, string User), Turn> turns = [];

    /// <summary>Draws it soon.</summary>
    public void Refresh(Address person, bool isGuest = false)
    {
        var key = (person.Workspace, person.User);
        var turn = turns.GetOrAdd(key, static _ => new());

        if (Interlocked.Increment(ref turn.Asked) == 1)
        {
            afterwards.Run(cancellationToken => DrawAsync(key, turn, person, isGuest, cancellationToken));
        }
    }

    private async Task DrawAsync((string Workspace, string User) key, Turn turn, Address person, bool isGuest, CancellationToken cancellationToken)
    {
        try
        {
            int asked;

            do
            {
                asked = Volatile.Read(ref turn.Asked);
                await PublishAsync(person, isGuest, cancellationToken);
            }
            while (Interlocked.CompareExchange(ref turn.Asked, 0, asked) != asked);
        }
        finally
        {
            turns.TryRemove(new(key, turn));
        }
    }

    private async Task PublishAsync(Address person, bool isGuest, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await tiers.WaitAsync(person.Workspace, Publish, cancellationToken);

            // Only now, so that it shows where things stand when it goes.
            if (await inbox.TakeAsync(new Incoming.Looked(person, "") { IsGuest = isGuest }, cancellationToken) is not Reply.New { Card: var card })
            {
                return;
            }

            switch (await slack.CallAsync(
                person.Workspace, Publish, Wire.Default.SlackResult, [("user_id", person.User), ("view", Views.Home(card))], cancellationToken))
            {
                case Answer<SlackResult>.Done:
                    return;
                case Answer<SlackResult>.Slower slower when attempt < MostTries:
                    tiers.Slow(person.Workspace, Publish, slower.After);
                    break;
                case var answer:
                    log.LogInformation("A home tab was not drawn: {Why}", answer.Word);
                    return;
            }
        }
    }

    private sealed class Turn
    {
        public int Asked;
    }
}
