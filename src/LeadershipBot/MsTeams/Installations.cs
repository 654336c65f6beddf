using System.Globalization;
using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>Where the bot is put in and taken out. Two kinds of events tell of it, in any order, and twice.</summary>
internal sealed class Installations(IReferences references, TimeProvider clock)
{
    /// <summary>Notes what it says about somebody's own chat.</summary>
    /// <returns>Which installation this is, where it is one; null otherwise.</returns>
    public async Task<long?> PersonalAsync(Activity activity, Address from, CancellationToken cancellationToken)
    {
        switch (IsIn(activity))
        {
            case true:
                var reference = new PersonReference(activity.ServiceUrl!, activity.From!.Id ?? from.User, Conversation: from.Conversation);
                return await references.InstalledAsync(from, reference, At(activity), cancellationToken);
            case false:
                await references.LostAsync(from, Reach.Removed, At(activity), cancellationToken);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Notes what it says about a team. Group chats need no note: there the bot only answers.</summary>
    public async Task TeamAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity is { Tenant: { Length: > 0 } tenant, ChannelData.Team.Id: { Length: > 0 } team } && IsIn(activity) is { } isIn)
        {
            await references.NoteTeamAsync(tenant, new(team, activity.ServiceUrl!), isIn, At(activity), cancellationToken);
        }
    }

    // True: put in. False: taken out. Null: about something else.
    private static bool? IsIn(Activity activity) => activity switch
    {
        { Type: "installationUpdate", Action: "add" or "add-upgrade" } => true,
        { Type: "installationUpdate", Action: "remove" or "remove-upgrade" } => false,
        { Type: "conversationUpdate" } when HasBot(activity, activity.MembersAdded) => true,
        { Type: "conversationUpdate" } when HasBot(activity, activity.MembersRemoved) => false,
        { Type: "conversationUpdate", ChannelData.EventType: "teamDeleted" or "teamHardDeleted" } => false,
        { Type: "conversationUpdate", ChannelData.EventType: "teamRestored" } => true,
        _ => null,
    };

    private static bool HasBot(Activity activity, IReadOnlyList<Activity.Account>? members) =>
        members?.Any(member => member?.Id is not null && member.Id == activity.Recipient?.Id) == true;

    private DateTimeOffset At(Activity activity) =>
        DateTimeOffset.TryParse(activity.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= clock.GetUtcNow() + TokenCheck.Skew
            ? at
            : clock.GetUtcNow();
}
