using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>Breaks a sound pack in one place each, and reads what its author is told.</summary>
public class PackTests
{
    private static readonly string[] Beginnings = ["budget", "hiring", "roadmap", "outage", "vendor", "review", "meeting", "contract"];
    private static readonly string[] Middles = ["answers", "returns", "stalls", "doubles", "breaks", "waits", "moves", "closes"];

    [Fact]
    public void A_sound_pack_has_no_fault() => PackRules.Check(Sound()).ShouldBeEmpty();

    [Theory]
    [InlineData("claim", 240, null)]
    [InlineData("claim", 241, "claim has 241 characters; at most 240.")]
    [InlineData("claim", 0, "claim is empty.")]
    [InlineData("question", 160, null)]
    [InlineData("question", 161, "question has 161 characters; at most 160.")]
    [InlineData("if", 0, "if is empty.")]
    [InlineData("then", 0, "then is empty.")]
    public void A_text_of_a_nudge_has_its_length(string field, int length, string? fault) => Faults(Nudge(nudge => field switch
    {
        "claim" => nudge with { Claim = Filled(length) },
        "question" => nudge with { Question = Filled(length) },
        "if" => nudge with { If = "" },
        _ => nudge with { Then = "" },
    })).ShouldBe(fault is null ? [] : [$"nudges/n.yaml:10 {fault}"]);

    [Theory]
    [InlineData(174, null)] // "If it is so, then I will … ." takes the rest.
    [InlineData(175, "nudges/n.yaml:10 the step as shown (\"If …, then I will ….\") has 201 characters; at most 200.")]
    public void A_step_is_measured_as_it_is_shown(int length, string? fault) =>
        Faults(Nudge(nudge => nudge with { If = "it is so", Then = Filled(length) })).ShouldBe(fault is null ? [] : [fault]);

    [Theory]
    [InlineData("If it rains", "I act", "if is shown as \"If …,\": leave out the word \"If\" and the mark at the end.")]
    [InlineData("it rains,", "act", "if is shown as \"If …,\": leave out the word \"If\" and the mark at the end.")]
    [InlineData("it rains.", "act", "if is shown as \"If …,\": leave out the word \"If\" and the mark at the end.")]
    [InlineData("it rains", "then act", "then is shown as \"then I will ….\": leave out those words and the full stop.")]
    [InlineData("it rains", "I will act", "then is shown as \"then I will ….\": leave out those words and the full stop.")]
    [InlineData("it rains", "act.", "then is shown as \"then I will ….\": leave out those words and the full stop.")]
    [InlineData("iffy news come", "thence go", null)]
    public void The_words_that_are_added_stand_there_once(string condition, string act, string? fault) =>
        Faults(Nudge(nudge => nudge with { If = condition, Then = act })).ShouldBe(fault is null ? [] : [$"nudges/n.yaml:10 {fault}"]);

    [Theory]
    [InlineData("a\nb", "claim has a line break in it.")]
    [InlineData("a\u0007b", "claim holds a character that cannot be seen (U+0007).")]
    [InlineData("a\u202eb", "claim holds a character that cannot be seen (U+202E).")] // Turns the direction of what follows.
    [InlineData("a\u2028b", "claim holds a character that cannot be seen (U+2028).")]
    [InlineData("a\u2029b", "claim holds a character that cannot be seen (U+2029).")]
    [InlineData("a\ue000b", "claim holds a character that cannot be seen (U+E000).")]
    [InlineData("a\u0378b", "claim holds a character that cannot be seen (U+0378).")]
    [InlineData("café – “so”", null)]
    public void Nothing_unseen_stands_in_a_text(string text, string? fault) =>
        Faults(Nudge(nudge => nudge with { Claim = text })).ShouldBe(fault is null ? [] : [$"nudges/n.yaml:10 {fault}"]);

