using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Every form a manager fills in.</summary>
public static class TeamForms
{
    /// <summary>The button that opens the form of a new team.</summary>
    public static readonly Choice SetUp = new("Set up a team…", "team", "", "new");

    /// <summary>A new team.</summary>
    /// <param name="people">Whom one can pick where the platform has no picker of its own, else null.</param>
    /// <param name="groups">Which channels and groups, likewise.</param>
    /// <param name="draft">What was filled in before, with the ids of the people; or null.</param>
    /// <param name="handles">Groups of theirs that the platform's own picker leaves out, or null.</param>
    public static Form New(
        IReadOnlyList<Option>? people, IReadOnlyList<Option>? groups, LocalDate today, (Team Team, string People)? draft = null, IReadOnlyList<Option>? handles = null) => new(
        "Set up a team",
        "Look at it first",
        new ActionId("team-new", draft?.Team.Id.ToString() ?? "", ""),
        [
            new TextField("name", "Name", "Your people will see it.", Optional: false, Team.NameLength, draft?.Team.Name),
            new PeopleField("people", "People", "Each gets an invitation and decides alone.", Optional: true, people, draft?.People),
            new GroupField("group", "Or everyone in", "A channel or group that you belong to.", Optional: true, groups),
            .. handles is { Count: > 0 } ? new Field[] { new GroupField("handle", "Or in the user group", "Those that you belong to.", Optional: true, handles) } : [],
            .. When(draft?.Team),
            new DateField("first", "First question not before", null, Optional: true, today.PlusDays(1), draft?.Team.FirstDay),
        ],
        []);

    /// <summary>Day, hour and name of a team that runs.</summary>
    public static Form Change(Team team) => new(
        "Change day and hour",
        "Save",
        new ActionId("team-change", team.Id.ToString(), team.Version.ToString()),
        [new TextField("name", "Name", "Your people will see it.", Optional: false, Team.NameLength, team.Name), .. When(team)],
        [new Paragraph("A question that is open stays as it is, and nobody gets two in one week.", Tone.Quiet)]);

    /// <summary>People to add and to take off.</summary>
    public static Form People(Team team, IReadOnlyList<Option>? people) => new(
        "People",
        "Save",
        new ActionId("team-people", team.Id.ToString(), ""),
        [
            new PeopleField("add", "Invite", "One invitation in 90 days; whoever has one gets no other.", Optional: true, people),
            new PeopleField("remove", "Take off", "They are told, and asked nothing more.", Optional: true, people),
        ],
        []);

    /// <summary>Days on which nobody is asked.</summary>
    public static Form Holidays(Team team, LocalDate today) => new(
        "Holidays",
        "Save",
        new ActionId("team-holidays", team.Id.ToString(), ""),
        [
            new DateField("first", "From", null, Optional: false, today),
            new DateField("last", "To, that day included", null, Optional: false, today),
        ],
        [new Paragraph("Nobody is asked on these days, and nothing counts.", Tone.Quiet)]);

    /// <summary>Somebody else to look after the team.</summary>
    /// <param name="role"><c>owner</c> hands it over, <c>co</c> adds a second manager.</param>
    public static Form Hand(Team team, string role, IReadOnlyList<Option>? people) => new(
        role == "owner" ? "Hand the team over" : "Add a co-manager",
        "Ask them",
        new ActionId("team-hand", team.Id.ToString(), role),
        [new PeopleField("person", "To whom", "One person. They are asked first, then your people are told by name.", Optional: false, people)],
        []);

    private static IReadOnlyList<Field> When(Team? team) =>
    [
        new ChoiceField("day", "Day", "On Mondays and Tuesdays the question is about last week.", Optional: false,
            [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Select(day => new Option(Id(day), day.ToString()))], Id(team?.Cadence.Day ?? IsoDayOfWeek.Thursday)),
        new TextField("hour", "Hour", "From 07:00 to 19:59.", Optional: false, 5, Dates.Hour(team?.Cadence.At ?? new(14, 0))),
        new TextField("zone", "One time zone for all", "As Europe/Oslo. Empty: each person's own.", Optional: true, 60, team?.Zone?.Id),
        new ChoiceField("every", "How often", "Each person may choose a slower rhythm.", Optional: false,
            [new("1", "Every week"), new("2", "Every other week")], (team?.Cadence.EveryWeeks ?? 1).ToString()),
    ];

    private static string Id(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
