using LeadershipBot.Cards;

namespace LeadershipBot.Guidance;

/// <summary>Every word the bot says to a question. All of it is stored text; only the quoted words are the asker's own.</summary>
public static class GuidanceCards
{
    /// <summary>How many themes an unsure reply offers, and how many stand beside a sure one.</summary>
    public const int Offered = 3, Beside = 2;

    /// <summary>The reply to a reading.</summary>
    /// <param name="pick">Chooses a theme's thought for this person.</param>
    /// <param name="safety">The human that matters of health, harassment, dismissal and law are sent to, or null.</param>
    /// <param name="place">The channel or group in which it was asked, or null. The reply is for the asker alone, who may post the thought there.</param>
    public static Card Of(Reading reading, Library library, Func<string, Nudge?> pick, string? safety, string? place = null) => reading.Tier switch
    {
        Tier.Answer or Tier.Offer when reading.IsAnswered && pick(reading.Ranked[0]) is { } nudge => Sure(reading, nudge, library, safety, place),
        Tier.Answer or Tier.Offer => Unsure(reading, library, safety, place),
        Tier.None when reading.Noise => Noise(),
        Tier.None => reading.Products ? Products(place) : Off(library, Contact(reading, safety)),
        Tier.Safety => Safety(safety),
        Tier.OthersData => OthersData(),
        _ => throw new ArgumentOutOfRangeException(nameof(reading), reading.Tier, "Not a tier."),
    };

    /// <summary>The thought of a theme that was picked from an offer.</summary>
    /// <param name="place">The channel or group in which it was asked, or null.</param>
    public static Card Picked(Theme theme, Nudge nudge, Library library, string? place = null) => Card.Of(
    [
        Title(theme),
        .. ThoughtParts.Of(nudge, library),
        Offers(nudge),
        PostIt(nudge, place),
        ThoughtParts.Why($"You picked \"{theme.Situation}\".", nudge, library),
    ]);

    /// <summary>What stands in a channel or group instead of the reply, which only the asker gets.</summary>
    public static Card InPrivate() => Card.Say("I've answered you in private.");

    /// <summary>The thought as its asker posts it: stored text alone, and nobody's words.</summary>
    public static Card ForEverybody(Theme theme, Nudge nudge, Library library) => Card.Of(
    [
        Title(theme),
        .. ThoughtParts.Of(nudge, library),
        new Paragraph("Somebody here asked me, and posted this.", Tone.Quiet),
    ]) with { Toast = "A thought was posted here.", IsForEverybody = true };

    /// <summary>The asker's own card once the thought was posted.</summary>
    public static Card Posted(Theme theme, Nudge nudge, Library library) => Card.Of(
    [
        Title(theme),
        .. ThoughtParts.Of(nudge, library),
        Offers(nudge),
        new Paragraph("It goes where you asked, without your words.", Tone.Quiet),
    ]);

    /// <summary>Three ways to read it, when that is all there is to go by.</summary>
    public static Card Offer(IReadOnlyList<string> themes, Library library) => Card.Of(
        new Paragraph($"I can read that {Ways(themes.Count)}. Which is closest?"),
        new Choices([.. Situations(themes, library), NoneOfThese(themes)]));

    /// <summary>After <em>None of these</em>.</summary>
    public static Card NothingFits(Library library) => Card.Of(
        [new Paragraph("Then I have nothing that fits, and I'd rather say so."), .. Speaks(library)]);

    /// <summary>After <em>I'll do that</em> under a thought that answered a question.</summary>
    /// <param name="nextOn">The day of the next question, in words; null during a pause without an end.</param>
    public static Card Kept(string? nextOn) => Card.Say(
        nextOn is null ? "Kept. I'll ask with your next question whether the moment came." : $"Kept. I'll ask on {nextOn} whether the moment came.");

    /// <summary>The same for somebody who has not joined: nothing would ever bring it back, so nothing is kept.</summary>
    public static Card NotKept() => Card.Of(
        new Paragraph("I can only bring it back with a weekly question, so I haven't kept it."),
        new Choices(new Choice("Join", "join", "", "")));

    /// <summary>After <em>Not helpful</em> under a thought that answered a question.</summary>
    public static Card NotHelpful() => Card.Say("Noted. I won't show you that one again.");

    /// <summary>When every angle was shown.</summary>
    public static Card NoOtherAngle() => Card.Say("That was the last angle I have on this.");

    /// <summary>Nothing was asked.</summary>
    public static Card Noise() => Card.Of(
        new Paragraph("I'm here. Ask me what is on your mind as a leader, in your own words."),
        new Paragraph("\"help\" shows what else I do.", Tone.Quiet));

