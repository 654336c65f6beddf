using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Opens windows by the trigger of a tap or a command, which lives three seconds. Where it has died, a button is offered that brings a new one.</summary>
internal sealed class FormOpening(SlackWorkspaces slack, WebApi api, Search search, Afterwards afterwards, ILogger<FormOpening> log)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>Opens a form behind the acknowledgement.</summary>
    /// <param name="trigger">What Slack gave for it, or null.</param>
    /// <param name="from">Where it was asked for.</param>
    /// <param name="responseUrl">Where a sentence can be said to this person alone, or null.</param>
    /// <param name="channel">Where they are, or null.</param>
    public void OpenSoon(Address to, string? trigger, Reply.Open open, Origin from, string? responseUrl, string? channel) => afterwards.Run(async cancellationToken =>
    {
        if (!await TryAsync(to, trigger, Views.Form(open.Form, from), cancellationToken))
        {
            await OfferAsync(to, open.Again, responseUrl, channel, cancellationToken);
        }
    });

    /// <summary>Opens something to read behind the acknowledgement.</summary>
    public void ReadSoon(Address to, string? trigger, string title, IReadOnlyList<Part> parts) =>
        afterwards.Run(cancellationToken => TryAsync(to, trigger, Views.Reading(title, parts), cancellationToken));

    private async Task<bool> TryAsync(Address to, string? trigger, string view, CancellationToken cancellationToken)
    {
        if (trigger is null)
        {
            return false;
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(Budget);

        try
        {
            var answer = await slack.CallAsync(to.Workspace, "views.open", Wire.Default.SlackResult, [("trigger_id", trigger), ("view", view)], budget.Token);

            if (answer is Answer<SlackResult>.Done)
            {
                return true;
            }

            log.LogInformation("A window did not open: {Why}", answer.Word);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("A window did not open within {Seconds} s", Budget.TotalSeconds);
        }

        return false;
    }

    private async Task OfferAsync(Address to, Choice again, string? responseUrl, string? channel, CancellationToken cancellationToken)
    {
        var message = Message.Of(Card.Of(new Paragraph("Slack closed that window before it was open. Once more, please:"), new Choices(again)));

        if (responseUrl is not null && await api.RespondAsync(responseUrl, Responses.Of(message, replace: false), cancellationToken))
        {
            return;
        }

        var at = channel ?? to.Conversation ?? (await search.ConversationAsync(to, cancellationToken) as Answer<PostedResult>.Done)?.Value.Channel;

        if (at is not null)
        {
            await slack.CallAsync(
                to.Workspace, "chat.postEphemeral", Wire.Default.PostedResult,
                [("channel", at), ("user", to.User), ("text", message.Text.Markup), ("blocks", message.Blocks), ("parse", "none")], cancellationToken);
        }
    }
}
