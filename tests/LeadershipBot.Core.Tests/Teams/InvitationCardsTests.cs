using LeadershipBot.Teams;
using NodaTime;
using static LeadershipBot.Tests.Teams.Cast;

namespace LeadershipBot.Tests.Teams;

public class InvitationCardsTests
{
    private static readonly InvitationView View = new(21, Leads, ["Robin"], KeptWeeks: 26, Agreement: null, Least: 5, MayShare: true, MayWait: true, Terms: 4);

    [Fact]
    public void An_invitation_reads_as_kept() => Kept.As(
        "invitation",
        ("as it usually is", Drawing.Of(InvitationCards.Of(View))),
        ("two managers, one zone, an agreement, no figures, no sharing, asked later already", Drawing.Of(InvitationCards.Of(
            View with { Team = EveryOther, Managers = ["Robin", "Kim"], Agreement = "Works council, 3 May.", Least = null, MayShare = false, MayWait = false }))),
        ("nobody's name is known", Drawing.Of(InvitationCards.Of(View with { Managers = [] })).Split('\n')[1]),
        ("other managers than it was written with", string.Join('\n', Drawing.Of(InvitationCards.Again(View)).Split('\n').Take(4))));

    [Fact]
    public void What_follows_an_invitation_reads_as_kept() => Kept.As(
        "invitation-answers",
        ("from a rhythm of their own", Drawing.Of(InvitationCards.Switch(View, present: null))),
        ("from another team", Drawing.Of(InvitationCards.Switch(View, "Data leads"))),
        ("joined", Drawing.Of(InvitationCards.Joined(Leads, new(2026, 11, 26), new(14, 0), Oslo, Monday))),
        ("joined while it rests", Drawing.Of(InvitationCards.Joined(Leads, next: null, new(14, 0), Oslo, Monday))),
        ("declined", Drawing.Of(InvitationCards.Declined())),
        ("later", Drawing.Of(InvitationCards.Later(new(2027, 1, 4), Monday))),
        ("over", Drawing.Of(InvitationCards.Over())));

    [Fact]
    public void Notes_and_offers_read_as_kept() => Kept.As(
        "team-notes",
        ("somebody else looks after it", Drawing.Of(NoticeCards.Manager(9, "Platform leads", "Robin", "Kim", isAdded: false, new(2026, 12, 7), Monday))),
        ("somebody joins in looking after it", Drawing.Of(NoticeCards.Manager(9, "Platform leads", "Robin", "Kim", isAdded: true, new(2027, 1, 4), Monday))),
        ("stays", Drawing.Of(NoticeCards.Stays())),
        ("paused", Drawing.Of(NoticeCards.Paused(9))),
        ("left", Drawing.Of(NoticeCards.Left(9))),
        ("ended", Drawing.Of(NoticeCards.Ended(9, "Platform leads", "Robin", whole: true))),
        ("taken off", Drawing.Of(NoticeCards.Ended(9, "Platform leads", "Robin", whole: false))),
        ("nobody looks after it", Drawing.Of(NoticeCards.Ended(9, "Platform leads", "", whole: true))),
        ("left the channel", Drawing.Of(NoticeCards.Outside(9, "Platform leads"))),
        ("the note is over", Drawing.Of(NoticeCards.Over())),
        ("asked to take it over", Drawing.Of(OfferCards.Offer("o1", "Platform leads", "Robin", "owner"))),
        ("asked to help", Drawing.Of(OfferCards.Offer("o1", "Platform leads", "Robin", "co"))),
        ("taken", Drawing.Of(OfferCards.Taken("Platform leads", "owner", new(2026, 12, 7), Monday))),
        ("taken beside somebody", Drawing.Of(OfferCards.Taken("Platform leads", "co", new(2026, 12, 7), Monday))),
        ("taken by a co-manager", Drawing.Of(OfferCards.TakenNow("Platform leads"))),
        ("not taken", Drawing.Of(OfferCards.NotTaken())),
        ("the offer was taken back", Drawing.Of(OfferCards.OfferTakenBack())),
        ("the offer was overtaken", Drawing.Of(OfferCards.OfferOvertaken())),
        ("the offer is over", Drawing.Of(OfferCards.OfferOver())),
        ("asked", Drawing.Of(OfferCards.Asked("Kim", "o1"))),
        ("taken back", Drawing.Of(OfferCards.TakenBack("Kim"))),
        ("too late to take back", Drawing.Of(OfferCards.TooLateToTakeBack())));

    [Theory]
    [InlineData(90 * 24, true)]
    [InlineData((90 * 24) - 1, false)] // An hour early.
    public void Whoever_was_put_on_the_list_can_be_put_on_it_again_after_ninety_days(int hours, bool isOver)
    {
        var added = Instant.FromUtc(2026, 11, 23, 8, 0);

        Inviting.IsOver(added, added + Duration.FromHours(hours)).ShouldBe(isOver);
    }

    [Theory]
    [InlineData(InvitationState.Draft, false, false, InvitationState.Removed)]
    [InlineData(InvitationState.Waiting, false, false, InvitationState.Removed)]
    [InlineData(InvitationState.Ready, true, false, InvitationState.Removed)]
    [InlineData(InvitationState.Sent, true, true, InvitationState.Removed)]
    [InlineData(InvitationState.Later, true, false, InvitationState.Removed)]
    [InlineData(InvitationState.Joined, false, false, InvitationState.Removed)]
    [InlineData(InvitationState.Declined, false, false, InvitationState.Never)] // A no stays a no.
    [InlineData(InvitationState.Removed, false, true, InvitationState.Removed)]
    [InlineData(InvitationState.Never, false, false, InvitationState.Never)]
    [InlineData(InvitationState.Unfit, false, true, InvitationState.Removed)]
    [InlineData(InvitationState.Erased, false, true, InvitationState.Erased)] // Nobody comes back who is forgotten.
    public void Where_an_invitation_stands_decides_what_may_come_of_it(InvitationState state, bool isOpen, bool mayGoAgain, InvitationState takenOff) =>
        (Inviting.IsOpen(state), Inviting.MayGoAgain(state), Inviting.TakenOff(state)).ShouldBe((isOpen, mayGoAgain, takenOff));
}
