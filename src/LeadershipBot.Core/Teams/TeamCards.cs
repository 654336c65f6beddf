using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a manager reads about setting up and running a team.</summary>
public static class TeamCards
{
    /// <summary>How many teams one card lists.</summary>
    public const int Listed = 5;

    /// <summary>The first screen, before anything is saved.</summary>
    /// <param name="agreement">The agreement that the operator has configured, or null.</param>
    /// <param name="least">As in <see cref="InvitationView"/>.</param>
    public static Card First(string? agreement, int? least) => Card.Of(
        new Paragraph("A weekly question for your team: read this first.", Tone.Title),
        new Paragraph(least is { } people
            ? $"1. You will not see answers. You may see rounded sums of four weeks (of one week, once 20 or more take part), if at least {Dates.Number(people)} people other than you have answered. With fewer than about {Dates.Number(people + 2)} people that will be seldom or never."
            : "1. You will not see answers, and no figures either: your organisation has switched them off."),
        new Paragraph("2. You will not see who joined. Please don't ask, and don't ask for screenshots. If this is to be used for appraisal, stop here."),
        new Paragraph("3. You get a thought each week yourself, about growing people and staying out of their details."),
        new Paragraph("4. It works better if you go first. Answer it yourself for a month, then tell them what you learned."),
        agreement is null ? null : new Paragraph($"5. What your organisation has agreed: {agreement}"),
        new Choices(new Choice("Answer it myself first", "join", "", ""), TeamForms.SetUp, new Choice("Not now", "team", "", "not-now")));

    /// <summary>After <em>Not now</em>.</summary>
    public static Card NotNow() => Card.Say("Then nothing happens. \"team\" brings it back.");

    /// <summary>For somebody who may not enable one.</summary>
    public static Card NotAllowed() => Card.Say("Your organisation has not opened teams to you. Joining alone always works: \"join\".");

    /// <summary>For somebody of whom the chat does not say just now whether they may.</summary>
    public static Card NotSure() => Card.Of(
        new Paragraph("I can't see just now whether teams are open to you, so nothing has changed yet. In a minute it should work:"),
        new Choices(TeamForms.SetUp));

    /// <summary>While nobody has said who is there for what a program cannot answer.</summary>
    public static Card NoSafety() => Card.Say(
        "No invitation goes out yet: whoever runs me has to name a human first, for what a program must not answer (the setting Content:Safety).");

    /// <summary>For anything about a team that is not one's own, or not any more. The same words whether or not it exists.</summary>
    public static Card NotYours() => Card.Say("That isn't a team of yours, so nothing was changed.");

    /// <summary>What will happen, before it does.</summary>
    /// <param name="invited">How many invitations; null where a group is asked for its members first.</param>
    public static Card Preview(Team team, int? invited, LocalDate today) => Card.Of(
        new Paragraph(team.Name, Tone.Title),
        new Paragraph($"First question: {Dates.WithDay(team.FirstDay, today)}, {Dates.Hour(team.Cadence.At)} {ZoneWords(team)}, {Every(team)}."),
        new Paragraph(invited switch
        {
            null => "I'll look up who belongs there, leave out bots and guests, and write to the others. The invitation says exactly what you just read.",
            1 => "1 invitation goes out now and says exactly what you just read.",
            _ => $"{invited} invitations go out now and say exactly what you just read.",
        }),
        new Paragraph("Each goes between 07:00 and 20:00 of the person's own day.", Tone.Quiet),
        new Choices(new Choice("Send invitations", "team", team.Id.ToString(), "send"), new Choice("Back", "team", team.Id.ToString(), "back")));

    /// <summary>A draft that is gone.</summary>
    public static Card NoDraft() => Card.Of(new Paragraph("That draft is gone; nothing was sent."), new Choices(TeamForms.SetUp));

