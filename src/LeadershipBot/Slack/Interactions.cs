using System.Text.Json;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Taps and submitted forms.</summary>
internal sealed class Interactions(
    Tenants tenants, Inbox inbox, Acquaintances acquaintances, ReturnUrls urls, WebApi api, FormOpening forms, HomeTab home, Afterwards afterwards, ILogger<Interactions> log)
{
    // The verbs that ask who somebody is, and wait for the answer: guests do not join. Any other tap goes by what is known.
    private static readonly string[] Enrolling = ["join", "invitation"];

    /// <summary>Takes one. What was to be kept of it is durable when this returns.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="FormatException">It is none.</exception>
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

        if (Ids.Checked(Tenant.Of(interaction)) is not { } workspace || Ids.Checked(interaction.User?.Id) is not { } user
            || await tenants.FindAsync(workspace, cancellationToken) is not { } installation)
        {
            log.LogInformation("A tap came from a workspace where the bot is not installed: {Workspace}", Tenant.Of(interaction));
            return Ack.Empty;
        }

        if (!installation.IsLive)
        {
            log.LogWarning("A tap came from {Workspace}, where Slack takes no token of the bot any more", workspace);
            SayUnable(interaction.ResponseUrl);
            return Ack.Empty;
        }

        var person = new Address(SlackChat.Name, workspace, user);

        switch (interaction.Type)
        {
            case "block_actions" when interaction.Actions is [{ } tap, ..]:
                await TappedAsync(person, interaction, tap, cancellationToken);
                return Ack.Empty;
            case "view_submission" when interaction.View is { } view:
                return await SubmittedAsync(person, interaction, view, cancellationToken);
            default:
                log.LogInformation("Nothing is done with interactions of the type {Type}", Ids.Loggable(interaction.Type));
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

        var at = Spot.Of(interaction);
        person = person with { Conversation = at.Kind is SpotKind.Message && Channels.IsDirect(at.Channel) ? at.Channel : null };
        var who = await WhoAsync(person, interaction, isEnrolling: Enrolling.Contains(action.Verb));
        var isOnMessage = at is { Kind: SpotKind.Message, Channel: not null, Message: not null };
        var isAnsweredThere = at.IsAtHome || (at.Kind is SpotKind.Ephemeral && interaction.ResponseUrl is not null);
        var tapped = new Incoming.Tapped(
            person, Id(person, interaction, tap), isAnsweredThere ? Carries.Everything : Carries.Nothing, action, isOnMessage ? at.Message : at.Origin.Message)
        {
            IsGuest = who.IsGuest,
            IsUnsure = who.IsUnsure,
            EditsFreely = isOnMessage && interaction.ResponseUrl is not null,
        };
        var opening = new Opening(tapped, at, interaction.Trigger, interaction.ResponseUrl);

        if (action.Verb == Folds.Verb)
        {
            forms.ReadSoon(opening, tap.Text?.Text ?? Views.Title, Card.Of([.. Folds.Read(tap.Value ?? "")]));
            return;
        }

        if (interaction.ResponseUrl is { } url && at.Channel is { } channel && (isOnMessage ? at.Message : at.Kind is SpotKind.Ephemeral ? person.User : null) is { } message)
        {
            urls.Remember(person.Workspace, channel, message, url);
        }

        Follow(opening, await inbox.TakeAsync(tapped, cancellationToken));
    }

    // Everything from here on is for the eye; what counts is durable.
    private void Follow(Opening opening, Reply reply)
    {
        var (tapped, at) = (opening.Incoming, opening.Spot);

        switch (reply)
        {
            case Reply.Open open:
                forms.OpenSoon(opening, open);
                return;
            case Reply.New { Card: var card } when at.IsAtHome:
                forms.ReadSoon(opening, Views.Title, card);
                break;
            case Reply.Replace { Card: var card } when at.IsAtHome:
                forms.ReadSoon(opening, Views.Title, card);
                break;
            case Reply.New { Card: var card }:
                forms.SaySoon(opening, card, replace: false);
                break;

            // Nobody can change it later, so it must not go on offering what was done.
            case Reply.Replace { Card: var card }:
                forms.SaySoon(opening, card, replace: true);
                break;
        }

        if (at.IsAtHome)
        {
            home.Refresh(tapped.From, tapped.IsGuest);
        }
    }

    // It takes no token, and silence would leave them tapping.
    private void SayUnable(string? responseUrl)
    {
        if (responseUrl is not null)
        {
            afterwards.Run(cancellationToken => api.RespondAsync(responseUrl, Responses.Beside(Unable.Message), cancellationToken));
        }
    }

    private async Task<Ack> SubmittedAsync(Address person, Interaction interaction, Interaction.OpenView view, CancellationToken cancellationToken)
    {
        if (ActionId.TryParse(view.Callback) is not { } action)
        {
            log.LogInformation("A form that is none of ours was submitted");
            return Ack.Empty;
        }

        var origin = Origin.Read(view.Metadata);
        var who = await WhoAsync(person, interaction, isEnrolling: false);
        var submitted = new Incoming.Submitted(
            person with { Conversation = Channels.IsDirect(origin.Channel) ? origin.Channel : null },
            $"slack/{Ids.Checked(view.Id)}/{SlackChat.Opaque(view.Hash ?? "")}", origin.IsHome ? Carries.Everything : Carries.Nothing, action, Values(view), origin.Message)
        {
            IsGuest = who.IsGuest,
        };
        var reply = await inbox.TakeAsync(submitted, cancellationToken);

        if (origin.IsHome && reply is not Reply.Refused)
        {
            home.Refresh(person, who.IsGuest);
        }

        // At home there is no message under the form, so the words take its place.
        return reply switch
        {
            Reply.Refused refused => new(Views.Errors(refused)),
            Reply.New { Card: var card } when origin.IsHome => new(Views.Update(card, origin)),
            Reply.Replace { Card: var card } when origin.IsHome => new(Views.Update(card, origin)),
            _ => Ack.Empty,
        };
    }

    // Whoever is from elsewhere by the delivery's own word is not looked up, and nobody waits over a tap that enrols nobody.
    private async Task<Acquaintance> WhoAsync(Address person, Interaction interaction, bool isEnrolling) =>
        Belonging.IsForeign(interaction.User?.Team, person.Workspace, Tenant.EnterpriseOf(interaction)) ? Acquaintance.Foreign
        : isEnrolling ? new(await acquaintances.MeetAsync(person))
        : acquaintances.Known(person);

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
        $"slack/{Ids.Checked(interaction.Trigger) ?? $"{person.Workspace}/{person.User}/{Ids.Checked(tap.Ts)}"}";
}