    private static Card Sure(Reading reading, Nudge nudge, Library library, string? safety, string? place)
    {
        var title = library.Theme(reading.Ranked[0])!.Title;
        var others = reading.Ranked.Skip(1).Take(Beside).Select(library.Theme).OfType<Theme>();

        return Card.Of(
        [
            new Paragraph([.. Wrote(reading.Words), new Span("Closest: "), new Span(title, Look.Strong), new Span(".")]),
            .. ThoughtParts.Of(nudge, library),
            new Choices([Keep(nudge), .. others.Select(theme => new Choice(theme.Title, "theme", place ?? "", theme.Id)), NoneOfThese([reading.Ranked[0]])], Weight.Quiet),
            PostIt(nudge, place),
            ThoughtParts.Why("It is the closest I have to what you wrote.", nudge, library),
            Contact(reading, safety),
        ]);
    }

    private static Card Unsure(Reading reading, Library library, string? safety, string? place)
    {
        var themes = reading.Ranked.Take(Offered).ToList();

        return Card.Of(
        [
            new Paragraph([.. Wrote(reading.Words), new Span($"I can read that {Ways(themes.Count)}. Which is closest?")]),
            new Choices([.. Situations(themes, library, place), NoneOfThese(themes)]),
            Contact(reading, safety),
        ]);
    }

    private static Card Off(Library library, Paragraph? contact) => Card.Of(
        [new Paragraph("I have nothing on that, and I'd rather say so than guess."), contact, .. Speaks(library)]);

    private static Card Products(string? place) => Card.Of(
        new Paragraph("I don't compare technologies; the essay says nothing about that, and neither do I."),
        new Paragraph("It does speak to two questions behind such a choice:"),
        new Choices(
        [
            new Choice("What it does to the rest of the company", "theme", place ?? "", "decisions-in-context"),
            new Choice("What to give up when no option is clean", "theme", place ?? "", "ambiguity-tradeoffs"),
        ]),
        new Paragraph("Or leave it here.", Tone.Quiet));

    private static Card Safety(string? human) => Card.Say(
        human is null
            ? "That is more than a leadership question, and I'm a program with a fixed set of texts. Please talk to a person you trust, today if you can."
            : $"That is more than a leadership question, and I'm a program with a fixed set of texts. Please talk to a person you trust, today if you can: {human}.",
        "In an emergency, call your local emergency number.",
        "I haven't kept what you wrote. It remains in this chat until you or your company's rules delete it.");

    private static Card OthersData() => Card.Of(
        new Paragraph("I don't tell anyone what another person answered, and there is no setting that makes me."),
        new Paragraph("What I can help with is how to talk with a lead about handing over."),
        new Choices([new Choice("Hand over the outcome", "theme", "", "delegate-ownership"), new Choice("Grow people who carry it", "theme", "", "develop-leaders")], Weight.Quiet),
        new Paragraph("This refusal isn't reported to anyone.", Tone.Quiet));

    private static Paragraph? Contact(Reading reading, string? safety) => (reading, safety) switch
    {
        ({ Worn: true }, null) => new("If it is your health rather than the job, please talk to a doctor or a person you trust.", Tone.Quiet),
        ({ Worn: true }, _) => new($"If it is your health rather than the job: {safety}.", Tone.Quiet),
        ({ Near: true }, null) => new("If it is about more than the job, please talk to a person you trust.", Tone.Quiet),
        ({ Near: true }, _) => new($"If it is about more than the job: {safety}.", Tone.Quiet),
        _ => null,
    };

    // Sixteen topics in one line are not read by anybody.
    private static IEnumerable<Part> Speaks(Library library) =>
    [
        new Paragraph("What I can speak to: handing over, staying out of the details, deciding without proof, peers and the business, growing people, and a job that has changed.", Tone.Quiet),
        new Fold("All of it", [new Paragraph($"{string.Join(", ", library.Themes.Select(theme => theme.Topic))}.", Tone.Quiet)]),
    ];

    private static IEnumerable<Span> Wrote(IReadOnlyList<string> words) => words.Count == 0
        ? []
        : [new Span("You wrote "), .. words.SelectMany((word, index) => new[] { new Span(index == 0 ? "" : index == words.Count - 1 ? " and " : ", "), new Span(word, Look.Quoted) }), new Span(". ")];

    private static IEnumerable<Choice> Situations(IEnumerable<string> themes, Library library, string? place = null) =>
        themes.Select(library.Theme).OfType<Theme>().Select(theme => new Choice(theme.Situation, "theme", place ?? "", theme.Id));

    private static Paragraph Title(Theme theme) => new([new Span(theme.Title, Look.Strong), "."]);

    private static Choices Offers(Nudge nudge) =>
        new([Keep(nudge), new Choice("Another angle", "angle", "", nudge.Id), new Choice("Not helpful", "unhelpful", "", nudge.Id)], Weight.Quiet);

    private static Choices? PostIt(Nudge nudge, string? place) =>
        place is null ? null : new Choices([new Choice("Post it here", "post", place, nudge.Id)], Weight.Quiet);

    private static string Ways(int count) => count == 1 ? "one way" : $"{CheckIns.Dates.Number(count)} ways";

    private static Choice Keep(Nudge nudge) => new("I'll do that", "keep", "", nudge.Id);

    // Carries what was shown, so that it can stand further back the next time.
    private static Choice NoneOfThese(IEnumerable<string> themes) => new("None of these", "none", "", string.Join(',', themes));
}
