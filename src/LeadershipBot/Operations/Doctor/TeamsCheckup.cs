using System.Data.Common;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Operations.Doctor;

/// <summary>Teams that ended because nobody was left to look after them. Whoever runs the bot may know who should set them up anew.</summary>
internal sealed class TeamsCheckup(IStore store, TimeProvider clock) : ICheckup
{
    private static readonly Duration Recent = Duration.FromDays(30);

    public string Name => "Teams";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var since = (clock.Now() - Recent).ToColumn();

        try
        {
            var ended = await store.ReadAsync(
                unit => unit.FindAsync<long>("select count(*) from team where ended_by = @Unattended and ended_at >= @since", new { TeamRow.Unattended, since }), cancellationToken);

            return ended == 0
                ? []
                : [new(Light.Amber, ended == 1 ? "1 team has ended since its last manager is gone." : $"{ended} teams have ended since their last manager is gone.", "Their people were told and may go on alone. Somebody who may enable a team can set up a new one.")];
        }
        catch (Exception fault) when (fault is DbException or StorageAwayException)
        {
            // What is wrong with the database is said where the database is looked at.
            return [];
        }
    }
}
