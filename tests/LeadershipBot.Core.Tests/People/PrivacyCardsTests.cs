using LeadershipBot.Cards;
using LeadershipBot.People;

namespace LeadershipBot.Tests.People;

public class PrivacyCardsTests
{
    [Fact]
    public void A_handover_can_be_shared_with_each_of_many_managers()
    {
        var card = PrivacyCards.ShareWith(7, [.. Enumerable.Range(1, 9).Select(number => ((long)number, $"Manager {number}"))]);

        var rows = card.Parts.OfType<Choices>().ToList();
        rows.SelectMany(row => row.Items).Select(choice => choice.Label).ShouldBe([.. Enumerable.Range(1, 9).Select(number => $"Manager {number}"), "Keep it to myself"]);
        rows.ShouldAllBe(row => row.Items.Count <= 5);
    }
}
