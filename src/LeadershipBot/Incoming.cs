using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot;

/// <summary>Something a person did, before any platform has a say in what it was. A closed set.</summary>
/// <param name="From">Who, as the platform says; never what a payload claims.</param>
/// <param name="DeliveryId">The same for a repeated delivery of the same act, so that it has one effect.</param>
/// <param name="Waiting">Whether the reply travels in the response; otherwise what it changes is edited by the outbox.</param>
internal abstract record Incoming(Address From, string DeliveryId, bool Waiting)
{
    /// <summary>Opened the conversation for the first time.</summary>
    /// <param name="Zone">The IANA time zone the platform says they are in, or null.</param>
    internal sealed record Arrived(Address From, string DeliveryId, bool Waiting, string? Zone) : Incoming(From, DeliveryId, Waiting);

    /// <summary>Typed something.</summary>
    /// <param name="Text">Plain text, entities and mentions already resolved. Read and dropped, never stored, never logged.</param>
    internal sealed record Said(Address From, string DeliveryId, bool Waiting, string Text) : Incoming(From, DeliveryId, Waiting);

    /// <summary>Pressed a button.</summary>
    /// <param name="Message">The platform's name of the message it stood in, or null.</param>
    internal sealed record Tapped(Address From, string DeliveryId, bool Waiting, ActionId Action, string? Message) : Incoming(From, DeliveryId, Waiting);

    /// <summary>Sent a form.</summary>
    /// <param name="Values">By the fields' ids; a field left empty may be missing.</param>
    /// <param name="Message">The platform's name of the message whose button opened the form, or null.</param>
    internal sealed record Submitted(
        Address From, string DeliveryId, bool Waiting, ActionId Action, IReadOnlyDictionary<string, string> Values, string? Message)
        : Incoming(From, DeliveryId, Waiting);
}

/// <summary>What the bot says to it. A closed set.</summary>
internal abstract record Reply
{
    /// <summary>A message of its own.</summary>
    internal sealed record New(Card Card) : Reply;

    /// <summary>The message that was tapped, or whose button opened the form, now reads like this.</summary>
    internal sealed record Replace(Card Card) : Reply;

    /// <summary>A form opens.</summary>
    internal sealed record Open(Form Form) : Reply;

    /// <summary>The form stays open, with a sentence at each field that needs one.</summary>
    internal sealed record Refused(IReadOnlyDictionary<string, string> Fields) : Reply;

    /// <summary>Nothing to say.</summary>
    internal sealed record Silence : Reply;
}
