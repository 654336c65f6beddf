using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class NudgePickerTests
{
    private static readonly Week First = Week.Parse("2026-W01");
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    [Fact]
    public void The_reason_says_more_than_the_answer()
    {
        var library = SmallLibrary.Of(32, index => index == 17 ? ["details/quickest"] : ["details"]);

        NudgePicker.Weekly(library, ["details/quickest", "details"], First, [], Nothing, seed: 1)!.Id.ShouldBe("n17");
    }

    [Fact]
    public void A_thought_that_fits_another_reason_still_fits_the_answer_before_one_that_fits_nothing()
    {
        var library = SmallLibrary.Of(32, index => index == 3 ? ["details/sure"] : ["handed"]);

        NudgePicker.Weekly(library, ["details"], First, [], Nothing, seed: 1)!.Id.ShouldBe("n3");
    }

    [Fact]
    public void Every_fit_has_a_bit_of_its_own()
    {
        Fits.All.Count.ShouldBeLessThanOrEqualTo(64);
        var library = SmallLibrary.Of(Fits.All.Count, index => [Fits.All.ElementAt(index)]);

        library.Nudges.ShouldAllBe(nudge => Fits.All.Count(nudge.FitsExactly) == 1);
        library.Nudges.Count(nudge => nudge.FitsAnswer(Answer.Details)).ShouldBe(6); // Itself, and its five reasons.
    }

    [Fact]
    public void What_was_not_helpful_does_not_come_back()
    {
        var library = SmallLibrary.Of(2);
        var first = NudgePicker.Weekly(library, ["both"], First, [], Nothing, seed: 1)!.Id;

        NudgePicker.Weekly(library, ["both"], First, [], new HashSet<string> { first }, seed: 1)!.Id.ShouldNotBe(first);
    }

    [Fact]
    public void When_everything_was_said_within_a_year_it_says_nothing()
    {
        var library = SmallLibrary.Of(1);
        Shown[] history = [new("n0", Theme.Ids[0], First, Weekly: true)];

        NudgePicker.Weekly(library, ["both"], First.Plus(51), history, Nothing, seed: 1).ShouldBeNull();
        NudgePicker.Weekly(library, ["both"], First.Plus(52), history, Nothing, seed: 1).ShouldNotBeNull();
    }

    [Fact]
    public void What_was_said_this_very_week_was_said() =>
        Seeds(seed => NudgePicker.Weekly(SmallLibrary.Of(2), ["both"], First, [new("n0", Theme.Ids[0], First, Weekly: true)], Nothing, seed)).ShouldBe(["n1"]);

    [Fact]
    public void What_fits_no_answer_is_looked_for_by_itself()
    {
        var library = SmallLibrary.Of(3, index => index switch { 0 => ["both"], 1 => [Fits.TookBack], _ => ["waited/none"] });

        Seeds(seed => NudgePicker.Angle(library, [Fits.TookBack], Nothing, [], Nothing, seed)).ShouldBe(["n1"]);
        Seeds(seed => NudgePicker.Angle(library, [Fits.TookBack, "waited/none"], Nothing, [], Nothing, seed)).ShouldBe(["n1"]);
        Seeds(seed => NudgePicker.Angle(library, [Fits.TookBack, "waited/none"], new HashSet<string> { "n1" }, [], Nothing, seed)).ShouldBe(["n2"]);
    }

    // FNV-1a, reckoned by another program: whoever moves to another version keeps his order.
    [Theory]
    [InlineData(1, "n7")]
    [InlineData(2, "n2")]
    [InlineData(3, "n9")]
    [InlineData(-1, "n4")]
    [InlineData(1L << 40, "n12")]
    public void Each_person_has_an_order_of_their_own_that_never_changes(long seed, string first) =>
        NudgePicker.Weekly(SmallLibrary.Of(16), ["both"], First, [], Nothing, seed)!.Id.ShouldBe(first);

    [Fact]
    public void Another_angle_does_not_count_as_said()
    {
        var library = SmallLibrary.Of(1);

        NudgePicker.Weekly(library, ["both"], First.Plus(1), [new("n0", Theme.Ids[0], First, Weekly: false)], Nothing, seed: 1).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(0, true)] // The week's own thought, which is chosen anew.
    public void A_theme_rests_for_three_weeks(int weeks, bool mayCome) =>
        Seeds(seed => NudgePicker.Weekly(SmallLibrary.Of(2), ["both"], First.Plus(weeks), [new("gone", Theme.Ids[0], First, Weekly: true)], Nothing, seed))
            .ShouldBe(mayCome ? ["n0", "n1"] : ["n1"]);

    [Theory]
    [InlineData(4, 3, false)] // Four of the last seven: the eighth is another.
    [InlineData(3, 4, true)]
    [InlineData(0, 0, true)]
    public void Of_eight_thoughts_four_speak_of_the_question_itself(int ofTheQuestion, int others, bool mayCome)
    {
        // Theme 3 speaks of the question, theme 0 does not. Shown long enough ago that no theme rests; an eighth counts no more.
        var library = new Library(SmallLibrary.Of(0).Themes, [SmallLibrary.Of(4).Nudges[0], SmallLibrary.Of(4).Nudges[3]], []);
        List<Shown> history =
        [
            .. Enumerable.Range(0, ofTheQuestion).Select(index => new Shown($"q{index}", "decision-hub", First.Plus(index), Weekly: true)),
            .. Enumerable.Range(0, others).Select(index => new Shown($"o{index}", "earn-trust", First.Plus(10 + index), Weekly: true)),
            new Shown("old", "decision-hub", First.Plus(-1), Weekly: true),
        ];

        Seeds(seed => NudgePicker.Weekly(library, ["both"], First.Plus(30), ofTheQuestion + others == 0 ? [] : history, Nothing, seed)).ShouldBe(mayCome ? ["n0", "n3"] : ["n0"]);
    }

    [Fact]
    public void When_something_has_to_give_a_repeat_never_does_and_the_answer_goes_last()
    {
        var library = SmallLibrary.Of(2, index => index == 0 ? ["both"] : ["handed"]);
        Shown[] resting = [new("gone", Theme.Ids[0], First, Weekly: true)];

        Seeds(seed => NudgePicker.Weekly(library, ["both"], First.Plus(1), resting, Nothing, seed)).ShouldBe(["n0"]); // Its theme rests, but it fits.
        Seeds(seed => NudgePicker.Weekly(library, ["both"], First.Plus(1), [new("n0", Theme.Ids[0], First, Weekly: true)], Nothing, seed)).ShouldBe(["n1"]);
    }

    [Fact]
    public void What_was_shown_later_than_the_week_itself_does_not_count() =>
        Seeds(seed => NudgePicker.Weekly(SmallLibrary.Of(2), ["both"], First, [new("n0", Theme.Ids[0], First.Plus(1), Weekly: true)], Nothing, seed)).ShouldBe(["n0", "n1"]);

    [Fact]
    public void Another_angle_fits_the_answer_and_is_not_one_that_was_unwelcome()
    {
        var library = SmallLibrary.Of(4, index => index switch { 0 => ["handed"], 1 => ["both/checking"], _ => ["both"] });

        Seeds(seed => NudgePicker.Angle(library, ["both/checking", "both"], Nothing, [], Nothing, seed)).ShouldBe(["n1"]); // The reason says more.
        Seeds(seed => NudgePicker.Angle(library, ["both/checking", "both"], new HashSet<string> { "n1" }, [], Nothing, seed)).ShouldBe(["n2", "n3"]);
        Seeds(seed => NudgePicker.Angle(library, ["both"], new HashSet<string> { "n1" }, [], new HashSet<string> { "n2" }, seed)).ShouldBe(["n3"]);
        NudgePicker.Angle(library, ["details"], Nothing, [], Nothing, seed: 1).ShouldBeNull();
    }

    [Fact]
    public void A_question_gets_the_thought_of_its_theme_shown_least_recently_and_an_unwelcome_one_last()
    {
        var library = SmallLibrary.Of(48); // n0, n16 and n32 are of the first theme.
        Shown[] history = [new("n0", Theme.Ids[0], First, true), new("n16", Theme.Ids[0], First.Plus(1), false), new("n0", Theme.Ids[0], First.Plus(2), false)];

        OfTheme([]).ShouldBe("n32");
        OfTheme(["n32"]).ShouldBe("n16");
        OfTheme(["n32", "n16"]).ShouldBe("n0");
        OfTheme(["n32", "n16", "n0"]).ShouldBeNull();
        NudgePicker.OfTheme(library, Theme.Ids[0], Nothing, history, new HashSet<string> { "n32", "n16" })!.Id.ShouldBe("n0");

        string? OfTheme(string[] not) => NudgePicker.OfTheme(library, Theme.Ids[0], new HashSet<string>(not), history, Nothing)?.Id;
    }

    [Fact]
    public void Two_leaders_who_compare_notes_did_not_all_get_the_same()
    {
        var library = SmallLibrary.Of(112);

        Enumerable.Range(1, 20).Select(seed => NudgePicker.Weekly(library, ["both"], First, [], Nothing, seed)!.Id).Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Another_angle_is_the_one_shown_least_recently_and_never_the_one_on_show()
    {
        var library = SmallLibrary.Of(3);
        Shown[] history = [new("n0", "x", First.Plus(3), true), new("n1", "x", First.Plus(2), false), new("n2", "x", First.Plus(1), true)];

        NudgePicker.Angle(library, ["both"], new HashSet<string> { "n2" }, history, Nothing, seed: 1)!.Id.ShouldBe("n1");
    }

    [LongFact]
    public void Over_any_history_no_weekly_thought_repeats_within_a_year_as_long_as_the_pack_can_give_one() =>
        Live((library, weeks) =>
        {
            foreach (var (week, picked) in weeks)
            {
                var year = weeks.Where(past => past.Week < week && week.Since(past.Week) < 52).Select(past => past.Picked?.Id).OfType<string>().ToHashSet();

                if (picked is null)
                {
                    year.Count.ShouldBe(library.Nudges.Count, "it said nothing though something was left to say");
                }
                else
                {
                    year.ShouldNotContain(picked.Id);
                }
            }
        });

    [LongFact]
    public void Over_any_history_a_theme_rests_and_at_most_four_of_eight_speak_of_the_question_itself_with_a_full_pack() =>
        Live(minimum: 112, act: (_, weeks) =>
        {
            var shown = weeks.Where(pair => pair.Picked is not null).ToList();

            for (var index = 0; index < shown.Count; index++)
            {
                var (week, picked) = shown[index];
                shown.Take(index).Where(past => week.Since(past.Week) <= 3).ShouldNotContain(past => past.Picked!.Theme == picked!.Theme);
                shown.Take(index + 1).TakeLast(8).Count(past => Theme.OfTheQuestion.Contains(past.Picked!.Theme)).ShouldBeLessThanOrEqualTo(4);
            }
        });

    private static IEnumerable<string> Seeds(Func<long, Nudge?> pick) => Enumerable.Range(1, 40).Select(seed => pick(seed)!.Id).Distinct().Order(StringComparer.Ordinal);

    private static void Live(Action<Library, IReadOnlyList<(Week Week, Nudge? Picked)>> act, int minimum = 5)
    {
        var lives =
            from size in Gen.Choose(minimum, 130)
            from seed in Gen.Choose(0, 1_000_000)
            from weeks in Gen.Choose(1, 130)
            from answers in Gen.ArrayOf(Gen.Elements(Answers.All.ToArray()), weeks)
            from gaps in Gen.ArrayOf(Gen.Frequency((6, Gen.Constant(1)), (1, Gen.Choose(2, 6))), weeks)
            select (size, seed, answers, gaps);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(lives.ToArbitrary(), life =>
        {
            var library = SmallLibrary.Of(life.size);
            var history = new List<Shown>();
            var told = new List<(Week, Nudge?)>();
            var week = First;

            foreach (var (answer, gap) in life.answers.Zip(life.gaps))
            {
                week = week.Plus(gap);
                var picked = NudgePicker.Weekly(library, [answer.Id()], week, history, Nothing, life.seed);
                told.Add((week, picked));

                if (picked is not null)
                {
                    history.Add(new(picked.Id, picked.Theme, week, Weekly: true));
                }
            }

            act(library, told);
        }));
    }
}