    /// <summary>Several teams, to choose from.</summary>
    /// <param name="page">Which page, from 0; one past the end is the last.</param>
    public static Card List(IReadOnlyList<(long Id, string Name)> teams, bool mayEnable, int page = 0)
    {
        var last = Math.Max(0, (teams.Count - 1) / Listed);
        var at = Math.Clamp(page, 0, last);
        Choice[] quiet =
        [
            .. at > 0 ? new[] { Turn("Earlier ones", at - 1) } : [],
            .. at < last ? new[] { Turn("Later ones", at + 1) } : [],
            .. mayEnable ? new[] { TeamForms.SetUp } : [],
        ];

        return Card.Of(
            new Paragraph("Your teams", Tone.Title),
            new Choices([.. teams.Skip(at * Listed).Take(Listed).Select(team => new Choice(Short(team.Name), "team", team.Id.ToString(), "overview"))]),
            last > 0 ? new Paragraph($"{(at * Listed) + 1} to {Math.Min(teams.Count, (at + 1) * Listed)} of {teams.Count}", Tone.Quiet) : null,
            quiet.Length > 0 ? new Choices(quiet, Weight.Quiet) : null);
    }

    /// <summary>How a team stands.</summary>
    /// <param name="managers">Who looks after it, or will.</param>
    /// <param name="invited">How many were invited.</param>
    /// <param name="takingPart">How many take part, as far as it is told; null where managers see no figure at all.</param>
    /// <param name="isLookingUp">Whether the members of its channel or group have still to be looked up.</param>
    /// <param name="today">Of whoever reads it.</param>
    /// <param name="now">In the team's zone, or its manager's where each has their own.</param>
    /// <param name="least">As in <see cref="InvitationView"/>.</param>
    /// <param name="mayShare">Likewise.</param>
    /// <param name="skips">The week that <em>Skip a week</em> leaves out, or null where none is ahead. A second tap leaves out no other.</param>
    public static Card Overview(
        Team team, IReadOnlyList<ManagerTerm> managers, int invited, string? takingPart, bool isLookingUp, LocalDate today, LocalDateTime now, int? least, bool mayShare, Week? skips = null)
    {
        var id = team.Id.ToString();
        var rests = team.RestsOn(today);
        var next = team.NextOn(now);

        return Card.Of(
            new Paragraph(team.Name, Tone.Title),
            new Facts(
            [
                new("Invited", Invited(invited, isLookingUp)),
                .. takingPart is null ? [] : new Fact[] { new("Taking part", takingPart) },
                new("Next question", next is { } day ? $"{Dates.WithDay(day, today)}, {Dates.Hour(team.Cadence.At)} {ZoneWords(team)}, {Every(team)}" : "none while it is paused"),
                new(managers.Count == 1 ? "Manager" : "Managers", string.Join(", ", managers.Select(manager => Term(manager, today)))),
                .. Rests(team, today),
            ]),
            new Choices([new Choice("Figures", "team", id, "figures"), rests ? new Choice("Resume", "team", id, "resume") : new Choice("Pause", "team", id, "pause"), new Choice("Skip a week", "team", id, skips is { } week ? $"skip-{week}" : "skip")]),
            new Choices(
            [
                new Choice("Holidays", "team", id, "holidays"), new Choice("Change day and hour", "team", id, "change"), new Choice("People", "team", id, "people"),
            ], Weight.Quiet),
            new Choices(
            [
                new Choice("Hand over", "team", id, "hand"), new Choice("Co-manager", "team", id, "co"), new Choice("End", "team", id, "end"),
            ], Weight.Quiet),
            new Fold("What members were told about you", [.. InvitationCards.Promise(string.Join(" or ", managers.Select(manager => manager.Name)), least, mayShare)]));
    }

