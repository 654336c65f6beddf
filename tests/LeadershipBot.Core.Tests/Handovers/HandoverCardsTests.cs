using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;
using NodaTime;

namespace LeadershipBot.Tests.Handovers;

public class HandoverCardsTests
{
    private static readonly LocalDate Thursday = new(2026, 11, 26);

    [Fact]
    public void The_list_reads_as_kept() => Kept.As(
        "handover-list",
        ("nothing", Drawing.Of(HandoverCards.Ledger([], Thursday))),
        ("one that is looked at again", Drawing.Of(HandoverCards.Ledger([Handed(1)], Thursday))),
        ("one with a role, of last year, never asked about", Drawing.Of(HandoverCards.Ledger(
            [Handed(7) with { Who = "M.", Level = DelegationLevel.Sell, LookAt = null, Since = new(2025, 12, 30) }], Thursday))),
        ("where one may be shared, and one is", Drawing.Of(HandoverCards.Ledger(
            [Handed(1), Handed(2)], Thursday, mayShare: true, shared: [new(31, 2, "Robin"), new(32, 2, "Kim")]))),
        ("the last of a second page", Drawing.Of(HandoverCards.Ledger([.. Enumerable.Range(1, 6).Select(id => Handed(id))], Thursday, page: 1))),
        ("steps stand below", Drawing.Of(HandoverCards.Ledger([], Thursday, steps: [(5, "ask who owns it"), (6, "wait a day")]))));

    [Fact]
    public void The_forms_read_as_kept() => Kept.As(
        "handover-forms",
        ("a new one, from a check-in", Drawing.Of(HandoverCards.New(Week.Parse("2026-W48"), Thursday))),
        ("a new one by itself", Drawing.Of(HandoverCards.New(week: null, Thursday)).Split('\n')[0]),
        ("who has the last word", Drawing.Of(HandoverCards.LevelForm(Handed(3) with { Level = DelegationLevel.Agree }))),
        ("the button", Drawing.Of(new Choices(HandoverCards.Fill("2026-W48")))),
        ("remembered", Drawing.Of(HandoverCards.Remembered(Handed(1), Thursday))),
        ("remembered and never asked about", Drawing.Of(HandoverCards.Remembered(Handed(1) with { LookAt = null }, Thursday))),
        ("closed already", Drawing.Of(HandoverCards.Gone())));

    [Theory]
    [InlineData(5, 0, "1 2 3 4 5", "")] // All on one card, so it says no more.
    [InlineData(6, 0, "1 2 3 4 5", "1 to 5 of 6 | Later ones 1")]
    [InlineData(6, 1, "6", "6 to 6 of 6 | Earlier ones 0")]
    [InlineData(6, 2, "6", "6 to 6 of 6 | Earlier ones 0")] // Past the end is the last.
    [InlineData(6, -1, "1 2 3 4 5", "1 to 5 of 6 | Later ones 1")]
    [InlineData(11, 1, "6 7 8 9 10", "6 to 10 of 11 | Earlier ones 0, Later ones 2")]
    public void Five_stand_on_one_page(int open, int page, string listed, string line)
    {
        var card = HandoverCards.Ledger([.. Enumerable.Range(1, open).Select(id => Handed(id))], Thursday, page: page);
        var turns = Taps(card).Where(choice => choice.Action.Verb == "handovers").Select(choice => $"{choice.Label} {choice.Action.Value}").ToList();
        var counted = Paragraphs(card).FirstOrDefault(text => text.Contains(" of ", StringComparison.Ordinal));

        string.Join(' ', Taps(card).Where(choice => choice.Action is { Verb: "follow-up", Value: FollowUp.Theirs }).Select(choice => choice.Action.Subject)).ShouldBe(listed);
        (counted is null && turns.Count == 0 ? "" : $"{counted} | {string.Join(", ", turns)}").ShouldBe(line);
    }

