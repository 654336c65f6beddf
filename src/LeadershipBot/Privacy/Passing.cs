namespace LeadershipBot.Privacy;

/// <summary>People who were noted only so that one reply could go out to them: "Erased" to somebody who is not known any more. They are forgotten again.</summary>
internal static class Passing
{
    /// <summary>Every table by which somebody is more than passing, and the column that names them.</summary>
    internal static readonly IReadOnlyList<(string Table, string Column)> Belongings =
    [
        ("rhythm", "person"), ("check_in", "person"), ("shown", "person"), ("unwanted", "person"), ("refusal", "person"), ("commitment", "person"),
        ("handover", "person"), ("rotating_asked", "person"), ("team_manager", "person"), ("manager_period", "person"), ("invitation", "person"), ("notice", "person"),
        ("shared", "person"), ("shared", "manager"), ("audit_subject", "person"), ("export_link", "person"), ("msteams_person", "person"),
    ];

    /// <summary>What forgets them, an hour after they were noted (<c>@passed</c>): until then the platform may deliver the same again.</summary>
    internal static readonly IReadOnlyList<string> Statements =
    [
        $"delete from reply where person in ({Who})",
        $"delete from outbox where person in ({Who})",
        $"delete from person where id in ({Who})",
    ];

    private static string Who =>
        $"""
        select person.id from person where passing = 1 and zone is null and keep_weeks is null and created_at < @passed
        and not exists (select 1 from outbox where outbox.person = person.id and (due_at is not null or lease is not null))
        {string.Concat(Belongings.Select(one => $"and not exists (select 1 from {one.Table} where {one.Table}.{one.Column} = person.id)\n"))}
        """;
}
