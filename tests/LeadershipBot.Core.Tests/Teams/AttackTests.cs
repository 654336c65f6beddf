using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.CheckIns;
using LeadershipBot.Teams;

namespace LeadershipBot.Tests.Teams;

/// <summary>
/// A manager who wants to know. They know whom they invited, who takes part and who answered when, every join, leave and
/// erasure, and everything that was published of several teams over many blocks; only the answers they do not know. For every
/// answer that was given there must be another world that looks exactly the same to them, in which it was another one.
/// </summary>
public class AttackTests
{
    private const int Teams = 2, Blocks = 3;

    // Weighted towards the edges: five people, nearly all alike, an answer nobody gave.
    private static readonly Gen<World> AnyWorld =
        from people in Gen.Frequency((4, Gen.Choose(5, 7)), (1, Gen.Choose(1, 4)), (1, Gen.Choose(8, 26)))
        from invited in Gen.Choose(0, 3)
        from bias in Gen.Elements(0, 60, 85, 95)
        from favourite in Gen.Choose(0, 3)
        from never in Gen.Choose(0, 3)
        from lives in Gen.ArrayOf(AnyLife(bias, favourite, never), people)
        select new World(people + invited, [.. lives]);

    private static Gen<Life> AnyLife(int bias, int favourite, int never) =>
        from joins in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, Blocks * 4)))
        from leaves in Gen.Frequency((4, Gen.Constant(Blocks * 4)), (1, Gen.Choose(0, Blocks * 4)))
        from erases in Gen.Frequency((9, Gen.Constant(int.MaxValue)), (1, Gen.Choose(0, Blocks * 4 + 2)))
        from manages in Gen.Frequency((9, Gen.Constant(-1)), (1, Gen.Choose(0, Blocks - 1)))
        from changesTeam in Gen.Frequency((4, Gen.Constant(int.MaxValue)), (1, Gen.Choose(1, Blocks * 4)))
        from given in Gen.ArrayOf(Gen.Frequency((bias, Gen.Constant(favourite)), (100 - bias, Gen.Choose(0, 3).Select(one => one == never ? favourite : one))), Blocks * 4)
        from silent in Gen.ArrayOf(Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true))), Blocks * 4)
        select new Life(joins, leaves, erases, manages, changesTeam, [.. given.Select((answer, week) => silent[week] || week < joins || week >= leaves ? (Answer?)null : Answers.All[answer])]);

    [LongFact]
    public void Every_answer_could_have_been_another_one_for_all_the_manager_can_see()
    {
        var shown = 0;
        var answers = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Arb.From(AnyWorld), world =>
        {
            var seen = View(world);
            shown += seen.Count(block => block.Counts is not null);

            foreach (var (person, week) in world.Given())
            {
                answers++;
                Alternatives(world, person, week).Any(other => View(other).SequenceEqual(seen, Same.One)).ShouldBeTrue($"person {person}, week {week}");
            }
        }));

        TestContext.Current.TestOutputHelper?.WriteLine($"{answers} answers attacked, {shown} blocks published");

        // It attacks what is published, and not only what is not.
        shown.ShouldBeGreaterThan(500);
        answers.ShouldBeGreaterThan(20_000);
    }

    [LongFact]
    public void Adding_one_person_or_taking_one_away_leaves_every_answer_open()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(AnyWorld), world =>
        {
            // The manager runs it twice, so to say: the blocks before, and others after one person less. Weeks never belong to both.
            var without = world with { People = [.. world.People.Skip(1)], Invited = world.Invited - 1 };

            foreach (var (person, week) in without.Given().Take(20))
            {
                var seen = View(without);
                Alternatives(without, person, week).Any(other => View(other).SequenceEqual(seen, Same.One)).ShouldBeTrue();
            }
        }));
    }

    /// <summary>Everything a manager ever gets: the frozen blocks of all teams.</summary>
    private static List<FrozenBlock> View(World world)
    {
        var start = Week.Parse("2026-W48");

        return
        [
            .. from team in Enumerable.Range(0, Teams)
               from index in Enumerable.Range(0, Blocks)
               let members = world.People.Count(life => life.Joins <= index * 4 && life.Leaves > index * 4 && life.TeamIn(index * 4) == team)
               from block in Trend.Blocks(start.Plus(index * 4), members)
               let first = block.First.Since(start)
               select Trend.Freeze(block, [.. world.Counted(team, index, first, block.Weeks)], world.Invited, 5),
        ];
    }

    // Worlds that differ from this one in that answer: exchanged with another one of the same block, or simply another one.
    private static IEnumerable<World> Alternatives(World world, int person, int week)
    {
        var own = world.People[person].Answers[week]!.Value;

        foreach (var (other, when) in world.Given().Where(one => one.Week / 4 == week / 4 && world.People[one.Person].Answers[one.Week] != own))
        {
            yield return world.With(person, week, world.People[other].Answers[when]!.Value).With(other, when, own);
        }

        foreach (var answer in Answers.All.Where(answer => answer != own))
        {
            yield return world.With(person, week, answer);
        }

        // All of the block alike, but another one.
        foreach (var answer in Answers.All.Where(answer => answer != own))
        {
            yield return world.Given().Where(one => one.Week / 4 == week / 4).Aggregate(world, (changed, one) =>
                changed.People[one.Person].Answers[one.Week] == own ? changed.With(one.Person, one.Week, answer)
                : changed.People[one.Person].Answers[one.Week] == answer ? changed.With(one.Person, one.Week, own) : changed);
        }
    }

    private sealed record World(int Invited, List<Life> People)
    {
        public IEnumerable<(int Person, int Week)> Given() =>
            from person in Enumerable.Range(0, People.Count)
            from week in Enumerable.Range(0, Blocks * 4)
            where People[person].Answers[week] is not null
            select (person, week);

        public IEnumerable<Counted> Counted(int team, int index, int first, int weeks) =>
            from person in Enumerable.Range(0, People.Count)
            let life = People[person]
            where life.Manages != index && life.Erases > first + weeks + 1
            from week in Enumerable.Range(first, weeks)
            where life.Answers[week] is not null && life.TeamIn(week) == team
            select new Counted(person, life.Answers[week]!.Value);

        public World With(int person, int week, Answer answer)
        {
            var life = People[person];
            var answers = life.Answers.ToList();
            answers[week] = answer;
            var people = People.ToList();
            people[person] = life with { Answers = answers };
            return this with { People = people };
        }

        public override string ToString() => $"{Invited} invited: {string.Join(" | ", People.Select(life => string.Concat(life.Answers.Select(answer => answer is { } given ? given.Id()[0] : '-'))))}";
    }

    /// <param name="ChangesTeam">From that week on they follow the other team.</param>
    /// <param name="Manages">In that block they look after the team, and do not count.</param>
    private sealed record Life(int Joins, int Leaves, int Erases, int Manages, int ChangesTeam, List<Answer?> Answers)
    {
        public int TeamIn(int week) => week >= ChangesTeam ? 1 : 0;
    }

    private sealed class Same : IEqualityComparer<FrozenBlock>
    {
        public static readonly Same One = new();

        public bool Equals(FrozenBlock? one, FrozenBlock? other) =>
            one!.Block == other!.Block && (one.Counts is null) == (other.Counts is null) && (one.Counts is null || one.Counts.SequenceEqual(other.Counts!));

        public int GetHashCode(FrozenBlock block) => block.Block.GetHashCode();
    }
}