    [Theory]
    [InlineData("title", 50, null)]
    [InlineData("title", 51, "title has 51 characters; at most 50.")]
    [InlineData("situation", 61, "situation has 61 characters; at most 60.")]
    [InlineData("topic", 51, "topic has 51 characters; at most 50.")]
    [InlineData("claim", 241, "claim has 241 characters; at most 240.")]
    [InlineData("digest", 300, null)]
    [InlineData("digest", 301, "text has 301 characters; at most 300.")]
    public void A_text_of_a_theme_or_a_digest_has_its_length(string field, int length, string? fault)
    {
        var sound = Sound();
        var draft = field is "digest"
            ? sound with { Digests = [sound.Digests[0] with { Value = sound.Digests[0].Value with { Text = Filled(length) } }, .. sound.Digests.Skip(1)] }
            : Themes(theme => field switch
            {
                "title" => theme with { Title = Filled(length) },
                "situation" => theme with { Situation = Filled(length) },
                "topic" => theme with { Topic = Filled(length) },
                _ => theme with { Claim = Filled(length) },
            });

        Faults(draft).ShouldBe(fault is null ? [] : [$"{(field is "digest" ? "digests.yaml" : "themes.yaml")}:10 {fault}"]);
    }

    [Theory]
    [InlineData("abc-9", null)]
    [InlineData("", "\"\" is no id: lower-case letters, digits and hyphens, at most 60.")]
    [InlineData("Abc", "\"Abc\" is no id: lower-case letters, digits and hyphens, at most 60.")]
    [InlineData("a--b", "\"a--b\" is no id: lower-case letters, digits and hyphens, at most 60.")]
    [InlineData("a_b", "\"a_b\" is no id: lower-case letters, digits and hyphens, at most 60.")]
    public void An_id_is_a_few_words(string id, string? fault) =>
        Faults(Nudge(nudge => nudge with { Id = id })).ShouldBe(fault is null ? [] : [$"nudges/n.yaml:10 {fault}"]);

    [Fact]
    public void Of_two_with_one_id_the_later_is_told() =>
        Faults(Nudge(nudge => nudge with { Id = "n1" })).ShouldBe(["nudges/n.yaml:20 there is a nudge \"n1\" already, at nudges/n.yaml:10."]);

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void An_id_has_sixty_characters_at_most(int length, bool isSound) =>
        Faults(Nudge(nudge => nudge with { Id = new string('a', length) })).Count.ShouldBe(isSound ? 0 : 1);

    [Theory]
    [InlineData("one two", null)]
    [InlineData("one two three four five", null)]
    [InlineData("one", "tags has 1 entries; from 2 to 5.")]
    [InlineData("one two three four five six", "tags has 6 entries; from 2 to 5.")]
    [InlineData("one Two", "tags holds \"Two\": lower-case letters, digits and hyphens only.")]
    [InlineData("one two one", "tags names \"one\" twice.")]
    public void Tags_are_two_to_five(string tags, string? fault) =>
        Faults(Nudge(nudge => nudge with { Tags = tags.Split(' ') })).ShouldBe(fault is null ? [] : [$"nudges/n.yaml:10 {fault}"]);

    [Theory]
    [InlineData("", "fits is empty.")]
    [InlineData("handed,handed", "fits names \"handed\" twice.")]
    [InlineData("handed,bored", "fits names \"bored\", which nobody can answer.")]
    public void A_nudge_fits_what_can_be_answered(string fits, string fault) =>
        Faults(Nudge(nudge => nudge with { Fits = fits.Split(',', StringSplitOptions.RemoveEmptyEntries) })).ShouldBe([$"nudges/n.yaml:10 {fault}"]);

    [Fact]
    public void A_place_is_one_of_the_essays()
    {
        Faults(Nudge(nudge => nudge with { Place = new Place("gap", 3) })).ShouldBe(["nudges/n.yaml:10 the essay has no paragraph 3 in \"gap\": opening, got-here, gap, requires, shift, each with 2."]);
        Faults(Themes(theme => theme with { RestsOn = [new Place("gap", 0)] })).ShouldBe(["themes.yaml:10 the essay has no paragraph 0 in \"gap\": opening, got-here, gap, requires, shift, each with 2."]);
        Faults(Themes(theme => theme with { RestsOn = [] })).ShouldBe(["themes.yaml:10 rests_on is empty."]);
        Faults(Themes(theme => theme with { RestsOn = [Place.All[0], Place.All[0]] })).ShouldBe(["themes.yaml:10 rests_on names \"essay, opening ¶1\" twice."]);
    }

