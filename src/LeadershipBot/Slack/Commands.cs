using System.Text.Json;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary><c>/leadership</c>: whatever is behind it is said to the bot, and answered in the acknowledgement, for this person alone.</summary>
internal sealed class Commands(Tenants tenants, Inbox inbox, Acquaintances acquaintances, FormOpening forms, ILogger<Commands> log)
{
    /// <summary>Takes one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="JsonException">It holds what cannot be kept.</exception>
    /// <exception cref="StorageAwayException">Nothing was kept.</exception>
    public async Task<Ack> TakeAsync(SlashCommand command, CancellationToken cancellationToken)
    {
        if (command.Text?.Contains('\0') == true)
        {
            throw new JsonException("A text that cannot be kept.");
        }

        if (Ids.Checked(Tenant.Of(command)) is not { } workspace || Ids.Checked(command.User) is not { } user
            || await tenants.FindAsync(workspace, cancellationToken) is not { IsLive: true })
        {
            log.LogWarning("A command came from a workspace where the bot is not installed, or not any more: {Workspace}", Tenant.Of(command));
            return new(Responses.ToCommand(Unable.Message));
        }

        var channel = Ids.Checked(command.Channel);
        var from = new Address(SlackChat.Name, workspace, user, Place: channel is null || Channels.IsDirect(channel) ? null : Channels.Place(channel, thread: null));
        var text = Typed.Read(command.Text ?? "");
        var who = new Acquaintance(await acquaintances.MeetAsync(from, isPatient: Inbox.Enrols(text)));
        var said = new Incoming.Said(from, $"slack/{Ids.Checked(command.Trigger) ?? Guid.CreateVersion7().ToString("N")}", Carries.Everything, text.Length > 0 ? text : "help")
        {
            IsGuest = who.IsGuest,
            IsUnsure = who.IsUnsure,
        };

        switch (await inbox.TakeAsync(said, cancellationToken))
        {
            case Reply.New { Card: var card }:
                return new(Responses.ToCommand(Message.Of(card)));
            case Reply.Replace { Card: var card }:
                return new(Responses.ToCommand(Message.Of(card)));
            case Reply.Open open:
                forms.OpenSoon(new(said, Spot.Ephemeral(channel), command.Trigger, command.ResponseUrl), open);
                return Ack.Empty;
            default:
                return Ack.Empty;
        }
    }
}
