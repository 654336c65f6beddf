using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Handovers;

/// <summary>Reads and writes the ledger of a person. Every statement names the person: a number alone opens nobody else's.</summary>
internal static class HandoverStore
{
    private const string Select = "select id, what, who, level, since, look_at, state from handover";

    /// <summary>A person's handover, or null.</summary>
    public static async Task<Handover?> HandoverAsync(this Unit unit, long person, string id) =>
        long.TryParse(id, out var number)
            ? (await unit.FindAsync<Row>($"{Select} where person = @person and id = @number", new { person, number }))?.Handover
            : null;

    /// <summary>The open ones, the oldest first.</summary>
    public static async Task<IReadOnlyList<Handover>> OpenHandoversAsync(this Unit unit, long person) =>
        [.. (await unit.QueryAsync<Row>($"{Select} where person = @person and state = 'open' order by id", new { person })).Select(row => row.Handover)];

    /// <summary>Writes a new one.</summary>
    public static Task<int> AddAsync(this Unit unit, long person, Handover handover) => unit.ExecuteAsync(
        "insert into handover (person, what, who, level, since, look_at, state) values (@person, @What, @Who, @Level, @Since, @LookAt, 'open')",
        new { person, handover.What, handover.Who, Level = handover.Level.Id(), Since = Iso(handover.Since), LookAt = Iso(handover.LookAt) });

    /// <summary>Writes what became of it.</summary>
    public static Task<int> SaveAsync(this Unit unit, long person, Handover handover, Instant now) => unit.ExecuteAsync(
        "update handover set look_at = @LookAt, state = @State, closed_at = @ClosedAt where person = @person and id = @Id",
        new
        {
            person,
            handover.Id,
            LookAt = Iso(handover.LookAt),
            State = Names<HandoverState>.Of(handover.State),
            ClosedAt = handover.State is HandoverState.Open ? (long?)null : now.ToColumn(),
        });

    /// <summary>Closes all that are open.</summary>
    public static Task<int> CloseHandoversAsync(this Unit unit, long person, Instant now) => unit.ExecuteAsync(
        "update handover set state = 'finished', look_at = null, closed_at = @now where person = @person and state = 'open'",
        new { person, now = now.ToColumn() });

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private sealed record Row
    {
        public long Id { get; init; }
        public string What { get; init; } = "";
        public string Who { get; init; } = "";
        public string Level { get; init; } = "";
        public string Since { get; init; } = "";
        public string? LookAt { get; init; }
        public string State { get; init; } = "";

        public Handover Handover => new(
            Id, What, Who, DelegationLevels.TryParse(Level)!.Value, LookAt is null ? null : LocalDatePattern.Iso.Parse(LookAt).Value,
            Names<HandoverState>.Parse(State), LocalDatePattern.Iso.Parse(Since).Value);
    }
}