    [Fact]
    public void Every_pack_has_the_same_themes_and_all_of_them()
    {
        Faults(Themes(theme => theme with { Id = "golf" })).ShouldBe([
            "themes.yaml:10 there is no theme \"golf\"; every pack has the same 16.",
            "themes.yaml:- there is no theme \"depth-still-matters\"; every pack has the same 16."], ignoreOrder: true);
        Faults(Themes(theme => theme with { Id = Theme.Ids[1] })).ShouldContain($"themes.yaml:20 there is a theme \"{Theme.Ids[1]}\" already, at themes.yaml:10.");
    }

    [Fact]
    public void Each_paragraph_has_one_digest_and_a_nudge_that_rests_on_it()
    {
        var sound = Sound();

        Faults(sound with { Digests = [.. sound.Digests.Skip(1)] }).ShouldBe(["digests.yaml:- there is no digest of \"essay, opening ¶1\"."]);
        Faults(sound with { Digests = [.. sound.Digests, Drafted(sound.Digests[0].Value, "digests.yaml", 49, "section", "paragraph", "text")] }).ShouldBe(["digests.yaml:500 there is a digest of \"essay, opening ¶1\" already, at digests.yaml:10."]);
        Faults(sound with { Digests = [sound.Digests[0] with { Value = new(new("gap", 9), "Two sentences.") }, .. sound.Digests.Skip(1)] })
            .ShouldContain("digests.yaml:10 the essay has no paragraph 9 in \"gap\": opening, got-here, gap, requires, shift, each with 2.");
        Faults(sound with { Nudges = [.. sound.Nudges.Select(nudge => nudge.Value.Place == Place.All[0] ? nudge with { Value = nudge.Value with { Place = Place.All[1] } } : nudge)] })
            .ShouldBe(["nudges:- no nudge rests on \"essay, opening ¶1\"."]);
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(2, "nudges/earn-trust.yaml:- 2 nudges; a theme needs at least 3.")]
    [InlineData(1, "nudges/earn-trust.yaml:- 1 nudge; a theme needs at least 3.")]
    [InlineData(0, "nudges/earn-trust.yaml:- no nudge; a theme needs at least 3.")]
    public void A_theme_has_two_other_angles_to_offer(int nudges, string? fault)
    {
        var sound = Sound();
        var others = sound.Nudges.Where(nudge => nudge.Value.Theme != "earn-trust");
        var own = sound.Nudges.Where(nudge => nudge.Value.Theme == "earn-trust").Take(nudges);

        Faults(sound with { Nudges = [.. others, .. own] }).ShouldBe(fault is null ? [] : [fault]);
    }

    [Theory]
    [InlineData("handed", 8, null)]
    [InlineData("handed", 7, "nudges:- 7 nudges for \"handed\"; at least 8.")]
    [InlineData("both/checking", 2, null)]
    [InlineData("both/checking", 1, "nudges:- 1 nudge for \"both/checking\"; at least 2.")]
    [InlineData("took-back", 2, null)]
    [InlineData("took-back", 0, "nudges:- no nudge for \"took-back\"; at least 2.")]
    public void Whatever_is_answered_something_can_be_said(string fit, int nudges, string? fault)
    {
        var sound = Sound();
        var left = nudges;
        var draft = sound with
        {
            Nudges = [.. sound.Nudges.Select(nudge => nudge.Value.Fits.Contains(fit) && left-- <= 0 ? nudge with { Value = Without(nudge.Value, fit) } : nudge)],
        };

        Faults(draft).ShouldBe(fault is null ? [] : [fault]);
    }

    [Fact]
    public void What_a_pack_lacks_is_told_only_where_all_of_it_could_be_read() =>
        Faults(Sound() with { Nudges = [], Whole = false }).ShouldBeEmpty();

    [Theory]
    [InlineData("alpha bravo charlie delta", "alpha bravo zulu yankee", false)] // Two of six.
    [InlineData("alpha bravo charlie delta", "alpha bravo charlie yankee", true)] // Three of five.
    [InlineData("alpha bravo charlie", "Alpha, BRAVO, the yes no zulu, xray.", true)] // Two of five is enough; short words do not count.
    [InlineData("one two its", "one two its", false)] // Nothing but short words.
    public void Two_claims_of_the_same_words_are_twins(string one, string other, bool areTwins)
    {
        var sound = Sound();
        var draft = sound with
        {
            Nudges = [sound.Nudges[0] with { Value = sound.Nudges[0].Value with { Claim = one } }, sound.Nudges[1] with { Value = sound.Nudges[1].Value with { Claim = other } }, .. sound.Nudges.Skip(2)],
        };

        Faults(draft).Count(fault => fault.StartsWith("nudges/n.yaml:20 claim is nearly that of \"n0\" at nudges/n.yaml:10 (", StringComparison.Ordinal)).ShouldBe(areTwins ? 1 : 0);
    }

