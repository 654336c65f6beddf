using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a manager reads about how the team as a whole is doing, and the thought for themselves.</summary>
public static class TrendCards
{
    /// <summary>How many blocks one chart shows: half a year of four weeks each.</summary>
    public const int Shown = 6;

    /// <summary>The themes of the thoughts for a manager: growing leaders, and staying out of their details.</summary>
    private static readonly string[] Mirror = ["develop-leaders", "over-involvement", "build-the-org", "delegate-ownership", "earn-trust"];

    private static readonly string[] Openers =
    [
        "In your next one-to-one, say which decision you kept last week, and why.",
        "In your next one-to-one, ask what they would like you to stop being asked about.",
        "In your next one-to-one, ask which meeting of yours could do without you.",
        "In your next one-to-one, say what you found hard to give away, before you ask anything.",
        "In your next one-to-one, ask which of your questions costs them the most time.",
    ];

    /// <summary>The figures of a team.</summary>
    /// <param name="frozen">What this manager may see, oldest first.</param>
    /// <param name="least">As in <see cref="InvitationView"/>.</param>
    public static Card Figures(Team team, IReadOnlyList<FrozenBlock> frozen, int? least) => Card.Of(
    [
        new Paragraph(team.Name, Tone.Title),
        .. least is { } people ? Blocks(team, frozen, people) : [new Paragraph("Your organisation has switched figures off. Everything else works.")],
        new Choices([new Choice("Back to the team", "team", team.Id.ToString(), "overview")], Weight.Quiet),
    ]);

    /// <summary>The one text where nothing is shown, whatever the reason.</summary>
    /// <param name="block">Which weeks.</param>
    /// <param name="opener">Which question to open with.</param>
    /// <param name="least">How many people must have answered.</param>
    public static IReadOnlyList<Part> NotShown(long team, Block block, int opener, int least) =>
    [
        new Paragraph($"Nothing to show for {Lower(Label(block))}.", Tone.Title),
        new Paragraph($"I show sums only when enough people were invited, at least {Dates.Number(least)} answered, and their answers differ enough that nobody's can be worked out. I don't say which of these it was; that alone could tell you something."),
        new Paragraph($"Please don't ask around to fill the gap. What you can do with it: {Lower(Openers[opener % Openers.Length])}"),
        new Choices([new Choice("Another question to open with", "team", team.ToString(), $"opener-{(opener + 1) % Openers.Length}")], Weight.Quiet),
    ];

    /// <summary>Another question to open with, by itself.</summary>
    /// <param name="which">Which one; past the end it begins anew.</param>
    public static Card Opener(long team, int which) => Card.Of(
        new Paragraph(Openers[which % Openers.Length]),
        new Choices([new Choice("Another one", "team", team.ToString(), $"opener-{(which + 1) % Openers.Length}-on")], Weight.Quiet));

    /// <summary>The weekly message to a manager: what is published, and a thought for themselves.</summary>
    /// <param name="latest">The latest block they may see, when it is new this week; else null.</param>
    /// <param name="number">The how-manieth digest to this manager it is; the thoughts go round by it.</param>
    public static Card Digest(Team team, FrozenBlock? latest, int? least, Library library, int number, LocalDate? next, LocalDate today) => Card.Of(
    [
        new Paragraph(team.Name, Tone.Title),
        next is { } day ? new Paragraph($"Next question: {Dates.WithDay(day, today)}.", Tone.Quiet) : null,
        .. latest is not null && least is { } people ? Latest(team, latest, number, people) : [],
        .. ForYou(library, number),
        new Choices([new Choice("Open the team", "team", team.Id.ToString(), "overview")], Weight.Quiet),
    ]) with { Toast = "Your weekly note is here." };

    private static IEnumerable<Part> Blocks(Team team, IReadOnlyList<FrozenBlock> frozen, int least)
    {
        if (frozen.Count == 0)
        {
            return [new Paragraph("No weeks to speak of yet. Four weeks are summed up a week after they have ended, and only those that began in your time.")];
        }

        var latest = frozen[^1];
        var shown = frozen.TakeLast(Shown).ToList();
        var hasFigures = shown.Any(block => block.Counts is not null);

        return
        [
            .. latest.Counts is null ? NotShown(team.Id, latest.Block, 0, least) : [],
            .. hasFigures
                ? new Part[] { new Chart("The whole group, rounded to fives", [.. Answers.All.Select(answer => answer.Label())], [.. shown.Select(Bar)]) { Legend = [.. Answers.All.Select(Answers.Brief)] } }
                : [],
            new Paragraph($"Sums are taken once and never again.{(hasFigures ? " A 0 stands for two or fewer." : "")} No totals, no subgroups, no names.", Tone.Quiet),
        ];
    }

    private static IEnumerable<Part> Latest(Team team, FrozenBlock latest, int number, int least) => latest.Counts is null
        ? NotShown(team.Id, latest.Block, number, least)
        : [new Paragraph($"{Label(latest.Block)}, rounded to fives:"), Numbers(latest)];

    private static Facts Numbers(FrozenBlock block) => new([.. Answers.All.Select((answer, index) => new Fact(answer.Label(), $"{block.Counts!.ElementAtOrDefault(index)}"))]);

    private static Bar Bar(FrozenBlock block) => new(
        block.Block.Weeks == 1 ? $"W{block.Block.First.Number:00}" : $"W{block.Block.First.Number:00}–{block.Block.Last.Number:00}", block.Counts ?? [.. Answers.All.Select(_ => 0)], block.Counts is null ? "nothing to show" : null);

    private static string Label(Block block) => block.Weeks == 1 ? $"Week {block.First.Number}" : $"Weeks {block.First.Number} to {block.Last.Number}";

    private static IReadOnlyList<Part?> ForYou(Library library, int number)
    {
        var theme = Mirror[number % Mirror.Length];
        var thoughts = library.Nudges.Where(nudge => nudge.Theme == theme).ToList();

        return thoughts.Count == 0
            ? []
            : [new Divider(), new Paragraph("For yourself this week:", Tone.Quiet), .. ThoughtParts.Of(thoughts[number / Mirror.Length % thoughts.Count], library)];
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