    /// <summary>The rests that lie ahead, each with a way to take it out.</summary>
    public static Card Holidays(Team team, LocalDate today)
    {
        var id = team.Id.ToString();

        return Card.Of(
        [
            new Paragraph($"{team.Name}: nobody is asked", Tone.Title),
            .. team.Ahead(today).SelectMany(off => new Part[]
            {
                new Paragraph(Span(off, today)),
                new Choices([new Choice("Take it out", "team", id, $"out-{DaysOff.Write([off])}")], Weight.Quiet),
            }),
            new Choices(new Choice("Add holidays", "team", id, "days"), new Choice("Back", "team", id, "overview")),
        ]);
    }

    /// <summary>Asks once before a team ends.</summary>
    public static Card End(Team team) => Card.Of(
        new Paragraph($"End {team.Name}? Its people are told and may go on alone. Nobody is asked for the team again, and you see nothing more."),
        new Choices(new Choice("End it", "team", team.Id.ToString(), "end-now"), new Choice("Keep it", "team", team.Id.ToString(), "overview")));

    /// <summary>After a team has ended.</summary>
    public static Card Ended(Team team) => Card.Say($"{team.Name} has ended. Its people were told.");

    /// <summary>Somebody else has saved meanwhile.</summary>
    /// <param name="by">Their name.</param>
    public static Card ChangedMeanwhile(Team team, string by, LocalDate today) => Card.Of(
        new Paragraph($"{by} changed this meanwhile, so nothing of yours was saved. Now it reads: {team.Name}, {team.Cadence.Day}s, {Dates.Hour(team.Cadence.At)} {ZoneWords(team)}, {Every(team)}."),
        team.NextOn(today) is { } next ? new Paragraph($"Next question: {Dates.WithDay(next, today)}.", Tone.Quiet) : null,
        new Choices(new Choice("Change it again", "team", team.Id.ToString(), "change"), new Choice("Leave it so", "team", team.Id.ToString(), "overview")));

    /// <summary>To the manager who has picked a group they do not belong to, or that cannot be seen.</summary>
    public static Card NotYourGroup(string team) => Card.Say(
        $"{team}: I can't see that channel or group, or you don't belong to it. Nobody was written to.");

    /// <summary>To the manager who has picked a group with more people than one team takes.</summary>
    public static Card GroupTooLarge(string team) => Card.Say(
        $"{team}: that channel or group has more than {TeamInput.MostPeople:N0} people, and I take {TeamInput.MostPeople:N0}. Nobody was written to.");

    /// <summary>Day and hour in words: "in each person's own zone".</summary>
    public static string ZoneWords(Team team) => team.Zone is { } zone ? $"({zone.Id})" : "in each person's own zone";

    /// <summary>How often in words.</summary>
    public static string Every(Team team) => team.Cadence.EveryWeeks == 1 ? "every week" : "every other week";

    private static string Term(ManagerTerm manager, LocalDate today) => manager switch
    {
        { From: { } from } => $"{manager.Name} (from {Dates.Plain(from, today)} on)",
        { Until: { } until } => $"{manager.Name} (until {Dates.Plain(until, today)})",
        _ => manager.Name,
    };

    private static IEnumerable<Fact> Rests(Team team, LocalDate today) => team.Off
        .Where(off => off.Last is not { } last || last >= today)
        .OrderBy(off => off.First)
        .Select(off => new Fact("Nobody is asked", Span(off, today)));

    private static string Invited(int invited, bool isLookingUp) => (invited, isLookingUp) switch
    {
        (0, true) => "I'm looking up who belongs there",
        (_, true) => $"{invited}, and I'm looking up who else belongs there",
        _ => $"{invited}",
    };

    private static string Span(DaysOff off, LocalDate today) => off.Last is { } last
        ? last == off.First ? Dates.Plain(last, today) : $"{Dates.Plain(off.First, today)} to {Dates.Plain(last, today)}"
        : $"from {Dates.Plain(off.First, today)} on, until you resume";

    private static Choice Turn(string label, int page) => new(label, "team", "", $"page-{page}");

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";
}