    [Theory]
    [InlineData("We go home.", "Who owns it?", null)] // Easier than any grade.
    [InlineData("", "", null)] // Nothing is hard about no words.
    [InlineData("Nobody decides anything.", "Everybody remembers anything?", "24.9")] // Twenty syllables in six words, for the e of "decides" is heard.
    [InlineData("Interdepartmental table decide.", "Accountability!", "32.4")] // Sixteen in four: the last e of "decide" is silent, that of "table" is not.
    [InlineData("Interdepartmental table.", "Accountability!", "40.1")] // Fourteen in three.
    [InlineData("4th interdepartmental 2nd.", "Accountability!", "26.5")] // "4th" is a word.
    [InlineData("12 34 interdepartmental.", "Accountability", "56.0")] // Figures are no words; one full stop, one sentence.
    [InlineData("12 34 interdepartmental", "(accountability)", "56.0")] // None, and still one.
    public void What_reads_too_hard_is_told_with_its_grade(string claim, string question, string? grade) =>
        Faults(Nudge(nudge => nudge with { Claim = claim, Question = question })).Where(fault => fault.Contains("grade", StringComparison.Ordinal))
            .ShouldBe(grade is null ? [] : [$"nudges/n.yaml:10 claim and question read at grade {grade}; at most 13: shorter sentences, shorter words."]);

    [Theory]
    [InlineData(51, 17, null)] // Sixty-eight words in thirteen sentences, 153 syllables: grade thirteen to the last digit.
    [InlineData(50, 18, "13.2")]
    public void Grade_thirteen_is_not_too_hard(int ofTwo, int ofThree, string? grade)
    {
        var text = string.Concat([.. Enumerable.Repeat("ago ", ofTwo), .. Enumerable.Repeat("potato ", ofThree), .. Enumerable.Repeat(".", 13)]);

        Faults(Nudge(nudge => nudge with { Claim = text, Question = "" })).Where(fault => fault.Contains("grade", StringComparison.Ordinal))
            .ShouldBe(grade is null ? [] : [$"nudges/n.yaml:10 claim and question read at grade {grade}; at most 13: shorter sentences, shorter words."]);
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("question")]
    public void How_a_text_reads_is_judged_only_where_all_of_it_could_be_read(string missing)
    {
        var nudge = Sound().Nudges[0];

        Faults(Sound() with
        {
            Nudges = [Unread(nudge with { Value = nudge.Value with { Claim = "Interdepartmental.", Question = "Accountability?" } }, missing), .. Sound().Nudges.Skip(1)],
        }).ShouldBeEmpty();
    }

    [Fact]
    public void Faults_are_told_file_by_file_and_from_top_to_bottom() =>
        PackRules.InOrder([new("b", 1, "1"), new("a", null, "2"), new("a", 9, "3"), new("a", 2, "4")]).Select(fault => fault.What).ShouldBe(["4", "3", "2", "1"]);

    [Fact]
    public void A_field_that_could_not_be_read_is_not_told_twice() =>
        Faults(Sound() with
        {
            Nudges = [Sound().Nudges[0] with { Value = new("", Theme.Ids[0], Place.All[0], [], "", "", "", "", []), Lines = new Dictionary<string, int>() }, .. Sound().Nudges.Skip(1)],
        }).ShouldBeEmpty();

