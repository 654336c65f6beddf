using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What goes wrong, and at which call.</summary>
internal sealed class FakeSlackFaults : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Planned> plan = [];
    private readonly CancellationTokenSource released = new();

    public FakeSlackFaults() => Released = released.Token;

    /// <summary>Ends when the fake goes: nothing hangs longer than that.</summary>
    public CancellationToken Released { get; }

    /// <summary>Plans a fault.</summary>
    /// <param name="method">The method it hits (or <c>response_url</c>); any when null.</param>
    /// <param name="call">The how-manieth matching call from now on, from 1.</param>
    /// <param name="times">How many calls from there on.</param>
    /// <param name="where">Which calls match, by method and arguments alone.</param>
    public void Plan(string? method, Fault fault, int call = 1, int times = 1, Func<SlackCall, bool>? where = null)
    {
        lock (gate)
        {
            plan.Add(new(method, where ?? (_ => true), fault) { Skip = call - 1, Left = times });
        }
    }

    /// <summary>Nothing more goes wrong.</summary>
    public void Heal()
    {
        lock (gate)
        {
            plan.Clear();
        }
    }

    public void Dispose()
    {
        released.Cancel();
        released.Dispose();
    }

    public Fault? Next(SlackCall call)
    {
        lock (gate)
        {
            Fault? found = null;

            foreach (var planned in plan.Where(planned => planned.Left > 0 && (planned.Method is null || planned.Method == call.Method) && planned.Where(call)))
            {
                if (planned.Skip > 0)
                {
                    planned.Skip--;
                }
                else if (found is null)
                {
                    planned.Left--;
                    found = planned.Fault;
                }
            }

            return found;
        }
    }

    private sealed class Planned(string? method, Func<SlackCall, bool> where, Fault fault)
    {
        public string? Method => method;

        public Func<SlackCall, bool> Where => where;

        public Fault Fault => fault;

        public int Skip { get; set; }

        public int Left { get; set; }
    }
}

/// <summary>A way to go wrong. A closed set.</summary>
internal abstract record Fault
{
    /// <summary><c>ok:false</c> with an error, nothing done.</summary>
    internal sealed record Error(string Code) : Fault;

    /// <summary>429, nothing done.</summary>
    /// <param name="RetryAfter">The header as it is sent; left out when null.</param>
    internal sealed record TooMany(string? RetryAfter = "1") : Fault;

    /// <summary>Another status and body.</summary>
    /// <param name="Accepts">Whether the call takes effect all the same.</param>
    internal sealed record Status(int Code, string Body = "", string ContentType = "text/plain", bool Accepts = false) : Fault;

    /// <summary>A page for people instead of JSON, with status 200.</summary>
    internal sealed record Html(bool Accepts = false) : Fault;

    /// <summary>JSON cut off in the middle.</summary>
    internal sealed record Truncated(bool Accepts = true) : Fault;

    /// <summary>The call takes effect or not, and is never answered.</summary>
    internal sealed record Hang(bool Accepts = true) : Fault;

    /// <summary>The connection is reset.</summary>
    internal sealed record Reset(bool Accepts = false) : Fault;

    /// <summary>Takes effect only when the caller has given up and, if there is one, the task is done.</summary>
    internal sealed record Late(Task? Until = null) : Fault;

    /// <summary>Waits for something, then goes on as usual.</summary>
    internal sealed record Held(Task Until) : Fault;

    /// <summary>This answer, nothing done.</summary>
    internal sealed record Answers(Func<JsonObject> Body) : Fault;
}
