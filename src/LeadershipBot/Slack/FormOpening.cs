using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>Opens windows by the trigger of a tap or a command, which lives three seconds. Where it has died, what was to be seen is said in another way.</summary>
internal sealed class FormOpening(SlackWorkspaces slack, WebApi api, Inbox inbox, Afterwards afterwards, ILogger<FormOpening> log)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>Opens a form behind the acknowledgement; where it does not open, a button is offered that brings a new trigger.</summary>
    public void OpenSoon(Opening at, Reply.Open open) => afterwards.Run(async cancellationToken =>
    {
        if (!await TryAsync(at, Views.Form(open.Form, at.Spot.Origin), cancellationToken))
        {
            var again = Card.Of(new Paragraph("Slack closed that window before it was open. Once more, please:"), new Choices(open.Again));
            await SayAsync(at, Responses.Beside(Message.Of(again)), again, cancellationToken);
        }
    });

    /// <summary>Opens something to read behind the acknowledgement, or puts it in the place of the window they look at.</summary>
    public void ReadSoon(Opening at, string title, Card card) => afterwards.Run(async cancellationToken =>
    {
        var view = Views.Reading(title, card.Parts, at.Spot.Origin);
        var isSeen = at.Spot is { Kind: SpotKind.Modal, IsAtHome: true, Window: { } window }
            ? await CallAsync(at, "views.update", [("view_id", window), ("view", view)], cancellationToken)
            : await TryAsync(at, view, cancellationToken);

        if (!isSeen)
        {
            await SayAsync(at, Responses.Beside(Message.Of(card)), card, cancellationToken);
        }
    });

    /// <summary>Says what came of a tap where it was tapped, for them alone: in the place of what they see, or beside it.</summary>
    public void SaySoon(Opening at, Card card, bool replace) => afterwards.Run(cancellationToken =>
        SayAsync(at, replace ? Responses.Instead(Message.Of(card)) : Responses.Beside(Message.Of(card)), card, cancellationToken));

    // On top of the window they look at, where they look at one: it is there again when this one is closed.
    private async Task<bool> TryAsync(Opening at, string view, CancellationToken cancellationToken) =>
        at.Trigger is { } trigger
        && await CallAsync(at, at.Spot.Kind is SpotKind.Modal ? "views.push" : "views.open", [("trigger_id", trigger), ("view", view)], cancellationToken);

    private async Task<bool> CallAsync(Opening at, string method, IReadOnlyList<(string, string?)> args, CancellationToken cancellationToken)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(Budget);

        try
        {
            var answer = await slack.CallAsync(at.Incoming.From.Workspace, method, Wire.Default.SlackResult, args, budget.Token);

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

    // Beside what they look at, for them alone, where that works; else in their own conversation, where nothing is lost.
    private async Task SayAsync(Opening at, string response, Card card, CancellationToken cancellationToken)
    {
        var (message, to) = (Message.Of(card), at.Incoming.From);

        if (at.ResponseUrl is { } url && await api.RespondAsync(url, response, cancellationToken))
        {
            return;
        }

        if (at.Spot.Channel is { } channel && await slack.CallAsync(
            to.Workspace, "chat.postEphemeral", Wire.Default.PostedResult,
            [("channel", channel), ("user", to.User), ("text", message.Text.Markup), ("blocks", message.Blocks), ("parse", "none")], cancellationToken) is Answer<PostedResult>.Done)
        {
            return;
        }

        await inbox.SayAsync(at.Incoming with { From = to with { Place = null } }, card, cancellationToken);
    }
}

/// <summary>What a window is opened for.</summary>
/// <param name="Incoming">What they did.</param>
/// <param name="Spot">Where they did it.</param>
/// <param name="Trigger">What Slack gave to open a window by, or null.</param>
/// <param name="ResponseUrl">Where a sentence can be said to this person alone, or null.</param>
internal sealed record Opening(Incoming Incoming, Spot Spot, string? Trigger, string? ResponseUrl);
