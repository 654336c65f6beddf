using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.People;

/// <summary>How a leader wants to be asked: day, hour, zone, how often, and what is kept.</summary>
internal sealed class Preferences(IStore store, Following following, TimeProvider clock)
{
    /// <summary>Opens the settings.</summary>
    public Task<Reply> OpenAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit => await unit.MemberAsync(from) is { } row
                ? new Reply.Open(Form(row, await unit.KeptWeeksAsync(row.Person)), PeopleCards.ChangeSettings())
                : new Reply.New(PeopleCards.NotJoined()),
            cancellationToken);

    /// <summary>Saves the settings: all of them, or none and a sentence at each field that needs one.</summary>
    public Task<Reply> SaveAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) =>
        store.ActAsync(submitted, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
            {
                return new Reply.New(PeopleCards.NotJoined());
            }

            if (isAgain)
            {
                return new Reply.New(PeopleCards.Saved(row.Rhythm, row.NextOn, row.Today(now)));
            }

            var rhythm = row.Rhythm;
            var (input, refused) = SettingsInput.Read(
                submitted.Values,
                new SettingsInput(rhythm.Cadence.Day, rhythm.Cadence.At, rhythm.Zone, rhythm.Cadence.EveryWeeks, row.Reminders != 0, row.Rotating != 0),
                await unit.LeastWeeksAsync(row));

            if (input is null)
            {
                return new Reply.Refused(refused, Form(row, await unit.KeptWeeksAsync(row.Person)));
            }

            var changed = await following.ChangeAsync(
                unit, Own(row, input) with { Reminders = input.Reminders ? 1 : 0, Rotating = input.Rotating ? 1 : 0 }, input.Day, input.At, input.EveryWeeks, input.Zone, now);
            await unit.KeepWeeksAsync(row.Person, submitted.Values.GetValueOrDefault("keep"));

            return new Reply.New(PeopleCards.Saved(changed.Rhythm, changed.NextOn, changed.Today(now)));
        }, cancellationToken);

    // What somebody in a team sets for themselves stays, whatever the team does.
    private static RhythmRow Own(RhythmRow row, SettingsInput input)
    {
        var (rhythm, inTeam) = (row.Rhythm, row.Team is not null);
        var time = inTeam && (input.Day != rhythm.Cadence.Day || input.At != rhythm.Cadence.At || input.Zone.Id != row.Zone);

        return row with { OwnTime = time ? 1 : row.OwnTime, OwnEvery = inTeam && input.EveryWeeks != row.EveryWeeks ? 1 : row.OwnEvery };
    }

    private static Cards.Form Form(RhythmRow row, long? keep) => PeopleCards.SettingsForm(row.Rhythm, row.Reminders != 0, row.Rotating != 0, keep);
}
