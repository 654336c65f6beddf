using LeadershipBot.Cards;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.People;

public class PrivacyCardsTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly Holding Some = new(Answers: 9, Handovers: 2, Thoughts: 14, "Platform leads", KeptWeeks: 26, new(2025, 12, 30));

    [Fact]
    public void What_is_held_reads_as_kept() => Kept.As(
        "privacy-held",
        ("nothing", Drawing.Of(PrivacyCards.Held(holding: null, [], "1.0", Monday))),
        ("some, and nobody looked", Drawing.Of(PrivacyCards.Held(Some, [], "1.0", Monday))),
        ("one of each, alone, nothing kept", Drawing.Of(PrivacyCards.Held(
            new(1, 1, 1, Team: null, KeptWeeks: 0, new(2026, 11, 2)), [new(new(2026, 11, 20), "an export, by you"), new(new(2025, 12, 31), "a look at the database")], "1.0", Monday))));

    [Fact]
    public void Export_and_erasure_read_as_kept() => Kept.As(
        "privacy-acts",
        ("the file", Drawing.Of(PrivacyCards.Link("https://example.com/export/1"))),
        ("no address to fetch it at", Drawing.Of(PrivacyCards.AskOperator(31))),
        ("erase?", Drawing.Of(PrivacyCards.AskToErase())),
        ("erased", Drawing.Of(PrivacyCards.Erased())),
        ("kept", Drawing.Of(PrivacyCards.Kept())));

    [Fact]
    public void Sharing_a_handover_reads_as_kept() => Kept.As(
        "privacy-sharing",
        ("nobody to share with", Drawing.Of(PrivacyCards.ShareWith(7, []))),
        ("with whom", Drawing.Of(PrivacyCards.ShareWith(7, [(1, "Robin"), (2, "Kim")]))),
        ("not shared", Drawing.Of(PrivacyCards.NotShared())),
        ("no sharing here", Drawing.Of(PrivacyCards.NoSharing())),
        ("shared", Drawing.Of(PrivacyCards.Shared(5, "Robin"))),
        ("taken back", Drawing.Of(PrivacyCards.TakenBack())),
        ("what the manager reads", Drawing.Of(PrivacyCards.SharedByLeader("Alex", "storage renewal", "M.", "they decide and tell you"))),
        ("what the manager reads where nobody is named", Drawing.Of(PrivacyCards.SharedByLeader("Alex", "storage renewal", "", "they decide and tell you"))));

    [Fact]
    public void Ten_looks_are_listed_and_the_newest_are_these()
    {
        var looks = Enumerable.Range(1, 11).Select(number => new Seen(new(2026, 11, 20), $"look {number}")).ToList();

        var lines = PlainText.Render(PrivacyCards.Held(Some, looks, "1.0", Monday)).Split('\n').Where(line => line.Contains(": look ", StringComparison.Ordinal));

        lines.ShouldBe(Enumerable.Range(1, 10).Select(number => $"20 November: look {number}"));
    }

    [Fact]
    public void A_handover_can_be_shared_with_each_of_many_managers()
    {
        var card = PrivacyCards.ShareWith(7, [.. Enumerable.Range(1, 9).Select(number => ((long)number, $"Manager {number}"))]);

        var rows = card.Parts.OfType<Choices>().ToList();
        rows.SelectMany(row => row.Items).Select(choice => choice.Label).ShouldBe([.. Enumerable.Range(1, 9).Select(number => $"Manager {number}"), "Keep it to myself"]);
        rows.ShouldAllBe(row => row.Items.Count <= 5);
    }
}
