using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>A check-in as it is stored.</summary>
internal sealed record CheckInRow
{
    public long Person { get; init; }
    public string Week { get; init; } = "";
    public long Number { get; init; }
    public string State { get; init; } = "";
    public string? Because { get; init; }
    public long DueAt { get; init; }
    public long ClosesAt { get; init; }
    public long OfLastWeek { get; init; }
    public string? Answer { get; init; }
    public long IsSkipped { get; init; }
    public string SecondKind { get; init; } = "none";
    public string SecondSubject { get; init; } = "";
    public string? SecondValue { get; init; }
    public string? Thought { get; init; }
    public string? Angle { get; init; }
    public long QuestionOnly { get; init; }
    public string Mark { get; init; } = "none";

    /// <summary>The team that asked, or null.</summary>
    public long? Team { get; init; }

    /// <summary>In Core's terms.</summary>
    public CheckIn CheckIn => new()
    {
        Week = CheckIns.Week.Parse(Week),
        Number = Number,
        State = Names<CheckInState>.Parse(State),
        OfLastWeek = OfLastWeek != 0,
        Answer = Answers.TryParse(Answer),
        IsSkipped = IsSkipped != 0,
        IsNotKept = Because == Names<CheckIns.Because>.Of(CheckIns.Because.NotKept),
        Second = new SecondQuestion(Names<SecondKind>.Parse(SecondKind), SecondSubject, SecondValue),
        Thought = Thought,
        Angle = Angle,
        QuestionOnly = QuestionOnly != 0,
        Mark = Names<ThoughtMark>.Parse(Mark),
    };

    /// <summary>The same row with another state of the check-in.</summary>
    public CheckInRow With(CheckIn checkIn) => this with
    {
        State = Names<CheckInState>.Of(checkIn.State),
        Answer = checkIn.Answer?.Id(),
        IsSkipped = checkIn.IsSkipped ? 1 : 0,
        SecondKind = Names<SecondKind>.Of(checkIn.Second.Kind),
        SecondSubject = checkIn.Second.Subject,
        SecondValue = checkIn.Second.Value,
        Thought = checkIn.Thought,
        Angle = checkIn.Angle,
        QuestionOnly = checkIn.QuestionOnly ? 1 : 0,
        Mark = Names<ThoughtMark>.Of(checkIn.Mark),
    };
}

/// <summary>Reads and writes check-ins.</summary>
internal static class CheckInStore
{
    /// <summary>The key of a check-in's message in the outbox.</summary>
    public static string Key(long person, string week) => $"check-in/{person}/{week}";

    /// <summary>The key of its reminder.</summary>
    public static string ReminderKey(long person, string week) => $"reminder/{person}/{week}";

    /// <summary>A person's check-in of a week, or null.</summary>
    public static Task<CheckInRow?> CheckInAsync(this Unit unit, long person, string week) =>
        unit.FindAsync<CheckInRow>("select * from check_in where person = @person and week = @week", new { person, week });

    /// <summary>The person's latest check-in that takes answers, or null. There is at most one.</summary>
    public static Task<CheckInRow?> OpenCheckInAsync(this Unit unit, long person) =>
        unit.FindAsync<CheckInRow>(
            "select * from check_in where person = @person and state in ('open', 'queued') order by week desc limit 1", new { person });

    /// <summary>A crowd of people with a check-in whose time to answer is over; on PostgreSQL those that nobody is busy with. Their rows are held.</summary>
    /// <param name="but">Persons who are not wanted.</param>
    public static Task<IReadOnlyList<long>> OverduePeopleAsync(this Unit unit, Instant now, long[] but, int most) => unit.QueryAsync<long>(
        $"""
        select person.id from check_in join person on person.id = check_in.person
        where check_in.state = 'open' and check_in.closes_at <= @now and check_in.person not in {unit.Dialect.Ids}
        order by check_in.closes_at limit @most {unit.Dialect.PersonsSkipLocked}
        """,
        new { now = now.ToColumn(), ids = but, most });

    /// <summary>Whether the time to answer is over for any open check-in of anybody but these.</summary>
    public static async Task<bool> IsAnyOverdueAsync(this Unit unit, Instant now, long[] but) => await unit.FindAsync<long?>(
        $"select person from check_in where state = 'open' and closes_at <= @now and person not in {unit.Dialect.Ids} order by closes_at limit 1", new { now = now.ToColumn(), ids = but }) is not null;

    /// <summary>The weeks that these messages are about.</summary>
    public static Task<IReadOnlyList<CheckInRow>> CheckInsAsync(this Unit unit, IReadOnlyCollection<Told> messages) => unit.QueryEachAsync<CheckInRow>(
        "select check_in.* from check_in, {rows} where check_in.person = item.person and check_in.week = item.subject", messages);

    /// <summary>The last weeks of a person, newest first.</summary>
    public static Task<IReadOnlyList<CheckInRow>> CheckInsAsync(this Unit unit, long person, Week from, Week to) =>
        unit.QueryAsync<CheckInRow>(
            "select * from check_in where person = @person and week >= @from and week <= @to order by week desc",
            new { person, from = from.ToString(), to = to.ToString() });

    /// <summary>Writes a week. One that is there already stays as it is: that is what makes a second tick harmless.</summary>
    public static async Task<bool> AddAsync(this Unit unit, CheckInRow row) => await unit.ExecuteAsync(
        """
        insert into check_in (person, week, number, state, because, due_at, closes_at, of_last_week, second_kind, second_subject, team)
        values (@Person, @Week, @Number, @State, @Because, @DueAt, @ClosesAt, @OfLastWeek, @SecondKind, @SecondSubject, @Team)
        on conflict (person, week) do nothing
        """,
        row) == 1;

    /// <summary>Writes what became of a check-in.</summary>
    public static Task<int> SaveAsync(this Unit unit, CheckInRow row) => unit.ExecuteAsync(
        """
        update check_in set state = @State, because = @Because, answer = @Answer, is_skipped = @IsSkipped, second_kind = @SecondKind,
            second_subject = @SecondSubject, second_value = @SecondValue, thought = @Thought, angle = @Angle, question_only = @QuestionOnly, mark = @Mark
        where person = @Person and week = @Week
        """,
        row);
}
