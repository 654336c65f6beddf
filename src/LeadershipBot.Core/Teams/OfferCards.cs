using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Every word between a manager and whoever they ask to look after a team.</summary>
public static class OfferCards
{
    /// <summary>To somebody who is asked to look after a team.</summary>
    /// <param name="offer">Which offer it is: of which team, by whom, as what, when.</param>
    /// <param name="role"><c>owner</c> for the whole of it, <c>co</c> beside whoever asks.</param>
    public static Card Offer(string offer, string name, string by, string role) => new("A question from a manager is here.",
    [
        new Paragraph(role == "owner" ? $"{by} would like to hand {name} to you." : $"{by} would like you as a co-manager of {name}."),
        new Paragraph("You would see the same little as any manager here: rounded sums for the whole group, if anything, and only of weeks that begin afterwards. The people are told your name and may leave."),
        new Paragraph($"{by} is told what you answer.", Tone.Quiet),
        new Choices(new Choice("I'll take it", "team-offer", offer, "accept"), new Choice("No, thanks", "team-offer", offer, "refuse")),
    ]);

    /// <summary>After it was taken.</summary>
    public static Card Taken(string name, string role, LocalDate from, LocalDate today) => Card.Say(role == "owner"
        ? $"{name} is yours from {Dates.WithDay(from, today)} on. Its people are told now."
        : $"You look after {name} too from {Dates.WithDay(from, today)} on. Its people are told now.");

    /// <summary>After a co-manager has taken the whole of it.</summary>
    public static Card TakenNow(string name) => Card.Say($"{name} is yours from now on. Its people know you already, so nothing changes for them.");

    /// <summary>After <em>No, thanks</em>.</summary>
    public static Card NotTaken() => Card.Say("Noted. Nothing was changed.");

    /// <summary>To whoever asked: they have accepted.</summary>
    /// <param name="by">Who was asked, by name.</param>
    /// <param name="role">As in <see cref="Offer"/>.</param>
    /// <param name="from">From which day on they look after it; null for at once, where its people know them already.</param>
    public static Card TheySaidYes(string name, string by, string role, LocalDate? from, LocalDate today)
    {
        var since = from is { } day ? $"from {Dates.WithDay(day, today)} on" : "from now on";
        var people = from is null ? "Its people know them already, so nothing changes for anybody else." : "Its people are told now; until then it stays with you.";

        return role == "owner"
            ? Answer(new Paragraph($"{by} says yes: {name} is theirs {since}. {people}"), new Paragraph("Thank you for looking after it.", Tone.Quiet))
            : Answer(new Paragraph($"{by} says yes, and looks after {name} with you {since}. Its people are told now."));
    }

    /// <summary>To whoever asked: they have declined.</summary>
    /// <param name="team">The team's number.</param>
    /// <param name="goesOn">Whether whoever asked still looks after it, and could ask somebody else.</param>
    /// <inheritdoc cref="TheySaidYes"/>
    public static Card TheySaidNo(long team, string name, string by, string role, bool goesOn) => Answer(
        new Paragraph($"{by} says no, thanks, so {(role == "owner" ? $"{name} stays with you" : $"nothing changes in {name}")}. You can ask somebody else whenever you like."),
        goesOn ? new Choices([new Choice("Open the team", "team", team.ToString(), "overview")], Weight.Quiet) : null);

    /// <summary>Whoever asked has taken it back.</summary>
    public static Card OfferTakenBack() => Card.Say("This offer was taken back; nothing was changed.");

    /// <summary>A later offer to the same person has taken its place.</summary>
    public static Card OfferOvertaken() => Card.Say("A newer offer has taken the place of this one; nothing was changed.");

    /// <summary>The team has ended, or whoever asked does not look after it any more.</summary>
    public static Card OfferOver() => Card.Say("This offer is over; nothing was changed.");

    /// <summary>After somebody was asked.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="offer">Which offer it is. Not the store's number of them: it would tell whether they had been here before.</param>
    public static Card Asked(string name, string offer) => Card.Of(
        new Paragraph($"Asked. Nothing changes before {name} accepts. You hear the answer here."),
        new Choices([new Choice("Take it back", "team-offer", offer, "back")], Weight.Quiet));

    /// <summary>After it was taken back.</summary>
    public static Card TakenBack(string name) => Card.Say($"Taken back. {name} can't accept it any more.");

    /// <summary>They were faster.</summary>
    public static Card TooLateToTakeBack() => Card.Say("They have answered already, so there is nothing to take back.");

    private static Card Answer(params Part?[] parts) => Card.Of(parts) with { Toast = "An answer to your question is here." };
}
