using System.Text.Json;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Events: what was typed, who looked, who changed, and the end of an installation.</summary>
internal sealed class Events(
    Tenants tenants, Inbox inbox, Acquaintances acquaintances, SlackRoster roster, HomeTab home, Uninstalls uninstalls, Afterwards afterwards, ILogger<Events> log)
{
    /// <summary>Takes one. What was to be kept of it is durable when this returns.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    /// <exception cref="StorageAwayException">Nothing was kept; Slack is to send it again.</exception>
    public async Task<Ack> TakeAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (NullCharacter.IsIn(json.Span))
        {
            throw new JsonException("A text that cannot be kept.");
        }

        var envelope = JsonSerializer.Deserialize(json.Span, Wire.Default.EventEnvelope) ?? throw new JsonException("Null is no event.");

        switch (envelope)
        {
            case { Type: "url_verification", Challenge: { } challenge }:
                return new(Block.Write(challenge, static (writer, challenge) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("challenge"u8, challenge);
                    writer.WriteEndObject();
                }));
            case { Type: "event_callback", Event: { } inner }:
                await TakeAsync(json, envelope, inner, cancellationToken);
                return Ack.Empty;
            case { Type: "app_rate_limited" }:
                log.LogWarning("Slack holds back events of {Workspace}: there were too many", Ids.Loggable(envelope.Team));
                return Ack.Empty;
            case { Type: null }:
                throw new JsonException("Something without a type.");
            default:
                log.LogInformation("Nothing is done with deliveries of the type {Type}", Ids.Loggable(envelope.Type));
                return Ack.Empty;
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> json, EventEnvelope envelope, EventEnvelope.InnerEvent inner, CancellationToken cancellationToken)
    {
        if (Ids.Checked(Tenant.Of(envelope)) is not { } workspace || await tenants.FindAsync(workspace, cancellationToken) is not { } installation)
        {
            log.LogInformation("An event came from a workspace where the bot is not installed: {Workspace}", Tenant.Of(envelope));
            return;
        }

        switch (inner.Type)
        {
            case "app_uninstalled":
            case "tokens_revoked" when inner.Tokens?.Bot is { Count: > 0 }:
                uninstalls.Check(workspace, Moment(envelope.Time));
                break;
            case not null when !installation.IsLive:
                log.LogInformation("An event came from {Workspace}, where Slack takes no token of the bot any more", workspace);
                break;
            case not null when IsOwn(inner, installation):
                break;
            case "team_access_granted" or "team_access_revoked":
                log.LogInformation("{Workspace} has changed in which of its workspaces the bot may be: {Event}", workspace, inner.Type);
                break;
            case "message" when inner is { ChannelType: "im", User: not null, Channel: not null } && Channels.IsDirect(inner.Channel) && IsTyped(inner):
                await SaidAsync(Person(workspace, inner) with { Conversation = Ids.Checked(inner.Channel) }, envelope, inner, installation.BotUser, cancellationToken);
                break;
            case "app_mention" when inner is { User: not null, Channel: { } channel, Ts: { } ts } && IsTyped(inner):
                await SaidAsync(Person(workspace, inner) with { Place = Channels.Place(Ids.Checked(channel)!, Ids.Checked(inner.Thread ?? ts)) }, envelope, inner, installation.BotUser, cancellationToken);
                break;
            case "app_home_opened" when inner.User is not null:
                await OpenedAsync(Person(workspace, inner), IsForeign(workspace, envelope), inner, cancellationToken);
                break;
            case "user_change":
                await ChangedAsync(workspace, Id(envelope, inner), json, cancellationToken);
                break;
            default:
                log.LogDebug("Nothing is done with events of the type {Type}", Ids.Loggable(inner.Type));
                break;
        }
    }

    private async Task SaidAsync(Address from, EventEnvelope envelope, EventEnvelope.InnerEvent inner, string? bot, CancellationToken cancellationToken)
    {
        var text = Typed.Read(inner.Text ?? "", bot);
        var who = await WhoAsync(from, IsForeign(from.Workspace, envelope), isPatient: Inbox.Enrols(text));

        if (who.Account is { IsPerson: false })
        {
            return; // Two bots that answer each other never stop.
        }

        await inbox.TakeAsync(
            new Incoming.Said(from, Id(envelope, inner), Carries.Nothing, text) { Forms = Forms.Offered, IsGuest = who.IsGuest, IsUnsure = who.IsUnsure },
            cancellationToken);
    }

    private async Task OpenedAsync(Address person, bool isForeign, EventEnvelope.InnerEvent inner, CancellationToken cancellationToken)
    {
        if (inner.Tab is "messages")
        {
            await GreetAsync(person with { Conversation = Channels.IsDirect(inner.Channel) ? Ids.Checked(inner.Channel) : null }, isForeign, cancellationToken);
            return;
        }

        // The first look may be the first meeting; the page waits for what that brings, the acknowledgement does not.
        afterwards.Run(async _ => home.Refresh(person, (await WhoAsync(person, isForeign)).IsGuest));
    }

    // Once in a lifetime, because its name never changes: whoever opens the conversation for the first time is told what this is.
    private async Task GreetAsync(Address person, bool isForeign, CancellationToken cancellationToken)
    {
        if (acquaintances.IsGreeted(person) || await WhoAsync(person, isForeign) is not { IsUnsure: false } who || who.Account is { IsPerson: false })
        {
            return;
        }

        await inbox.TakeAsync(
            new Incoming.Arrived(person, $"slack/hello/{person.Workspace}/{person.User}", Carries.Nothing, who.Account?.Zone) { IsGuest = who.IsGuest }, cancellationToken);

        // Only now: where it could not be kept, Slack sends the event again, and the greeting is still to come.
        acquaintances.NoteGreeting(person);
    }

    // Whoever is from elsewhere by the delivery's own word is not looked up.
    private async Task<Acquaintance> WhoAsync(Address person, bool isForeign, bool isPatient = true) =>
        isForeign ? Acquaintance.Foreign : new(await acquaintances.MeetAsync(person, isPatient));

    private async Task ChangedAsync(string workspace, string id, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (JsonSerializer.Deserialize(json.Span, Wire.Default.ChangedUserEnvelope)?.Event?.User is not { Id: { } user } changed)
        {
            return;
        }

        var person = new Address(SlackChat.Name, workspace, Ids.Checked(user)!);
        var account = await roster.NoteAsync(person, changed, cancellationToken);
        acquaintances.Note(person, account);

        // Somebody who has become a guest is as gone as somebody who left.
        var isGone = new Acquaintance(account).IsGuest;
        await inbox.TakeAsync(new Incoming.Changed(person, id, isGone ? null : account.Zone, isGone), cancellationToken);
    }

    private static bool IsForeign(string workspace, EventEnvelope envelope) =>
        Belonging.IsForeign(envelope.Event?.Home, workspace, Tenant.EnterpriseOf(envelope));

    // Slack counts in seconds; what lies outside all calendars is taken for now, so that the token is asked.
    private static DateTimeOffset Moment(long? seconds) =>
        seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : DateTimeOffset.MaxValue;

    private static bool IsTyped(EventEnvelope.InnerEvent inner) => inner is { Bot: null, Subtype: null or "file_share" or "thread_broadcast" or "me_message" };

    private static bool IsOwn(EventEnvelope.InnerEvent inner, Installation installation) =>
        (inner.Bot is not null && inner.Bot == installation.Bot) || (inner.User is not null && inner.User == installation.BotUser);

    private static Address Person(string workspace, EventEnvelope.InnerEvent inner) => new(SlackChat.Name, workspace, Ids.Checked(inner.User) ?? throw new FormatException("Nobody."));

    private static string Id(EventEnvelope envelope, EventEnvelope.InnerEvent inner) =>
        $"slack/{Ids.Checked(envelope.Id) ?? $"{Ids.Checked(envelope.Team)}/{Ids.Checked(inner.Channel)}/{Ids.Checked(inner.Ts)}"}";
}
