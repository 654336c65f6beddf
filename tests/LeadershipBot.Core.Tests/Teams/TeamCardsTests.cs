using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;
using static LeadershipBot.Tests.Teams.Cast;

namespace LeadershipBot.Tests.Teams;

public class TeamCardsTests
{
    private static readonly Team Early = EveryOther with { Cadence = EveryOther.Cadence with { Day = IsoDayOfWeek.Tuesday, At = new LocalTime(9, 30) } };
    private static readonly LocalDateTime Morning = Monday.At(new LocalTime(9, 0));

    [Fact]
    public void Setting_up_reads_as_kept() => Kept.As(
        "team-set-up",
        ("first", Drawing.Of(TeamCards.First(agreement: null, least: 5))),
        ("first, with an agreement and without figures", Drawing.Of(TeamCards.First("Works council, 3 May.", least: null))),
        ("not now", Drawing.Of(TeamCards.NotNow())),
        ("not allowed", Drawing.Of(TeamCards.NotAllowed())),
        ("not sure", Drawing.Of(TeamCards.NotSure())),
        ("no safety", Drawing.Of(TeamCards.NoSafety())),
        ("not yours", Drawing.Of(TeamCards.NotYours())),
        ("a preview of a group", Drawing.Of(TeamCards.Preview(Leads, invited: null, Monday))),
        ("a preview of one", Drawing.Of(TeamCards.Preview(Leads, invited: 1, Monday))),
        ("a preview of many, every other week, in one zone", Drawing.Of(TeamCards.Preview(EveryOther, invited: 12, Monday))),
        ("no draft", Drawing.Of(TeamCards.NoDraft())),
        ("not your group", Drawing.Of(TeamCards.NotYourGroup("Leads"))),
        ("a group too large", Drawing.Of(TeamCards.GroupTooLarge("Leads"))));

    [Fact]
    public void An_overview_reads_as_kept() => Kept.As(
        "team-overview",
        ("one manager, figures shown", Drawing.Of(TeamCards.Overview(
            Leads, [new("Robin", null, null)], 9, "five to nine", isLookingUp: false, Monday, Morning, least: 5, mayShare: true, Week.Parse("2026-W48")))),
        ("two managers, one to come and one to go, still inviting, no figures", Drawing.Of(TeamCards.Overview(
            EveryOther, [new("Robin", null, new(2026, 12, 7)), new("Kim", new(2026, 12, 7), null)], 9, takingPart: null, isLookingUp: true, Monday, Morning, least: null, mayShare: false))),
        ("it rests today, without an end, and rested before", Drawing.Of(TeamCards.Overview(
            Resting(new(new(2026, 11, 20), null), new(new(2026, 11, 2), new(2026, 11, 22))), [new("Robin", null, null)], 9, "five to nine", isLookingUp: false, Monday, Morning, least: 5, mayShare: true))),
        ("rests lie ahead, the last day is today", Drawing.Of(TeamCards.Overview(
            Resting(new(new(2026, 12, 21), new(2027, 1, 3)), new(new(2026, 11, 20), Monday)), [new("Robin", null, null)], 9, "five to nine", isLookingUp: false, Monday, Morning, least: 5, mayShare: true))));

    [Fact]
    public void Changing_and_ending_read_as_kept() => Kept.As(
        "team-changes",
        ("holidays ahead", Drawing.Of(TeamCards.Holidays(Resting(new(new(2026, 12, 21), new(2027, 1, 3)), new(new(2026, 12, 1), null), new(Monday, new(2026, 11, 24))), Monday))),
        ("no holidays", Drawing.Of(TeamCards.Holidays(Leads, Monday))),
        ("end", Drawing.Of(TeamCards.End(Leads))),
        ("ended", Drawing.Of(TeamCards.Ended(Leads))),
        ("changed meanwhile", Drawing.Of(TeamCards.ChangedMeanwhile(Leads, "Kim", Monday))),
        ("changed meanwhile, and paused", Drawing.Of(TeamCards.ChangedMeanwhile(Resting(new DaysOff(Monday, null)), "Kim", Monday))));

    [Fact]
    public void The_forms_of_a_team_read_as_kept() => Kept.As(
        "team-forms",
        ("a new one, with the platform's pickers", Drawing.Of(TeamForms.New(people: null, groups: null, Monday))),
        ("a new one, from a draft, with lists to pick from", Drawing.Of(TeamForms.New(
            [new("u1", "Ann")], [new("c1", "#leads")], Monday, (Early, "u1,u2"), [new("s1", "@leads")]))),
        ("a new one, without a user group to pick", Drawing.Of(TeamForms.New(people: null, groups: null, Monday, handles: []))),
        ("change", Drawing.Of(TeamForms.Change(Early))),
        ("people", Drawing.Of(TeamForms.People(Leads, [new("u1", "Ann")]))),
        ("holidays", Drawing.Of(TeamForms.Holidays(Leads, Monday))),
        ("hand it over", Drawing.Of(TeamForms.Hand(Leads, "owner", people: null))),
        ("a co-manager", Drawing.Of(TeamForms.Hand(Leads, "co", people: null))));

    [Theory]
    [InlineData(1, true, 0, "1 |  | Set up a team…")]
    [InlineData(5, false, 0, "1 2 3 4 5 |  | ")]
    [InlineData(6, true, 0, "1 2 3 4 5 | 1 to 5 of 6 | Later ones page-1, Set up a team…")]
    [InlineData(6, false, 1, "6 | 6 to 6 of 6 | Earlier ones page-0")]
    [InlineData(6, false, 9, "6 | 6 to 6 of 6 | Earlier ones page-0")] // Past the end is the last.
    [InlineData(11, false, 1, "6 7 8 9 10 | 6 to 10 of 11 | Earlier ones page-0, Later ones page-2")]
    public void Five_teams_stand_on_one_page(int teams, bool mayEnable, int page, string told)
    {
        var card = TeamCards.List([.. Enumerable.Range(1, teams).Select(id => ((long)id, $"Team {id}"))], mayEnable, page);
        var rows = card.Parts.OfType<Choices>().ToList();
        var counted = card.Parts.OfType<Paragraph>().Skip(1).Select(paragraph => PlainText.Render([paragraph]));
        var quiet = rows.Where(row => row.Weight is Weight.Quiet).SelectMany(row => row.Items).Select(choice => choice.Action.Value == "new" ? choice.Label : $"{choice.Label} {choice.Action.Value}");

        $"{string.Join(' ', rows[0].Items.Select(choice => choice.Action.Subject))} | {string.Join(' ', counted)} | {string.Join(", ", quiet)}".ShouldBe(told);
        rows.ShouldAllBe(row => row.Items.Count > 0);
    }

    [Theory]
    [InlineData(40, 40, "x")]
    [InlineData(41, 40, "…")] // Cut, and it says so.
    public void A_long_name_is_cut_on_its_button(int length, int shown, string end)
    {
        var label = TeamCards.List([(1, new string('x', length))], mayEnable: false).Parts.OfType<Choices>().First().Items[0].Label;

        label.Length.ShouldBe(shown);
        label.ShouldEndWith(end);
    }

    private static Team Resting(params DaysOff[] off) => Leads with { Off = off };
}
