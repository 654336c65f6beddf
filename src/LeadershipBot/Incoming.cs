using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot;

/// <summary>Something a person did, before any platform has a say in what it was. A closed set.</summary>
/// <param name="From">Who, as the platform says; never what a payload claims.</param>
/// <param name="DeliveryId">The same for a repeated delivery of the same act, so that it has one effect.</param>
/// <param name="Carries">How much of the reply the response can take; what it cannot take goes by the outbox.</param>
internal abstract record Incoming(Address From, string DeliveryId, Carries Carries)
{
    /// <summary>How a form reaches them.</summary>
    public Forms Forms { get; init; } = Forms.Open;

    /// <summary>Whether the platform says that they do not belong to the organisation: a guest, somebody from elsewhere. They are told so, and nothing else.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Whether the platform cannot say just now who they are. Whoever has joined is served as ever; whoever was never known to belong here cannot join yet.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Whether the platform gave a way to change the tapped message that its limits do not count, such as a response's own address.</summary>
    public bool EditsFreely { get; init; }

    /// <summary>Within what time the platform may tell of the same act again under the same <see cref="DeliveryId"/>; after that it is another act. Null where the id is never used twice.</summary>
    public TimeSpan? RepeatsWithin { get; init; }

    /// <summary>Opened the conversation for the first time.</summary>
    /// <param name="Zone">The IANA time zone the platform says they are in, or null.</param>
    internal sealed record Arrived(Address From, string DeliveryId, Carries Carries, string? Zone) : Incoming(From, DeliveryId, Carries);

    /// <summary>Typed something.</summary>
    /// <param name="Text">Plain text, entities and mentions already resolved. Read and dropped, never stored, never logged.</param>
    internal sealed record Said(Address From, string DeliveryId, Carries Carries, string Text) : Incoming(From, DeliveryId, Carries);

    /// <summary>Pressed a button.</summary>
    /// <param name="Message">The platform's name of the message it stood in, or null.</param>
    internal sealed record Tapped(Address From, string DeliveryId, Carries Carries, ActionId Action, string? Message) : Incoming(From, DeliveryId, Carries);

    /// <summary>Sent a form.</summary>
    /// <param name="Values">By the fields' ids; a field left empty may be missing.</param>
    /// <param name="Message">The platform's name of the message whose button opened the form, or null.</param>
    internal sealed record Submitted(
        Address From, string DeliveryId, Carries Carries, ActionId Action, IReadOnlyDictionary<string, string> Values, string? Message)
        : Incoming(From, DeliveryId, Carries);

    /// <summary>The platform was asked who they are, and they belong here. No word of theirs.</summary>
    /// <param name="Zone">The IANA time zone the platform says they are in.</param>
    internal sealed record Met(Address From, string DeliveryId, string Zone) : Incoming(From, DeliveryId, Carries.Nothing);

    /// <summary>Looks at the bot's own page in the platform (Slack's Home): where things stand.</summary>
    internal sealed record Looked(Address From, string DeliveryId) : Incoming(From, DeliveryId, Carries.Everything);

    /// <summary>The platform says that the person changed there: moved to another zone, or is gone from the workspace.</summary>
    /// <param name="Zone">The IANA zone they are in, or null where the platform does not say.</param>
    /// <param name="IsGone">Deactivated or removed; nothing is sent to them any more.</param>
    internal sealed record Changed(Address From, string DeliveryId, string? Zone, bool IsGone) : Incoming(From, DeliveryId, Carries.Nothing);
}

/// <summary>How much of a reply the response to a delivery can take. The rest goes by the outbox.</summary>
internal enum Carries
{
    /// <summary>Nothing: Slack's messages, mentions and taps, what is typed in Teams.</summary>
    Nothing,

    /// <summary>What the tapped message is replaced by: the card actions of Teams.</summary>
    Replacement,

    /// <summary>Whatever there is to say: the web chat, Slack's commands.</summary>
    Everything,
}

/// <summary>How a form reaches a person.</summary>
internal enum Forms
{
    /// <summary>It opens: <see cref="Reply.Open"/> comes back, and the adapter opens it after the commit.</summary>
    Open,

    /// <summary>It stands in a card, as <see cref="Inputs"/>: Teams.</summary>
    Inside,

    /// <summary>It needs a tap first, so a button is offered: what is typed in Slack.</summary>
    Offered,
}

/// <summary>What the bot says to it. A closed set.</summary>
internal abstract record Reply
{
    /// <summary>A message of its own.</summary>
    internal sealed record New(Card Card) : Reply;

    /// <summary>The message that was tapped, or whose button opened the form, now reads like this.</summary>
    /// <param name="IsQueued">The message is drawn from the state, and where nobody waits for the response the outbox has been told already.</param>
    internal sealed record Replace(Card Card, bool IsQueued = false) : Reply;

    /// <summary>A form opens.</summary>
    /// <param name="Again">The button that opens it once more, for wherever it cannot open by itself.</param>
    internal sealed record Open(Form Form, Choice Again) : Reply;

    /// <summary>The form stays open, with a sentence at each field that needs one.</summary>
    /// <param name="Form">The form that was sent, for chats that have to draw it again.</param>
    internal sealed record Refused(IReadOnlyDictionary<string, string> Fields, Form Form) : Reply;

    /// <summary>Nothing to say.</summary>
    internal sealed record Silence : Reply;
}
