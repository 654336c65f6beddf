namespace LeadershipBot.Tests.Chats;

/// <summary>Offers to look after a team: which one is taken is never in doubt, and one that is over says so where it stands.</summary>
public class OfferTests
{
    private const string TakenBack = "This offer was taken back; nothing was changed.";

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_second_offer_is_never_taken_for_the_first(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "ines", "jo", "mara");
        var (mara, ines, jo) = (cast["mara"], cast["ines"], cast["jo"]);
        await mara.InviteAsync(room, [cast["alex"]]);

        // The same person, first beside her and then instead of her: only the second can be taken.
        await mara.HandAsync(room, "Co-manager", ines);
        ines.Standing[^1].ShouldStartWith("mara would like you as a co-manager of Platform leads.", Case.Insensitive);
        var asCo = ines.Hold("I'll take it");
        await mara.HandAsync(room, "Hand over", ines);
        ines.Standing[^1].ShouldStartWith("mara would like to hand Platform leads to you.", Case.Insensitive);
        ines.Standing[^2].ShouldStartWith("A newer offer has taken the place of this one; nothing was changed.");
        await asCo();
        ines.Standing[^2].ShouldStartWith("A newer offer has taken the place of this one; nothing was changed.");
        (await room.Bot.CountAsync("team_manager where state = 'agreed'")).ShouldBe(1);

        // The same form once more asks nobody twice.
        var before = ines.Standing.Count;
        await mara.HandAsync(room, "Hand over", ines);
        ines.Standing.Count.ShouldBe(before);

        // Another person: a team goes to one, so the first is not asked any more.
        var first = ines.Hold("I'll take it");
        await mara.HandAsync(room, "Hand over", jo);
        ines.Standing[^1].ShouldBe(TakenBack);
        await room.BecomesAsync(ines, first, TakenBack);
        (await room.Bot.CountAsync("team_manager where state = 'agreed'")).ShouldBe(1);

        await room.BecomesAsync(jo, () => jo.TapAsync("I'll take it"), "Platform leads is yours from Monday, 7 December on. Its people are told now.");
        await mara.SayAsync("team");
        await mara.TapAsync("Hand over");
        (await mara.SubmitAsync(("person", ines.Id))).ShouldContain("Somebody has accepted it already; it is theirs soon.");
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task An_offer_is_taken_back_refused_or_outlived_by_its_team(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "ines", "jo", "kim", "mara");
        var (mara, ines, jo, kim) = (cast["mara"], cast["ines"], cast["jo"], cast["kim"]);
        await mara.InviteAsync(room, [cast["alex"]]);

        await mara.HandAsync(room, "Hand over", ines);
        var late = ines.Hold("I'll take it");
        (await mara.TapAsync("Take it back")).ShouldStartWith("Taken back. ines can't accept it any more.", Case.Insensitive);
        await room.SettleAsync();
        ines.Standing[^1].ShouldBe(TakenBack);
        await room.BecomesAsync(ines, late, TakenBack);

        // Nothing in the button tells who it was, or whether they had ever been here.
        await mara.HandAsync(room, "Co-manager", jo);
        var back = mara.Hold("Take it back");
        await room.BecomesAsync(jo, () => jo.TapAsync("No, thanks"), "Noted. Nothing was changed.");
        mara.Standing[^1].ShouldStartWith("jo says no, thanks, so nothing changes in Platform leads.", Case.Insensitive);
        await back();
        mara.Chat.ShouldContain("They have answered already, so there is nothing to take back.");

        await mara.HandAsync(room, "Co-manager", kim);
        var gone = kim.Hold("I'll take it");
        await mara.SayAsync("team");
        await mara.TapAsync("End");
        await mara.TapAsync("End it");
        await room.BecomesAsync(kim, gone, "This offer is over; nothing was changed.");
        (await room.Bot.CountAsync("team_manager where state = 'agreed'")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task Whoever_asked_hears_what_was_answered_and_hears_it_once(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "ines", "jo", "mara");
        var (mara, ines, jo) = (cast["mara"], cast["ines"], cast["jo"]);
        await mara.InviteAsync(room, [cast["alex"]]);

        await mara.HandAsync(room, "Hand over", ines);
        ines.Standing[^1].ShouldContain("mara is told what you answer.", Case.Insensitive);
        await ines.TapAsync("No, thanks");
        await room.SettleAsync();
        mara.Standing[^1].ShouldStartWith("ines says no, thanks, so Platform leads stays with you. You can ask somebody else whenever you like.", Case.Insensitive);
        (await mara.TapAsync("Open the team")).ShouldStartWith("Platform leads");

        await mara.HandAsync(room, "Co-manager", jo);
        await jo.TapAsync("I'll take it");
        await room.SettleAsync();
        mara.Standing[^1].ShouldStartWith("jo says yes, and looks after Platform leads with you from Monday, 7 December on. Its people are told now.", Case.Insensitive);

        await mara.HandAsync(room, "Hand over", ines);
        var again = ines.Hold("I'll take it");
        await ines.TapAsync("I'll take it");
        await room.SettleAsync();
        await again();
        await room.SettleAsync();
        mara.Standing[^1].ShouldStartWith(
            "ines says yes: Platform leads is theirs from Monday, 7 December on. Its people are told now; until then it stays with you.\nThank you for looking after it.", Case.Insensitive);
        mara.Standing.Count(message => message.Contains(" says yes: ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_co_manager_takes_the_whole_at_once_for_the_people_know_them(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "jo", "mara");
        var (mara, jo) = (cast["mara"], cast["jo"]);
        await mara.InviteAsync(room, [cast["alex"]]);
        await mara.HandAsync(room, "Co-manager", jo);
        await jo.TapAsync("I'll take it");
        await room.AtAsync("2026-12-07T08:00Z");
        (await mara.SayAsync("team")).ShouldMatch("(?i)mara, jo");

        await mara.TapAsync("Co-manager");
        (await mara.SubmitAsync(("person", jo.Id))).ShouldContain("looks after it already.");
        await mara.HandAsync(room, "Hand over", jo);
        await room.BecomesAsync(jo, () => jo.TapAsync("I'll take it"), "Platform leads is yours from now on. Its people know you already, so nothing changes for them.");

        mara.Standing[^1].ShouldStartWith("jo says yes: Platform leads is theirs from now on. Its people know them already, so nothing changes for anybody else.", Case.Insensitive);
        (await mara.SayAsync("team")).ShouldStartWith("A weekly question for your team");
        var overview = await jo.SayAsync("team");
        overview.ShouldStartWith("Platform leads");
        overview.ShouldNotContain("mara", Case.Insensitive);
    }
}
