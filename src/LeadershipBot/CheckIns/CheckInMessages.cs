using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.CheckIns;

/// <summary>The check-in's own message, drawn from the state at the moment it goes.</summary>
internal sealed class CheckInMessages(CheckInViews views, CheckInOptions options, TimeProvider clock) : IMessageSource
{
    public const string CheckInKind = "check-in";
    public const string ReminderKind = "reminder";
    public const string MovedKind = "check-in-moved";

    private static readonly string Queued = Names<CheckInState>.Of(CheckInState.Queued);

    public string Kind => CheckInKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) => (await RenderAsync(unit, [new Told(person, subject)]))[0].Card;

    public async Task<IReadOnlyList<(Told Message, Card? Card)>> RenderAsync(Unit unit, IReadOnlyList<Told> messages)
    {
        var now = clock.Now();
        var rows = (await unit.CheckInsAsync(messages)).ToDictionary(row => new Told(row.Person, row.Week));
        var rhythms = await unit.RhythmsAsync(messages.Select(message => message.Person));
        var drawn = new List<(Told, Card?)>(messages.Count);

        foreach (var message in messages)
        {
            var rhythm = rhythms.GetValueOrDefault(message.Person);
            drawn.Add((message, rows.TryGetValue(message, out var row) && (row.State != Queued || PersonStore.MayDisturb(rhythm, now))
                ? CheckInCards.Of(await views.OfAsync(unit, row, rhythm, now))
                : null));
        }

        return drawn;
    }

    public async Task SettledAsync(Unit unit, long person, string subject, Settlement settlement)
    {
        if (await unit.CheckInAsync(person, subject) is not { } row)
        {
            return;
        }

        switch (settlement)
        {
            case Settlement.Sent sent:
                await SentAsync(unit, [new(person, subject)], sent);
                break;
            case Settlement when row.CheckIn.State is not CheckInState.Queued:
                break;
            case Settlement.TooLate:
                await unit.SaveAsync(NotAsked(row, Because.TooLate));
                await unit.CommitmentWaitsAsync(person);
                break;
            case Settlement.Failed failed:
                await unit.SaveAsync(NotAsked(row, Because.NotDelivered));
                await unit.CommitmentWaitsAsync(person);

                // A fault of one evening must not end the questions for good.
                if (failed.IsGone)
                {
                    await StopAsync(unit, person);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(settlement), settlement, "Not a settlement.");
        }
    }

    // Even where it was called off meanwhile: it is in the chat, so the week was asked.
    public Task SentAsync(Unit unit, IReadOnlyList<Told> posts, Settlement.Sent sent) => unit.ExecuteEachAsync(
        """
        update check_in set state = 'open', because = null from {rows}
        where check_in.person = item.person and check_in.week = item.subject and check_in.state in ('queued', 'not-asked')
        """,
        posts);

    private static CheckInRow NotAsked(CheckInRow row, Because because) =>
        row.With(row.CheckIn with { State = CheckInState.NotAsked }) with { Because = Names<Because>.Of(because) };

    // Nobody there to ask: silent until a word comes from them.
    private async Task StopAsync(Unit unit, long person)
    {
        if (await unit.RhythmAsync(person) is { IsFollowing: true } rhythm)
        {
            await unit.SaveAsync((rhythm with { PausedBy = RhythmRow.ByFailure }).With(rhythm.Rhythm.Pause(Rhythm.Indefinitely), options.Grace));
        }
    }
}

/// <summary>The reminder, a day later.</summary>
internal sealed class ReminderMessages(TimeProvider clock) : IMessageSource
{
    public string Kind => CheckInMessages.ReminderKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.CheckInAsync(person, subject) is { } row
        && row.CheckIn is { State: CheckInState.Open, Answer: null, IsSkipped: false } checkIn
        && await unit.RhythmAsync(person) is { IsFollowing: true, Reminders: not 0 } rhythm
        && await unit.MayDisturbAsync(person, clock.Now())
            ? CheckInCards.Reminder(checkIn.Week, row.ClosesAt.ToInstant().InZone(rhythm.DateTimeZone).Date)
            : null;

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}

/// <summary>What is left of a question where the conversation went on in another message.</summary>
internal sealed class MovedMessages : IMessageSource
{
    public string Kind => CheckInMessages.MovedKind;

    public async Task<Card?> RenderAsync(Unit unit, long person, string subject) =>
        await unit.CheckInAsync(person, subject) is { CheckIn: var checkIn }
            ? checkIn.State is CheckInState.Closed ? Card.Of(new Paragraph(CheckInCards.Folded(checkIn), Tone.Quiet)) : CheckInCards.Moved(checkIn.Week)
            : null;

    public Task SettledAsync(Unit unit, long person, string subject, Settlement settlement) => Task.CompletedTask;
}
