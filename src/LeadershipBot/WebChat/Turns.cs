namespace LeadershipBot.WebChat;

/// <summary>Lets the acts of one leader happen one after the other, and each only once however often it is delivered.</summary>
internal sealed class Turns
{
    /// <summary>How many acts are remembered; a page sends an act again within seconds, not after hundreds of others.</summary>
    private const int Remembered = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<Reply>> acts = [];
    private readonly Queue<string> order = [];
    private Task before = Task.CompletedTask;

    /// <summary>Does the act when its turn comes; for a delivery known already, returns what came of it. One that failed may be tried again.</summary>
    public Task<Reply> TakeAsync(string delivery, Func<Task<Reply>> act)
    {
        lock (gate)
        {
            if (acts.TryGetValue(delivery, out var known) && !known.IsFaulted && !known.IsCanceled)
            {
                return known;
            }

            var turn = AfterAsync(before, act);
            before = turn;
            Remember(delivery, turn);
            return turn;
        }
    }

    private static async Task<Reply> AfterAsync(Task before, Func<Task<Reply>> act)
    {
        // How the act before went is its own caller's affair.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        return await act();
    }

    private void Remember(string delivery, Task<Reply> turn)
    {
        if (!acts.ContainsKey(delivery))
        {
            order.Enqueue(delivery);
        }

        acts[delivery] = turn;

        if (order.Count > Remembered)
        {
            acts.Remove(order.Dequeue());
        }
    }
}
