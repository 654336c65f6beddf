using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.CheckIns;
using NodaTime;
using Outcome = LeadershipBot.CheckIns.Outcome;

namespace LeadershipBot.Tests.CheckIns;

/// <summary>Lives random lives: zones, moves, changed minds, pauses, restarts and outages.</summary>
public class RhythmProperties
{
    private static readonly Duration Grace = Duration.FromHours(6);
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/'))];

    private static readonly Gen<IsoDayOfWeek> AnyDay = Gen.Choose(1, 7).Select(day => (IsoDayOfWeek)day);

    private static readonly Gen<LocalTime> AnyHour = Gen.Choose(7 * 60, 20 * 60 - 1).Select(minute => LocalTime.FromMinutesSinceMidnight(minute));

    private static readonly Gen<DateTimeZone> AnyZone = Gen.Elements(Zones).Select(id => DateTimeZoneProviders.Tzdb[id]);

    private static readonly Gen<Act> AnyAct = Gen.Frequency(
        (12, Gen.Choose(0, 8 * 60).Select(Act (late) => new Act.WaitForNext(Duration.FromMinutes(late)))),
        (4, Gen.Choose(1, 20 * 24 * 60).Select(Act (minutes) => new Act.Outage(Duration.FromMinutes(minutes)))),
        (3, (from day in AnyDay from at in AnyHour from every in Gen.Elements(1, 2, 4) from zone in AnyZone from asked in Gen.Elements(0, 1) select (day, at, every, zone, asked))
            .Select(Act (to) => new Act.Change(to.day, to.at, to.every, to.zone, to.asked))),
        (2, Gen.Choose(-3, 60).Select(Act (days) => new Act.Pause(days))),
        (1, Gen.Constant<Act>(new Act.Resume())),
        (1, Gen.Constant<Act>(new Act.Skip())));

    private static readonly Gen<Life> AnyLife =
        from day in AnyDay
        from at in AnyHour
        from every in Gen.Elements(1, 2, 4)
        from zone in AnyZone
        from start in Gen.Choose(0, 5 * 365 * 24 * 60)
        from acts in Gen.ListOf(AnyAct, 40)
        select new Life(day, at, every, zone, Instant.FromUtc(2024, 1, 1, 0, 0) + Duration.FromMinutes(start), [.. acts]);

    [Fact]
    public void Every_week_ends_once_as_asked_or_skipped_and_none_is_left_out() => Holds(lived =>
    {
        var weeks = lived.Settled.Select(settled => settled.Week).ToList();
        var expected = Enumerable.Range(1, lived.End.Settled.Since(lived.Begin.Settled)).Select(lived.Begin.Settled.Plus);
        weeks.ShouldBe(expected);
    });

    [Fact]
    public void Nobody_is_asked_twice_in_one_week() => Holds(lived =>
        lived.Asked.Select(asked => asked.Week).ShouldBeUnique());

    [Fact]
    public void Nobody_is_asked_in_the_quiet_hours() => Holds(lived =>
    {
        foreach (var (_, now, zone) in lived.Asked)
        {
            var local = now.InZone(zone).TimeOfDay;
            (local >= Cadence.Earliest && local < Cadence.Quiet).ShouldBeTrue($"{local} in {zone.Id}");
        }
    });

    [Fact]
    public void Nobody_is_asked_later_than_the_grace_allows() => Holds(lived =>
    {
        foreach (var settled in lived.Settled)
        {
            if (settled.Outcome is Outcome.Asked { Slot: var slot })
            {
                (slot.NotAfter - slot.DueAt <= Grace).ShouldBeTrue();
            }
        }
    });

    private static void Holds(Action<Lived> fact) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(AnyLife.ToArbitrary(), life => fact(Live(life))));

    private static Lived Live(Life life)
    {
        var now = life.Start;
        var rhythm = Rhythm.Start(life.Day, life.At, life.Every, life.Zone, settled: null, now);
        var begin = rhythm;
        var settled = new List<SettledWeek>();
        var asked = new List<(Week, Instant, DateTimeZone)>();

        foreach (var act in life.Acts)
        {
            (IReadOnlyList<SettledWeek> weeks, rhythm) = act switch
            {
                Act.WaitForNext wait => ([], Wait(ref now, rhythm, wait.Late)),
                Act.Outage outage => ([], Wait(ref now, outage.For, rhythm)),
                Act.Change to => rhythm.Change(to.Day, to.At, to.Every, rhythm.Settled.Plus(to.Asked), to.Zone, now),
                Act.Pause pause => ((IReadOnlyList<SettledWeek>)[], rhythm.Pause(now.InZone(rhythm.Zone).Date.PlusDays(pause.Days))),
                Act.Resume => rhythm.Resume(now),
                Act.Skip => rhythm.SkipNext(),
                _ => throw new ArgumentOutOfRangeException(nameof(life), act, "Not an act."),
            };
            settled.AddRange(weeks);

            (weeks, rhythm) = rhythm.Tick(now, Grace);
            settled.AddRange(weeks);
            asked.AddRange(weeks.Where(week => week.Outcome is Outcome.Asked).Select(week => (week.Week, now, rhythm.Zone)));
        }

        return new Lived(begin, rhythm, settled, asked);
    }

    private static Rhythm Wait(ref Instant now, Rhythm rhythm, Duration late)
    {
        now = Instant.Max(now, rhythm.Next(Grace) is { } slot ? slot.DueAt + late : now);
        return rhythm;
    }

    private static Rhythm Wait(ref Instant now, Duration by, Rhythm rhythm)
    {
        now += by;
        return rhythm;
    }

    private sealed record Life(IsoDayOfWeek Day, LocalTime At, int Every, DateTimeZone Zone, Instant Start, IReadOnlyList<Act> Acts);

    private sealed record Lived(
        Rhythm Begin, Rhythm End, IReadOnlyList<SettledWeek> Settled, IReadOnlyList<(Week Week, Instant Now, DateTimeZone Zone)> Asked);

    private abstract record Act
    {
        internal sealed record WaitForNext(Duration Late) : Act;

        internal sealed record Outage(Duration For) : Act;

        internal sealed record Change(IsoDayOfWeek Day, LocalTime At, int Every, DateTimeZone Zone, int Asked) : Act;

        internal sealed record Pause(int Days) : Act;

        internal sealed record Resume : Act;

        internal sealed record Skip : Act;
    }
}