    [Fact]
    public void Steps_stand_on_the_first_page_alone_and_five_at_most()
    {
        var open = Enumerable.Range(1, 6).Select(id => Handed(id)).ToList();
        var steps = Enumerable.Range(1, 6).Select(id => ((long)id, $"step {id}")).ToList();

        Done(HandoverCards.Ledger(open, Thursday, page: 0, steps: steps)).ShouldBe(["1", "2", "3", "4", "5"]);
        Done(HandoverCards.Ledger(open, Thursday, page: 1, steps: steps)).ShouldBeEmpty();

        static IEnumerable<string> Done(Card card) => Taps(card).Where(choice => choice.Action is { Verb: "step", Value: "done" }).Select(choice => choice.Action.Subject);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(11, 2)]
    [InlineData(99, 0)] // One that is gone: the list from its beginning.
    public void Each_stands_on_its_page(long id, int page) =>
        HandoverCards.PageOf([.. Enumerable.Range(1, 11).Select(number => Handed(number))], id).ShouldBe(page);

    [Theory]
    [InlineData("what", 0, "A few words will do, but I need them.")]
    [InlineData("what", 1, null)]
    [InlineData("what", 120, null)]
    [InlineData("what", 121, "That is 121 characters; I can keep 120.")]
    [InlineData("who", 0, null)]
    [InlineData("who", 40, null)]
    [InlineData("who", 41, "That is 41 characters; I can keep 40. Initials are enough.")]
    public void What_is_too_long_or_missing_gets_a_sentence(string field, int length, string? sentence) =>
        Refused((field, new string('x', length))).ShouldBe(sentence is null ? [] : [new(field, sentence)]);

    [Theory]
    [InlineData("next", "", "2026-11-30")] // Each a Monday, so that a late answer is not asked about a week late.
    [InlineData("three", "", "2026-12-14")]
    [InlineData("nonsense", "", "2026-12-14")]
    [InlineData("date", "2026-11-27", "2026-11-27")] // Tomorrow is the first that can be.
    [InlineData("date", "2026-11-26", null)]
    [InlineData("date", "soon", null)]
    [InlineData("date", "", null)]
    public void It_is_looked_at_when_the_leader_says(string look, string date, string? on)
    {
        var (handover, refused) = HandoverCards.Read(Fields(("look", look), ("date", date)), Thursday);

        (handover?.LookAt).ShouldBe(When.Iso(on));
        refused.ShouldBe(on is null ? [new("date", "Pick a day after today.")] : []);
    }

    [Fact]
    public void What_was_filled_in_is_kept_without_the_spaces_around_it() =>
        HandoverCards.Read(Fields(("what", "  storage renewal "), ("who", " M. "), ("level", "agree")), Thursday).Handover
            .ShouldBe(new Handover(0, "storage renewal", "M.", DelegationLevel.Agree, new LocalDate(2026, 12, 14), HandoverState.Open, Thursday));

    [Fact]
    public void A_form_that_comes_back_empty_is_asked_for_field_by_field()
    {
        var (handover, refused) = HandoverCards.Read(new Dictionary<string, string>(), Thursday);

        handover.ShouldBeNull();
        refused.ShouldBe([new("what", "A few words will do, but I need them."), new("level", "Pick who has the last word.")]);
    }

    [Fact]
    public void Everything_that_was_typed_is_heard_even_where_the_form_is_wrong()
    {
        HandoverCards.Said(Fields(("what", "all of it"), ("who", "M."))).ShouldBe("all of it\nM.");
        HandoverCards.Said(new Dictionary<string, string>()).ShouldBe("\n");
    }

    private static Handover Handed(long id) => new(id, $"thing {id}", "", DelegationLevel.Inquire, new LocalDate(2026, 12, 14), HandoverState.Open, new(2026, 11, 5));

    private static IReadOnlyDictionary<string, string> Refused(params (string Field, string Value)[] changed) => HandoverCards.Read(Fields(changed), Thursday).Refused;

    private static Dictionary<string, string> Fields(params (string Field, string Value)[] changed)
    {
        var fields = new Dictionary<string, string> { ["what"] = "storage renewal", ["who"] = "", ["level"] = "inquire", ["look"] = "three", ["date"] = "" };

        foreach (var (field, value) in changed)
        {
            fields[field] = value;
        }

        return fields;
    }

    private static IEnumerable<Choice> Taps(Card card) => card.Parts.OfType<Choices>().SelectMany(row => row.Items);

    private static IEnumerable<string> Paragraphs(Card card) => card.Parts.OfType<Paragraph>().Select(paragraph => PlainText.Render([paragraph]));
}
