using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>Says what an activity means to the bot, and takes it there. When it returns, what happened is safe.</summary>
internal sealed class Reception(Inbox inbox, IReferences references, Installations installations)
{
    public Task<Received> TakeAsync(Activity activity, CancellationToken cancellationToken) => activity.Type switch
    {
        "message" => MessageAsync(activity, cancellationToken),
        "invoke" => InvokeAsync(activity, cancellationToken),
        "installationUpdate" or "conversationUpdate" => InstallationAsync(activity, cancellationToken),
        _ => Task.FromResult(Received.Ignored),
    };

    /// <summary>Whoever did it; null where it was nobody with an account, a bot for instance.</summary>
    public static Address? From(Activity activity) => activity is { Tenant: { Length: > 0 } tenant, From.AadObjectId: { Length: > 0 } user }
        ? new(MsTeamsChat.Name, tenant, user, activity.IsPersonal ? activity.Conversation!.Id : null, activity.IsPersonal ? null : Places.Of(activity.Conversation!.Id!))
        : null;

    private async Task<Received> MessageAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (From(activity) is not { } from || activity.Id is null)
        {
            return Received.Ignored;
        }

        // A button of an old client: a message without words.
        if (TapData.Read(activity.Value) is { } tap)
        {
            await SeeAsync(activity, from, cancellationToken);
            await inbox.TakeAsync(Taps.Of(activity, from, tap, Carries.Nothing), cancellationToken);
            return Received.Accepted;
        }

        var text = Mentions.Resolve(activity);

        if (text.Length == 0 && !Mentions.IsForBot(activity) || (!activity.IsPersonal && !Mentions.IsForBot(activity)))
        {
            return Received.Ignored;
        }

        await SeeAsync(activity, from, cancellationToken);
        await inbox.TakeAsync(new Incoming.Said(from, Taps.Delivery(activity), Carries.Nothing, text) { Forms = Forms.Inside }, cancellationToken);
        return Received.Accepted;
    }

    private async Task<Received> InvokeAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Name != "adaptiveCard/action")
        {
            return Asked(activity.Name);
        }

        if (From(activity) is not { } from || activity.Id is null || Taps.DataOf(activity.Value) is not { } data)
        {
            return Received.Senseless("That is none of my buttons.");
        }

        if (TapData.Read(data) is not { } tap)
        {
            return Received.Told("I don't know that button any more.");
        }

        await SeeAsync(activity, from, cancellationToken);

        return await inbox.TakeAsync(Taps.Of(activity, from, tap, Carries.Replacement), cancellationToken) switch
        {
            Reply.Replace { Card: var card } => Received.Replaced(card),
            Reply.Silence => Received.Told("Noted."),
            var reply => throw new InvalidOperationException($"A tap in Teams cannot be answered with {reply.GetType().Name}."),
        };
    }

    // What other apps ask of their bots. No button of ours leads there; each gets the answer that harms nobody.
    private static Received Asked(string? name) => name switch
    {
        "task/fetch" or "task/submit" => Received.Dialog("I don't know that button any more."),
        "message/submitAction" or "fileConsent/invoke" or "suggestedActions/submit" => Received.Ignored,
        not null when name.StartsWith("signin/", StringComparison.Ordinal) => Received.Ignored,
        _ => Received.Unknown,
    };

    private async Task<Received> InstallationAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.IsPersonal)
        {
            if (From(activity) is { } from && await installations.PersonalAsync(activity, from, cancellationToken) is { } time)
            {
                await inbox.TakeAsync(
                    new Incoming.Arrived(from, $"teams/{from.Conversation}/installed/{time}", Carries.Nothing, activity.Zone) { Forms = Forms.Inside }, cancellationToken);
            }

            return Received.Accepted;
        }

        await installations.TeamAsync(activity, cancellationToken);
        return Received.Accepted;
    }

    // Where somebody is reached and which zone they are in: written only when it is news.
    private async Task SeeAsync(Activity activity, Address from, CancellationToken cancellationToken)
    {
        var known = await references.FindAsync(from, cancellationToken);
        var seen = new PersonReference(
            activity.ServiceUrl!, activity.From!.Id ?? known?.TeamsId ?? from.User, known?.Zone,
            activity.IsPersonal ? Reach.There : known?.Reach ?? Reach.There, from.Conversation ?? known?.Conversation);

        if (known != seen)
        {
            await references.NoteAsync(from, seen, cancellationToken);
        }

        if (activity.Zone is { } zone && zone != known?.Zone)
        {
            // First what it means, then that it is known: a crash between the two does it again.
            var delivery = $"{Taps.Delivery(activity)}/zone";
            await inbox.TakeAsync(new Incoming.Changed(from, delivery, zone, IsGone: false), cancellationToken);
            await references.NoteAsync(from, seen with { Zone = zone }, cancellationToken);
        }
    }
}
