using System.Security.Cryptography;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Privacy;

/// <summary>Who enabled, changed, exported, erased and shared. Only ever added to: nothing in the program changes or removes an entry.</summary>
/// <remarks>An entry names people by a random id. Erasing a person drops what leads from the id to them.</remarks>
internal static class Audit
{
    /// <summary>Who acts beside the people: whoever runs the bot.</summary>
    public const string Operator = "operator";

    /// <summary>Notes an act of a person.</summary>
    /// <param name="about">Whom it is about, or null.</param>
    /// <param name="detail">Never a person's words, and never a name: it stays when they are forgotten.</param>
    public static async Task NoteAsync(this Unit unit, long actor, string act, long? about, string detail, Instant now) =>
        await AddAsync(unit, await SubjectAsync(unit, actor), act, about is { } person ? await SubjectAsync(unit, person) : "", detail, now);

    /// <summary>Notes an act of whoever runs the bot.</summary>
    public static async Task NoteOperatorAsync(this Unit unit, string act, long about, string detail, Instant now) =>
        await AddAsync(unit, Operator, act, await SubjectAsync(unit, about), detail, now);

    /// <summary>What concerns a person, newest first.</summary>
    public static async Task<IReadOnlyList<Entry>> AboutAsync(Unit unit, long person) => await unit.QueryAsync<Entry>(
        """
        select audit.at, audit.actor, audit.act, audit.detail, shared.with_name as name, case when audit.actor = audit_subject.subject then 1 else 0 end as own
        from audit_subject join audit on audit.subject = audit_subject.subject or audit.actor = audit_subject.subject
        left join shared on audit.act in ('shared', 'unshared') and shared.person = @person and cast(shared.id as text) = audit.detail
        where audit_subject.person = @person order by audit.id desc
        """,
        new { person });

    /// <summary>Every entry from a moment on, oldest first, as it stands: under ids that say who it was to nobody.</summary>
    public static Task<IReadOnlyList<Record>> SinceAsync(Unit unit, Instant since) =>
        unit.QueryAsync<Record>("select at, actor, act, subject, detail from audit where at >= @since order by id", new { since = since.ToColumn() });

    private static Task<int> AddAsync(Unit unit, string actor, string act, string subject, string detail, Instant now) => unit.ExecuteAsync(
        "insert into audit (at, actor, act, subject, detail) values (@now, @actor, @act, @subject, @detail)",
        new { now = now.ToColumn(), actor, act, subject, detail });

    private static async Task<string> SubjectAsync(Unit unit, long person)
    {
        await unit.ExecuteAsync(
            "insert into audit_subject (person, subject) values (@person, @subject) on conflict (person) do nothing",
            new { person, subject = RandomNumberGenerator.GetHexString(16, lowercase: true) });

        return (await unit.FindAsync<string>("select subject from audit_subject where person = @person", new { person }))!;
    }

    /// <summary>One entry, as the person it concerns may read it.</summary>
    internal sealed record Entry
    {
        public long At { get; init; }
        public string Actor { get; init; } = "";
        public string Act { get; init; } = "";
        public string Detail { get; init; } = "";
        public long Own { get; init; }

        /// <summary>With whom something was shared, as long as that is held.</summary>
        public string? Name { get; init; }
    }

    /// <summary>One entry, as it stands.</summary>
    internal sealed record Record
    {
        public long At { get; init; }
        public string Actor { get; init; } = "";
        public string Act { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Detail { get; init; } = "";
    }
}
