using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Privacy;

/// <summary>Forgets a person. What others see is not changed by it: numbers of invited and frozen sums stay as they are.</summary>
internal sealed class Erasing(Outbox.Outbox outbox)
{
    /// <summary>Every statement that names the person, children first. The last takes the person.</summary>
    internal static readonly IReadOnlyList<string> Statements =
    [
        "delete from reply where person = @person",
        "delete from outbox where person = @person",
        "delete from check_in where person = @person",
        "delete from shown where person = @person",
        "delete from unwanted where person = @person",
        "delete from refusal where person = @person",
        "delete from commitment where person = @person",
        "delete from handover where person = @person",
        "delete from rotating_asked where person = @person",
        "delete from rhythm where person = @person",
        "delete from notice where person = @person",
        "delete from shared where person = @person or manager = @person",
        "delete from export_link where person = @person",
        "delete from manager_period where person = @person",
        "delete from team_manager where person = @person",
        "update invitation set person = null, state = case when state in ('removed', 'never', 'unfit', 'draft') then state else 'erased' end, again_at = null, look = 0 where person = @person",
        "delete from audit_subject where person = @person",
        "delete from person where id = @person",
    ];

    /// <summary>Does it, all at once.</summary>
    /// <param name="reason">Why whoever runs the bot does it, or empty; null where the person does.</param>
    public async Task EraseAsync(Unit unit, long person, string? reason, Instant now)
    {
        // Noted first, under the number that leads to nobody in a moment.
        await (reason is not null ? unit.NoteOperatorAsync("erased", person, reason, now) : unit.NoteAsync(person, "erased", person, "", now));

        // What they shared goes from where it was shared to.
        foreach (var id in await unit.QueryAsync<long>("select id from shared where person = @person and state = 'shared'", new { person }))
        {
            await outbox.RemoveAsync(unit, Sharing.Key(id));
        }

        await ForgetNamesAsync(unit, person);
        await outbox.StepDownAsync(unit, person, now);

        foreach (var statement in Statements)
        {
            await unit.ExecuteAsync(statement, new { person });
        }
    }

    // Names of theirs that stand elsewhere.
    private static async Task ForgetNamesAsync(Unit unit, long person)
    {
        await unit.ExecuteAsync(
            """
            update team set changed_by = 'a manager' where state <> 'draft' and changed_by in (select name from team_manager where person = @person)
            """,
            new { person });
        await unit.ExecuteAsync(
            """
            update notice set by_name = case when by_name = (select name from team_manager where team = notice.team and person = @person) then 'A manager' else by_name end,
                new_name = case when new_name = (select name from team_manager where team = notice.team and person = @person) then 'another manager' else new_name end
            where team in (select team from team_manager where person = @person)
            """,
            new { person });
    }
}
