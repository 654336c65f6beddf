using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using LeadershipBot.Operations;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Every card and form the bot has, with words of many kinds in them.</summary>
internal static class EveryCard
{
    public static readonly Library Library = Configured.Library(new ContentSettings(null, "https://example.com/essay", Pack.BuiltIn));

    private static readonly LocalDate Today = new(2026, 11, 26);
    private static readonly Week Now = Week.Of(Today);
    private static readonly Rhythm Rhythm = Rhythm.Start(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, DateTimeZoneProviders.Tzdb["Europe/Oslo"], settled: null, Instant.FromUtc(2026, 11, 20, 9, 0));
    private static readonly Nudge Nudge = Library.Nudges[0];

    /// <summary>What a person may type, by what is special about it.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["plain"] = "storage renewal",
        ["empty"] = "",
        ["long"] = new string('w', 60) + " " + string.Concat(Enumerable.Repeat("wide words ", 20)),
        ["emoji"] = "👩‍💻 budget 🧾 für Zürich 🏔️",
        ["injection"] = "**bold** [link](https://evil.example) <at>All</at> {{DATE(2026-11-26T13:00:00Z, SHORT)}} `code` ${title} <b>b</b> \"a\":\"skip\"",
        ["right-to-left"] = "תקציב \u202Eענן\u2069 ميزانية",
    };

    /// <summary>Each with a name for a file.</summary>
    public static IEnumerable<(string Name, Card Card)> All() =>
        Fixed().Concat(Words.SelectMany(pair => Said(pair.Value).Select(one => ($"{one.Name}-{pair.Key}", one.Card))));

    private static IEnumerable<(string Name, Card Card)> Fixed() =>
    [
        ("welcome", PeopleCards.Welcome(26)),
        ("joined", PeopleCards.Joined(Rhythm, Today, Today)),
        ("already-in", PeopleCards.AlreadyIn(Rhythm, Today, Today)),
        ("not-joined", PeopleCards.NotJoined()),
        ("ask", PeopleCards.Ask()),
        ("help", PeopleCards.Help()),
        ("left", PeopleCards.Left(26)),
        ("paused", PeopleCards.Paused(Today.PlusWeeks(2), Today.PlusWeeks(3), Today)),
        ("unknown", PeopleCards.Unknown()),
        ("history", PeopleCards.History([.. Weeks()])),
        ("history-empty", PeopleCards.History([])),
        ("settings-form", InCard(PeopleCards.SettingsForm(Rhythm, reminders: true, rotating: false))),
        ("pause-form", InCard(PeopleCards.PauseForm(week: null, Today))),
        ("people-form", InCard(People())),
        ("question", Draw(Open())),
        ("question-go-on", Draw(Open() with { Second = new(SecondKind.GoOn) })),
        ("question-commitment", Draw(Open() with { Second = new(SecondKind.Commitment, "1") })),
        ("reason-details", Draw(Open() with { Answer = Answer.Details, Second = new(SecondKind.Reason) })),
        ("reason-purpose", Draw(Open() with { Answer = Answer.Purpose, Second = new(SecondKind.Reason) })),
        ("remember-offer", Draw(Open() with { Answer = Answer.Handed, Second = new(SecondKind.Remember) })),
        .. RotatingQuestion.All.Select(question => ($"rotating-{question.Id}", Draw(Open() with { Answer = Answer.Both, Second = new(SecondKind.Rotating, question.Id) }))),
        ("thought", Draw(Open() with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", "checking"), Thought = Nudge.Id })),
        ("thought-question-only", Draw(Open() with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", "checking"), Thought = Nudge.Id, QuestionOnly = true })),
        ("thought-kept", Draw(Open() with { Answer = Answer.Both, Second = new(SecondKind.Reason, "", "checking"), Thought = Nudge.Id, Mark = ThoughtMark.Kept })),
        ("skipped", Draw(Open() with { IsSkipped = true })),
        ("closed", Draw(Open() with { State = CheckInState.Closed, Answer = Answer.Both })),
        ("closed-tapped", CheckInCards.Closed(Now)),
        ("moved", CheckInCards.Moved(Now)),
        ("reminder", CheckInCards.Reminder(Now, Today)),
        ("reading", CheckInCards.Reading(Now, Answer.Both, "decision-hub")),
        ("unclear", CheckInCards.Unclear(Now, "decision-hub")),
        ("answer-or-question", CheckInCards.AnswerOrQuestion(Now, Answer.Both, "decision-hub")),
        ("offer", GuidanceCards.Offer([.. Library.Themes.OrderByDescending(theme => theme.Situation.Length).Take(3).Select(theme => theme.Id)], Library)),
        ("nothing-fits", GuidanceCards.NothingFits(Library)),
        ("in-private", GuidanceCards.InPrivate()),
        ("for-everybody", GuidanceCards.ForEverybody(Library.Theme(Nudge.Theme)!, Nudge, Library)),
        ("others-data", GuidanceCards.Of(new Reading(Tier.OthersData, Ranked(), []), Library, _ => null, null)),
        ("safety", GuidanceCards.Of(new Reading(Tier.Safety, Ranked(), []), Library, _ => null, "the company doctor, 4711")),
        .. Library.Themes.Select(theme => ($"theme-{theme.Id}", GuidanceCards.Picked(theme, Library.Nudges.Where(nudge => nudge.Theme == theme.Id).MaxBy(nudge => nudge.Claim.Length)!, Library, "cGxhY2U"))),
    ];

    private static IEnumerable<(string Name, Card Card)> Said(string words)
    {
        var handover = new Handover(7, words.Length > Handover.WhatLength ? words[..Handover.WhatLength] : words, words.Length > Handover.WhoLength ? words[..Handover.WhoLength] : words, DelegationLevel.Inquire, Today, HandoverState.Open, Today.PlusWeeks(-3));

        return
        [
            ("remembered", HandoverCards.Remembered(handover, Today)),
            .. Enumerable.Range(0, 3).Select(page => ($"ledger-{page}", HandoverCards.Ledger([.. Enumerable.Range(1, 12).Select(id => handover with { Id = id })], Today, mayShare: true, page))),
            ("question-handover", Draw(Open() with { Second = new(SecondKind.Handover, "7") }, handover)),
            ("season", Draw(Open() with { Answer = Answer.Both, Second = new(SecondKind.Season) }, takenBack: words)),
            ("sure", GuidanceCards.Of(new Reading(Tier.Answer, Ranked(), [words, words]), Library, _ => Nudge, null, "cGxhY2U")),
            ("unsure", GuidanceCards.Of(new Reading(Tier.Offer, Ranked(), [words]), Library, _ => null, null)),
            ("handover-form", new Card(Card.ReplyToast, [new Inputs(
                HandoverCards.New(Now, Today),
                new Dictionary<string, string> { ["what"] = "A few words will do, but I need them.", ["date"] = "Pick a day after today." },
                new Dictionary<string, string> { ["what"] = words, ["who"] = words, ["level"] = "tell" })])),
        ];
    }

    private static Card InCard(Form form) => new(Card.ReplyToast, [.. form.Intro, new Inputs(form)]);

    private static Form People() => new(
        "A team", "Send", new ActionId("team", "", "save"),
        [
            new TextField("name", "What is it called?", null, Optional: false, 60),
            new PeopleField("people", "Who?", null, Optional: true, [.. Words.Values.Select((words, index) => new Option($"id-{index}", $"Name {words}"))]),
            new GroupField("group", "Or everyone in", null, Optional: true, [new("19:abc@thread.tacv2", "Platform [leads](https://evil.example)")]),
        ],
        [new Paragraph("Read this first.")]);

    private static CheckIn Open() => new() { Week = Now, Number = 3, State = CheckInState.Open };

    private static Card Draw(CheckIn checkIn, Handover? handover = null, string takenBack = "") => CheckInCards.Of(new CheckInView(checkIn, Library, Today)
    {
        NextOn = Today.PlusWeeks(1),
        Commitment = Nudge,
        Handover = handover,
        Thought = checkIn.Thought is null ? null : Nudge,
        LookBack = new(8, Answers.All.ToDictionary(answer => answer, _ => 2), 0, [takenBack]),
    });

    private static IEnumerable<Bar> Weeks() => Enumerable.Range(36, 12).Select(week =>
        new Bar($"W{week}", [.. Enumerable.Range(0, 4).Select(index => index == week % 5 ? 1 : 0)], week % 5 == 4 ? "not answered" : null));

    private static List<string> Ranked() => [.. Library.Themes.OrderByDescending(theme => theme.Title.Length).Select(theme => theme.Id)];
}
