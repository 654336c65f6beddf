using System.Text.Json;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Taps and submitted forms.</summary>
internal sealed class Interactions(
    IInstallations installations, Inbox inbox, Acquaintances acquaintances, ReturnUrls urls, WebApi api, FormOpening forms, HomeTab home, Afterwards afterwards, ILogger<Interactions> log)
{
    // The one verb that asks who somebody is: joining takes their time zone, and guests do not join.
    private const string Join = "join";

    private static readonly Message InPrivate = Message.Of(Card.Say("I've answered you in private."));

    /// <summary>Takes one. What was to be kept of it is durable when this returns.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="StorageAwayException">Nothing was kept.</exception>
    public async Task<Ack> TakeAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (NullCharacter.IsIn(json.Span))
        {
            throw new JsonException("A text that cannot be kept.");
        }

        var interaction = JsonSerializer.Deserialize(json.Span, Wire.Default.Interaction) ?? throw new JsonException("Null is no interaction.");

        if (interaction.Type is null)
        {
            throw new JsonException("Something without a type.");
        }

        if (Tenant.Of(interaction) is not { } workspace || interaction.User?.Id is not { } user
            || await installations.FindAsync(workspace, cancellationToken) is not { IsLive: true })
        {
            log.LogInformation("A tap came from a workspace where the bot is not installed: {Workspace}", Tenant.Of(interaction));
            return Ack.Empty;
        }

        var person = new Address(SlackChat.Name, workspace, user);

        switch (interaction.Type)
        {
            case "block_actions" when interaction.Actions is [{ } tap, ..]:
                await TappedAsync(person, interaction, tap, cancellationToken);
                return Ack.Empty;
            case "view_submission" when interaction.View is { } view:
                return await SubmittedAsync(person, view, cancellationToken);
            default:
                log.LogInformation("Nothing is done with interactions of the type {Type}", interaction.Type);
                return Ack.Empty;
        }
    }

    private async Task TappedAsync(Address person, Interaction interaction, Interaction.Tap tap, CancellationToken cancellationToken)
    {
        if (ActionId.TryParse(tap.Action) is not { } id || (id.Verb == Folds.MenuVerb ? ActionId.TryParse(tap.Option?.Value) : id) is not { } action)
        {
            log.LogInformation("A tap on something that is no button of ours");
            return;
        }

        if (action.Verb == Folds.Verb)
        {
            forms.ReadSoon(person, interaction.Trigger, tap.Text?.Text ?? "LeadershipBot", Folds.Read(tap.Value ?? ""));
            return;
        }

        var at = Spot.Of(interaction);
        person = person with { Conversation = Channels.IsDirect(at.Channel) ? at.Channel : null };
        var isGuest = action.Verb == Join && await acquaintances.MeetAsync(person) is { IsOurs: false } or { IsActive: false };
        var isOnMessage = at is { Kind: SpotKind.Message, Channel: not null, Message: not null };

        if (isOnMessage && interaction.ResponseUrl is { } url)
        {
            urls.Remember(person.Workspace, at.Channel!, at.Message!, url);
        }

        var tapped = new Incoming.Tapped(person, Id(person, interaction, tap), at.Kind is SpotKind.Home ? Carries.Everything : Carries.Nothing, action, isOnMessage ? at.Message : at.Under)
        {
            IsGuest = isGuest,
            EditsFreely = isOnMessage && interaction.ResponseUrl is not null,
        };
        Follow(person, interaction, at, await inbox.TakeAsync(tapped, cancellationToken));
    }

    // Everything from here on is for the eye; what counts is durable.
    private void Follow(Address person, Interaction interaction, Spot at, Reply reply)
    {
        switch (reply)
        {
            case Reply.Open open:
                forms.OpenSoon(person, interaction.Trigger, open, at.Origin, interaction.ResponseUrl, at.Channel);
                return;
            case Reply.New { Card: var card } when at.Kind is SpotKind.Home:
                forms.ReadSoon(person, interaction.Trigger, "LeadershipBot", card.Parts);
                break;
        }

        if (at.Kind is SpotKind.Home)
        {
            home.Refresh(person);
        }
        else if (at.Kind is SpotKind.Ephemeral && interaction.ResponseUrl is { } url)
        {
            // Nobody can change it later, so it must not go on offering what was done.
            var json = Channels.IsDirect(at.Channel) ? Responses.Deletion : Responses.Of(InPrivate, replace: true);
            afterwards.Run(cancellationToken => api.RespondAsync(url, json, cancellationToken));
        }
    }

    private async Task<Ack> SubmittedAsync(Address person, Interaction.OpenView view, CancellationToken cancellationToken)
    {
        if (ActionId.TryParse(view.Callback) is not { } action)
        {
            log.LogInformation("A form that is none of ours was submitted");
            return Ack.Empty;
        }

        var origin = Origin.Read(view.Metadata);
        var submitted = new Incoming.Submitted(
            person with { Conversation = Channels.IsDirect(origin.Channel) ? origin.Channel : null },
            $"slack/{view.Id}/{view.Hash}", origin.IsHome ? Carries.Everything : Carries.Nothing, action, Values(view), origin.Message);
        var reply = await inbox.TakeAsync(submitted, cancellationToken);

        if (reply is Reply.Refused refused)
        {
            return new(Views.Errors(refused));
        }

        if (origin.IsHome)
        {
            home.Refresh(person);
        }

        return Ack.Empty;
    }

    private static Dictionary<string, string> Values(Interaction.OpenView view)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var (field, held) in view.State?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, Interaction.Held>>())
        {
            if (held?.Values.FirstOrDefault()?.Text is { Length: > 0 } text)
            {
                values[field] = text;
            }
        }

        return values;
    }

    private static string Id(Address person, Interaction interaction, Interaction.Tap tap) =>
        $"slack/{interaction.Trigger ?? $"{person.Workspace}/{person.User}/{tap.Ts}"}";
}
