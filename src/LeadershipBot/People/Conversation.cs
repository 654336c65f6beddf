using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using LeadershipBot.Storage;

namespace LeadershipBot.People;

/// <summary>What a person types: a command, an answer, or a question. Read and dropped.</summary>
internal sealed class Conversation(
    IStore store, Guide guide, AnswerReader reader, Members members, Resting resting, Preferences preferences, Looking looking, Ledger ledger, Asking asking, Following following, Teams.Managing managing, Privacy.SelfService selfService, TimeProvider clock)
{
    public async Task<Reply> SaidAsync(Incoming.Said said, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var (open, today, refused) = await store.ReadAsync<(CheckIn?, NodaTime.LocalDate, IReadOnlyList<Refusal>)>(
            async unit => await unit.FindPersonAsync(said.From) is { } person
                ? ((await unit.OpenCheckInAsync(person))?.CheckIn, await unit.TodayAsync(person, now), await unit.RefusalsAsync(person))
                : (null, now.InUtc().Date, []),
            cancellationToken);

        var isOpen = open is { State: CheckInState.Open, Answer: null, IsSkipped: false };
        var text = TypedText.Route(said.Text, isOpen, today, refused, guide, reader);
        var isBack = await HeardAsync(said, cancellationToken);

        return text switch
        {
            TypedText.Told told => Back(isBack, await DoAsync(told.Command, said, isBack, cancellationToken)),
            TypedText.Answered answered => new Reply.New(CheckInCards.Reading(open!.Week, answered.Answer, Themes(answered.Reading))),
            TypedText.AnsweredSomehow somehow => new Reply.New(CheckInCards.Unclear(open!.Week, Themes(somehow.Reading))),
            TypedText.AnsweredOrAsked either => new Reply.New(CheckInCards.AnswerOrQuestion(open!.Week, either.Answer, Themes(either.Reading))),
            TypedText.Asked asked => Back(isBack, new Reply.New(await asking.ReplyAsync(said, asked.Reading, cancellationToken))),
            _ => throw new ArgumentOutOfRangeException(nameof(said), text, "Not a kind of text."),
        };
    }

    /// <summary>"My answer", after a text that could be taken two ways: <c>reading:2026-W47:both</c>.</summary>
    public static Reply Reading(ActionId action) =>
        Week.TryParse(action.Subject) is { } week && Answers.TryParse(action.Value) is { } answer
            ? new Reply.Replace(CheckInCards.Reading(week, answer, themes: ""))
            : new Reply.New(PeopleCards.Unknown());

    private Task<Reply> DoAsync(Command command, Incoming.Said said, bool isBack, CancellationToken cancellationToken) => command switch
    {
        Command.Help => selfService.HelpAsync(said.From, cancellationToken),
        Command.Team => managing.StartAsync(said.From, cancellationToken),
        Command.Held => selfService.HeldAsync(said.From, cancellationToken),
        Command.Export => selfService.ExportAsync(said, cancellationToken),
        Command.Erase => Task.FromResult<Reply>(new Reply.New(PrivacyCards.AskToErase())),
        Command.Join => members.JoinAsync(said, cancellationToken),
        Command.Leave => members.LeaveAsync(said, cancellationToken),
        Command.Skip skip => resting.SkipAsync(said, skip.ThisWeek, cancellationToken),
        Command.Pause pause => resting.PauseAsync(said, pause.Until, cancellationToken),
        Command.Resume when isBack => looking.NextAsync(said.From, cancellationToken),
        Command.Resume => resting.ResumeAsync(said, cancellationToken),
        Command.Settings => preferences.OpenAsync(said.From, cancellationToken),
        Command.Handovers => ledger.ListAsync(said.From, cancellationToken),
        Command.Remember => ledger.OpenAsync(said.From, week: "", cancellationToken),
        Command.History => looking.HistoryAsync(said.From, cancellationToken),
        Command.NextQuestion => looking.NextAsync(said.From, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Not a command."),
    };

    // Any word resumes what only silence had paused. Most words come from people who are not paused; they cost no write.
    private async Task<bool> HeardAsync(Incoming.Said said, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var matters = await store.ReadAsync(
            async unit => await unit.FindPersonAsync(said.From) is { } person
                && await unit.RhythmAsync(person) is { } row
                && (row.Ignored != 0 || row.PausedBy is RhythmRow.ByIgnoring or RhythmRow.ByFailure),
            cancellationToken);

        // An effect of its own beside what the words ask for, so it has a name of its own.
        var heard = said with { DeliveryId = $"{said.DeliveryId}/heard" };

        return matters && await store.WriteAsync(
            async unit => await unit.BeginAsync(heard, now) is { IsAgain: false, Person: var person } && await following.HeardAsync(unit, person, now), cancellationToken);
    }

    private static Reply Back(bool isBack, Reply reply) => isBack && reply is Reply.New { Card: var card }
        ? new Reply.New(card with { Parts = [.. card.Parts, new Paragraph("And I'm back on: your weekly question comes again.", Tone.Quiet)] })
        : reply;

    private static string Themes(Reading reading) => reading.Tier is Tier.Answer or Tier.Offer
        ? string.Join(',', reading.Ranked.Take(GuidanceCards.Offered))
        : "";
}
