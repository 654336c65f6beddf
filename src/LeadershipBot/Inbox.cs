using System.Diagnostics;
using LeadershipBot.Cards;
using LeadershipBot.Guidance;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot;

/// <summary>Takes what a person did to the bot. What the response cannot carry is in the outbox, durable, before this returns.</summary>
/// <remarks>A delivery that comes again finds its reply queued already, by the key made of its id.</remarks>
internal sealed class Inbox(Bot bot, IStore store, Outbox.Outbox outbox, Replies replies, Senders senders, TimeProvider clock)
{
    // Only pauses read it.
    private static readonly NodaTime.LocalDate AnyDay = new(2026, 1, 1);

    /// <summary>Whether what was typed enrols somebody, so that it matters who they are at this very moment.</summary>
    public static bool Enrols(string text) => Command.TryParse(text, AnyDay) is Command.Join or Command.Team;

    /// <summary>What is left for the response: a replacement, a form to open, refusals at its fields, or <see cref="Reply.Silence"/>.</summary>
    /// <exception cref="TooMuchException">They do more than anybody can; nothing was kept.</exception>
    public async Task<Reply> TakeAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        senders.Count(incoming.From);
        using var tracing = Measures.Traces.StartActivity($"in {incoming.GetType().Name}", ActivityKind.Consumer);
        var began = clock.GetTimestamp();
        var reply = await AnswerAsync(incoming, cancellationToken);
        Measures.Acknowledged.Record(clock.GetElapsedTime(began).TotalSeconds);

        return reply;
    }

    private async Task<Reply> AnswerAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        var reply = Formed(incoming, await bot.ReplyAsync(incoming, cancellationToken));

        // The response replaces the card only for whoever tapped, and only until they look again: the message follows.
        if (reply is Reply.Replace { IsQueued: false, Card: var replaced } && incoming.Carries is Carries.Replacement
            && !replaced.Parts.Any(part => part is Inputs) && MessageOf(incoming) is { } standing)
        {
            await FollowAsync(incoming, replaced, standing, cancellationToken);
        }

        switch (reply, incoming.Carries)
        {
            case (Reply.Open or Reply.Refused or Reply.Silence, _) or (_, Carries.Everything) or (Reply.Replace, Carries.Replacement):
                return reply;
            case (Reply.Replace { IsQueued: true }, _):
                return new Reply.Silence();
            case (Reply.Replace { Card: var card }, _):
                await QueueAsync(incoming, card, MessageOf(incoming), cancellationToken);
                return new Reply.Silence();
            case (Reply.New { Card: var card }, _):
                await QueueAsync(incoming, card, message: null, cancellationToken);
                return new Reply.Silence();
            default:
                throw new ArgumentOutOfRangeException(nameof(incoming), reply, "Not a reply.");
        }
    }

    // Where a form cannot open, it stands in a card or behind a button.
    private static Reply Formed(Incoming incoming, Reply reply) => (reply, incoming.Forms) switch
    {
        (Reply.Open open, Forms.Offered) => new Reply.New(Card.Of(new Choices(open.Again))),
        (Reply.Open { Form: var form }, Forms.Inside) => InCard(incoming, Card.Of([.. form.Intro, new Inputs(form)])),
        (Reply.Refused refused, Forms.Inside) when incoming is Incoming.Submitted submitted =>
            new Reply.Replace(Card.Of([.. refused.Form.Intro, new Inputs(refused.Form, refused.Fields, submitted.Values)])),

        // What was filled in has had its effect, so the form makes room.
        (Reply.New { Card: var done }, Forms.Inside) when incoming is Incoming.Submitted => new Reply.Replace(done),
        _ => reply,
    };

    private static Reply InCard(Incoming incoming, Card card) => incoming is Incoming.Tapped ? new Reply.Replace(card) : new Reply.New(card);

    private Task<bool> FollowAsync(Incoming incoming, Card card, string message, CancellationToken cancellationToken)
    {
        return store.WriteAsync(
            // Nobody is noted down here: whoever has just been erased stays erased.
            async unit => await unit.FindPersonAsync(incoming.From) is { } person && await replies.FollowAsync(unit, outbox, person, card, message), cancellationToken);
    }

    /// <summary>Says something by the outbox after all: where what was to show it to them came to nothing.</summary>
    public Task SayAsync(Incoming incoming, Card card, CancellationToken cancellationToken) => QueueAsync(incoming, card, message: null, cancellationToken);

    private Task<bool> QueueAsync(Incoming incoming, Card card, string? message, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync(
            async unit =>
            {
                var isKnown = await unit.FindPersonAsync(incoming.From) is not null;
                var person = await unit.EnterAsync(incoming.From, now);

                // Noted for this one reply, and forgotten again unless they stay.
                if (!isKnown)
                {
                    await unit.ExecuteAsync("update person set passing = 1 where id = @person", new { person });
                }

                var act = await unit.NameAsync(incoming, now);
                await replies.QueueAsync(unit, outbox, person, act, place: null, card, message, incoming.EditsFreely);

                // What is said in a channel or group is answered alone; there stands only that it was.
                if (incoming.From.Place is { } place)
                {
                    await replies.QueueAsync(unit, outbox, person, $"{act}/place", place, GuidanceCards.InPrivate(), message: null);
                }

                return true;
            },
            cancellationToken);
    }

    private static string? MessageOf(Incoming incoming) => incoming switch
    {
        Incoming.Tapped tapped => tapped.Message,
        Incoming.Submitted submitted => submitted.Message,
        _ => null,
    };
}
