using System.Text.Json;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary><c>/leadership</c>: whatever is behind it is said to the bot, and answered in the acknowledgement, for this person alone.</summary>
internal sealed class Commands(IInstallations installations, Inbox inbox, Acquaintances acquaintances, FormOpening forms, ILogger<Commands> log)
{
    /// <summary>Takes one.</summary>
    /// <exception cref="JsonException">It holds what cannot be kept.</exception>
    /// <exception cref="StorageAwayException">Nothing was kept.</exception>
    public async Task<Ack> TakeAsync(SlashCommand command, CancellationToken cancellationToken)
    {
        if (new[] { command.Team, command.Enterprise, command.User, command.Channel, command.Text, command.Trigger }.Any(field => field?.Contains('\0') == true))
        {
            throw new JsonException("A text that cannot be kept.");
        }

        if (Tenant.Of(command) is not { } workspace || command.User is not { } user
            || await installations.FindAsync(workspace, cancellationToken) is not { IsLive: true })
        {
            log.LogInformation("A command came from a workspace where the bot is not installed: {Workspace}", Tenant.Of(command));
            return Ack.Empty;
        }

        var isDirect = Channels.IsDirect(command.Channel);
        var from = new Address(SlackChat.Name, workspace, user, Place: isDirect || command.Channel is not { } channel ? null : Channels.Place(channel, thread: null));
        var account = await acquaintances.MeetAsync(from);
        var text = Typed.Read(command.Text ?? "");
        var said = new Incoming.Said(from, $"slack/{command.Trigger ?? Guid.CreateVersion7().ToString("N")}", Carries.Everything, text.Length > 0 ? text : "help")
        {
            IsGuest = account is { IsOurs: false } or { IsActive: false },
        };

        switch (await inbox.TakeAsync(said, cancellationToken))
        {
            case Reply.New { Card: var card }:
                return new(Responses.ToCommand(Message.Of(card)));
            case Reply.Replace { Card: var card }:
                return new(Responses.ToCommand(Message.Of(card)));
            case Reply.Open open:
                forms.OpenSoon(from, command.Trigger, open, new(isDirect ? command.Channel : null, null, IsHome: false), command.ResponseUrl, command.Channel);
                return Ack.Empty;
            default:
                return Ack.Empty;
        }
    }
}
