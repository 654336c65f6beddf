using LeadershipBot.Handovers;
using NodaTime;

namespace LeadershipBot.Tests.Handovers;

public class HandoverTests
{
    private static readonly LocalDate Thursday = new(2026, 11, 26);

    [Theory]
    [InlineData(DelegationLevel.Tell, "tell", "I decide, and tell them", "you decide and tell them")]
    [InlineData(DelegationLevel.Sell, "sell", "I decide, and explain why", "you decide and explain why")]
    [InlineData(DelegationLevel.Consult, "consult", "I do, after hearing them", "you decide after hearing them")]
    [InlineData(DelegationLevel.Agree, "agree", "We decide together", "you decide together")]
    [InlineData(DelegationLevel.Advise, "advise", "They do, after asking me", "they decide after asking you")]
    [InlineData(DelegationLevel.Inquire, "inquire", "They do, and tell me", "they decide and tell you")]
    [InlineData(DelegationLevel.Delegate, "delegate", "They do, and I need not know", "they decide and you need not know")]
    public void Each_level_has_a_name_and_is_said_by_the_leader_and_to_them(DelegationLevel level, string id, string words, string told)
    {
        (level.Id(), level.Words(), level.ToldToLeader()).ShouldBe((id, words, told));
        DelegationLevels.TryParse(id).ShouldBe(level);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Tell")] // Names are in small letters.
    [InlineData("1")] // A number is none.
    public void What_is_no_level_is_none(string? id) => DelegationLevels.TryParse(id).ShouldBeNull();

    [Fact]
    public void A_level_nobody_knows_is_a_fault()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ((DelegationLevel)8).Id());
        Should.Throw<ArgumentOutOfRangeException>(() => ((DelegationLevel)8).Words());
        Should.Throw<ArgumentOutOfRangeException>(() => ((DelegationLevel)8).ToldToLeader());
    }

    [Theory]
    [InlineData(FollowUp.Theirs, HandoverState.Open, true)] // Looked at again in four weeks.
    [InlineData(FollowUp.TookBack, HandoverState.TakenBack, false)]
    [InlineData(FollowUp.Finished, HandoverState.Finished, false)]
    [InlineData(FollowUp.DoNotAsk, HandoverState.Open, false)] // It stays on the list.
    public void What_the_leader_says_of_it_decides_whether_it_is_asked_again(string said, HandoverState state, bool isAskedAgain)
    {
        var after = new Handover(7, "storage renewal", "M.", DelegationLevel.Inquire, Thursday, HandoverState.Open, Thursday.PlusWeeks(-3)).After(said, Thursday);

        after.State.ShouldBe(state);
        after.LookAt.ShouldBe(isAskedAgain ? new LocalDate(2026, 12, 21) : (LocalDate?)null); // A Monday.
        FollowUp.IsKnown(said).ShouldBeTrue();
    }

    [Fact]
    public void The_three_usual_levels_stand_in_the_open_and_all_follow_ups_have_a_button()
    {
        DelegationLevels.Usual.ShouldBe([DelegationLevel.Consult, DelegationLevel.Advise, DelegationLevel.Inquire]);
        FollowUp.All.Select(option => $"{option.Value}: {option.Label}").ShouldBe(["theirs: Still theirs", "took-back: I took it back", "finished: Finished", "do-not-ask: Don't ask again"]);
    }

    [Fact]
    public void What_is_no_follow_up_is_a_fault()
    {
        var handover = new Handover(7, "storage renewal", "M.", DelegationLevel.Inquire, Thursday, HandoverState.Open, Thursday);

        Should.Throw<ArgumentOutOfRangeException>(() => handover.After("lost", Thursday));
        FollowUp.IsKnown("lost").ShouldBeFalse();
    }
}
