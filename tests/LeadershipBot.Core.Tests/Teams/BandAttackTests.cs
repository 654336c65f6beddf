using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Teams;

namespace LeadershipBot.Tests.Teams;

/// <summary>
/// A manager who wants to know who takes part: adds some, takes some off, one or many, adds others to fill up, waits for
/// Mondays, and does it again. Whatever was told, everybody could be taking part, and everybody could not.
/// </summary>
public class BandAttackTests
{
    private const int Mondays = 10;

    // People whom the manager treats alike are one crowd; of each crowd, any number may take part.
    private static readonly Gen<Crowd> AnyCrowd =
        from size in Gen.Frequency((3, Gen.Constant(1)), (3, Gen.Choose(2, 5)), (2, Gen.Choose(6, 10)))
        from added in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(0, Mondays - 2)))
        from stays in Gen.Frequency((1, Gen.Constant(Mondays)), (1, Gen.Choose(1, Mondays)))
        select new Crowd(size, added, added + stays);

    private static readonly Gen<List<Crowd>> AnyPlan =
        from first in Gen.Choose(5, 11)
        from others in Gen.ListOf(AnyCrowd, 4)
        select (List<Crowd>)[new Crowd(first, 0, Mondays + 1), .. others];

    [LongFact]
    public void Whatever_a_manager_does_to_the_list_everybody_may_take_part_and_may_not()
    {
        var bands = new HashSet<string>();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(AnyPlan), plan =>
        {
            foreach (var same in Worlds(plan, 0).GroupBy(world => string.Join('|', View(plan, world))))
            {
                bands.UnionWith(same.Key.Split('|'));

                for (var crowd = 0; crowd < plan.Count; crowd++)
                {
                    same.Min(world => world[crowd]).ShouldBeLessThan(plan[crowd].Size, $"all of {plan[crowd]} must take part: {same.Key}");
                    same.Max(world => world[crowd]).ShouldBeGreaterThan(0, $"none of {plan[crowd]} can take part: {same.Key}");
                }
            }
        }));

        // It attacks what is told, and not only silence.
        bands.ShouldContain("fewer than five");
        bands.ShouldContain("five to nine");
        bands.ShouldContain("ten to nineteen");
        bands.ShouldContain("20 or more");
    }

    [Fact]
    public void One_who_is_added_or_taken_off_moves_nothing_that_is_told()
    {
        for (var people = 12; people <= 18; people++)
        {
            for (var joined = 0; joined <= people; joined++)
            {
                List<Crowd> alone = [new(people, 0, Mondays + 1)], added = [.. alone, new(1, 3, Mondays + 1)], taken = [new(people - 1, 0, Mondays + 1), new(1, 0, 5)];

                View(added, [joined, 1]).ShouldBe(View(alone, [joined]));
                View(added, [joined, 0]).ShouldBe(View(alone, [joined]));

                foreach (var one in new[] { 0, 1 }.Where(one => joined >= one && joined - one < people))
                {
                    View(taken, [joined - one, one]).ShouldBe(View(alone, [joined]));
                }
            }
        }
    }

    [Fact]
    public void Nobody_enters_or_leaves_the_number_alone()
    {
        Band.Admits(counted: 0, waiting: 5).ShouldBeFalse();
        Band.Admits(counted: 0, waiting: 6).ShouldBeTrue();
        Band.Admits(counted: 6, waiting: 4).ShouldBeFalse();
        Band.Admits(counted: 6, waiting: 5).ShouldBeTrue();
    }

    // What is told on each Monday; the host keeps these numbers in its rows and asks the same two functions.
    private static List<string> View(IReadOnlyList<Crowd> plan, int[] world)
    {
        var told = new Band.Told(null, 0);
        var isCounted = new bool[plan.Count];
        var view = new List<string>();

        for (var monday = 1; monday <= Mondays; monday++)
        {
            var waiting = Enumerable.Range(0, plan.Count).Where(index => !isCounted[index] && plan[index].IsListed(monday) && plan[index].Added < monday).ToList();
            var counted = Enumerable.Range(0, plan.Count).Where(index => isCounted[index]).Sum(index => plan[index].Size);
            var admitted = waiting.Sum(index => plan[index].Size);

            if (Band.Admits(counted, admitted))
            {
                waiting.ForEach(index => isCounted[index] = true);
            }
            else
            {
                admitted = 0;
            }

            var takingPart = Enumerable.Range(0, plan.Count).Where(index => isCounted[index]).Sum(index => world[index]);
            told = Band.Next(told, counted, admitted, takingPart, plan.Where(crowd => crowd.IsListed(monday)).Sum(crowd => crowd.Size));
            view.Add(told.Words ?? "");
        }

        return view;
    }

    private static IEnumerable<int[]> Worlds(IReadOnlyList<Crowd> plan, int index) => index == plan.Count
        ? [[]]
        : from rest in Worlds(plan, index + 1)
          from joined in Enumerable.Range(0, plan[index].Size + 1)
          select (int[])[joined, .. rest];

    /// <param name="Added">Before the Monday after that one.</param>
    /// <param name="Removed">Likewise; later than the last Monday for never.</param>
    private sealed record Crowd(int Size, int Added, int Removed)
    {
        public bool IsListed(int monday) => Added < monday && Removed >= monday;
    }
}