    [Theory]
    [InlineData("section")]
    [InlineData("paragraph")]
    public void A_place_is_looked_at_only_where_all_of_it_could_be_read(string missing)
    {
        var sound = Sound();
        var (nudge, digest) = (sound.Nudges[0], sound.Digests[0]);

        Faults(sound with
        {
            Nudges = [Unread(nudge with { Value = nudge.Value with { Place = new Place("", 0) } }, missing), .. sound.Nudges.Skip(1)],
            Digests = [Unread(digest with { Value = digest.Value with { Place = new Place("", 0) } }, missing), .. sound.Digests.Skip(1)],
            Whole = false,
        }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("if")]
    [InlineData("then")]
    public void A_step_is_measured_only_where_all_of_it_could_be_read(string missing)
    {
        var nudge = Sound().Nudges[0];

        Faults(Sound() with { Nudges = [Unread(nudge with { Value = nudge.Value with { Then = Filled(200) } }, missing), .. Sound().Nudges.Skip(1)] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_fault_names_the_line_of_its_field() =>
        new Drafted<string>("x", "f.yaml", 7, new Dictionary<string, int> { ["claim"] = 9 }).ShouldSatisfyAllConditions(
            item => item.Fault("claim", "w").ShouldBe(new PackFault("f.yaml", 9, "w")),
            item => item.Fault("other", "w").ShouldBe(new PackFault("f.yaml", 7, "w")));

    [Fact]
    public void A_draft_becomes_a_library_with_its_themes_in_the_order_of_all_packs()
    {
        var sound = Sound();
        var library = (sound with { Themes = [.. sound.Themes.Reverse()] }).ToLibrary("https://example.com");

        library.Themes.Select(theme => theme.Id).ShouldBe(Theme.Ids);
        library.EssayUrl.ShouldBe("https://example.com");
        library.Nudge("n3")!.Id.ShouldBe("n3");
        library.Nudge("gone").ShouldBeNull();
        library.Theme("gone").ShouldBeNull();
        library.Digest(new Place("gone", 1)).ShouldBeNull();
    }

    private static List<string> Faults(PackDraft draft) => [.. PackRules.Check(draft).Select(fault => $"{fault.File}:{(fault.Line is { } line ? $"{line}" : "-")} {fault.What}")];

    private static Drafted<T> Unread<T>(Drafted<T> item, string field) => item with { Lines = item.Lines.Where(line => line.Key != field).ToDictionary() };

    // Made anew: a copy of a nudge would still fit what the first one did.
    private static Nudge Without(Nudge nudge, string fit) =>
        new(nudge.Id, nudge.Theme, nudge.Place, [.. nudge.Fits.Where(one => one != fit)], nudge.Claim, nudge.Question, nudge.If, nudge.Then, nudge.Tags);

    private static PackDraft Nudge(Func<Nudge, Nudge> change)
    {
        var sound = Sound();
        return sound with { Nudges = [sound.Nudges[0] with { Value = change(sound.Nudges[0].Value) }, .. sound.Nudges.Skip(1)] };
    }

    private static PackDraft Themes(Func<Theme, Theme> change)
    {
        var sound = Sound();
        return sound with { Themes = [sound.Themes[0] with { Value = change(sound.Themes[0].Value) }, .. sound.Themes.Skip(1)] };
    }

    // Enough for every rule: five thoughts of each theme, no two alike; each reason three times, and each answer nine times.
    private static PackDraft Sound()
    {
        string[] reasons = [.. Reason.All.Select(reason => reason.Fit), Fits.TookBack];
        string[] answers = [.. Answers.All.Select(answer => answer.Id())];

        return new(
            [.. Theme.Ids.Select((id, at) => Drafted(new Theme(id, $"Title {at}", $"Situation {at}", $"topic {at}", "A claim.", [Place.All[0]]), "themes.yaml", at, "id", "title", "situation", "topic", "claim", "rests_on"))],
            [.. Enumerable.Range(0, 80).Select(at => Drafted(
                new Nudge(
                    $"n{at}", Theme.Ids[at % 16], Place.All[at % 10], [at < 3 * reasons.Length ? reasons[at % reasons.Length] : answers[at % 4], "waited/none"],
                    $"The {Beginnings[at % 8]} x{at:000}x y{at:000}y {Middles[at / 10]}.", "Who owns it?", "it is so", "wait", ["one", "two"]),
                "nudges/n.yaml", at, "id", "section", "paragraph", "fits", "claim", "question", "if", "then", "tags"))],
            [.. Place.All.Select((place, at) => Drafted(new Digest(place, "Two sentences."), "digests.yaml", at, "section", "paragraph", "text"))],
            Whole: true);
    }

    private static Drafted<T> Drafted<T>(T value, string file, int at, params string[] fields) => new(value, file, 10 * (at + 1), fields.ToDictionary(field => field, _ => 10 * (at + 1)));

    private static string Filled(int length) => string.Concat(Enumerable.Repeat("ab. ", 100))[..length].TrimEnd(' ', '.').PadRight(length, 'b');
}
