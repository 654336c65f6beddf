namespace LeadershipBot.Tests.MsTeams;

/// <summary>Something that goes wrong with a call.</summary>
/// <param name="Status">0: no answer comes.</param>
/// <param name="RetryAfter">The header's value, or null.</param>
/// <param name="Delivered">Whether the call takes effect all the same.</param>
internal sealed record FakeFault(int Status, string Body = "", string? RetryAfter = null, bool Delivered = false, bool Reset = false)
{
    /// <summary>403 of somebody who blocked the bot: JSON in a string in JSON.</summary>
    public static FakeFault Blocked { get; } = new(403,
        """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"Thread has been blocked from writes.\",\r\n  \"errorCode\": null,\r\n  \"errorSubCode\": null\r\n}"}""");

    public static FakeFault BlockedByUser { get; } = Error(403, "ConversationBlockedByUser", "User blocked the conversation with the bot.");

    public static FakeFault DisabledByAdmin { get; } = Error(403, "BotDisabledByAdmin", "The tenant admin disabled this bot.");

    public static FakeFault NotInRoster { get; } = Error(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static FakeFault NotEnoughPermissions { get; } = Error(403, "NotEnoughPermissions", "The bot doesn't have required permissions to perform the requested action.");

    /// <summary>403 that says nothing more.</summary>
    public static FakeFault Forbidden { get; } = new(403, """{"message":"Forbidden"}""");

    /// <summary>403 without a body.</summary>
    public static FakeFault ForbiddenEmpty { get; } = new(403);

    public static FakeFault Unauthorized { get; } = new(401, """{"message":"Authorization has been denied for this request."}""");

    public static FakeFault BadSyntax { get; } = Error(400, "BadSyntax", "Incorrectly formed card.");

    public static FakeFault ConversationNotFound { get; } = Error(404, "ConversationNotFound", "Conversation not found.");

    public static FakeFault ActivityNotFound { get; } = Error(404, "ActivityNotFoundInConversation", "The message ID provided couldn't be found in the conversation.");

    public static FakeFault PreconditionFailed { get; } = Error(412, "PreconditionFailed", "Precondition failed, please try again.");

    public static FakeFault TooBig { get; } = Error(413, "MessageSizeTooBig", "Message size too large.");

    public static FakeFault ServiceError { get; } = Error(500, "ServiceError", "Internal server error.");

    public static FakeFault BadGateway { get; } = new(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");

    public static FakeFault Unavailable { get; } = new(503);

    public static FakeFault GatewayTimeout { get; } = new(504);

    /// <summary>The connection stays open and nothing comes, until the caller gives up.</summary>
    public static FakeFault Hang { get; } = new(0);

    /// <summary>The connection breaks.</summary>
    public static FakeFault Broken { get; } = new(0, Reset: true);

    /// <param name="retryAfter">Seconds, or null for no such header.</param>
    public static FakeFault Throttled(int? retryAfter = null) => Error(429, "Throttled", "Too many requests.") with { RetryAfter = retryAfter?.ToString() };

    /// <summary>What the call asks for happens, and then this is answered.</summary>
    public FakeFault AfterDelivery() => this with { Delivered = true };

    private static FakeFault Error(int status, string code, string message) => new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""");
}

/// <summary>What goes wrong, and when.</summary>
internal sealed class FakeFaults
{
    private readonly Lock gate = new();
    private readonly List<Planned> plans = [];

    /// <summary>The next call of that kind.</summary>
    public void Next(string operation, FakeFault fault) => At(1, operation, fault);

    /// <summary>The n-th call of that kind from now on; 1 is the next.</summary>
    public void At(int nth, string operation, FakeFault fault) => Plan(new(fault) { Operation = operation, Skip = nth - 1 });

    /// <summary>As many calls of that kind as are named, one after the other.</summary>
    public void Always(string operation, FakeFault fault, int times = int.MaxValue) => Plan(new(fault) { Operation = operation, Times = times });

    /// <summary>Every call that names a conversation (its thread, team, or the person of a new chat), or as many as are named.</summary>
    public void In(string conversation, FakeFault fault, int times = int.MaxValue, string? operation = null) =>
        Plan(new(fault) { Conversation = conversation, Operation = operation, Times = times });

    /// <summary>From now on nothing goes wrong.</summary>
    public void Heal()
    {
        lock (gate)
        {
            plans.Clear();
        }
    }

    /// <summary>What goes wrong with this call, or null. A plan that has been used up is gone.</summary>
    public FakeFault? Take(string operation, string? conversation)
    {
        lock (gate)
        {
            FakeFault? fault = null;

            foreach (var plan in plans.Where(plan => (plan.Operation ?? operation) == operation && (plan.Conversation ?? conversation) == conversation).ToList())
            {
                if (plan.Skip > 0)
                {
                    plan.Skip--;
                }
                else if (fault is null)
                {
                    fault = plan.Fault;
                    plan.Times--;
                }
            }

            plans.RemoveAll(plan => plan.Times == 0);
            return fault;
        }
    }

    private void Plan(Planned plan)
    {
        lock (gate)
        {
            plans.Add(plan);
        }
    }

    private sealed class Planned(FakeFault fault)
    {
        public FakeFault Fault => fault;

        public string? Operation { get; init; }

        public string? Conversation { get; init; }

        public int Skip { get; set; }

        public int Times { get; set; } = 1;
    }
}
