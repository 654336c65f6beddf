using System.Diagnostics;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>The 24 hours in which Europe's clocks go back, minute by minute and as fast as it goes, with people in all zones there are.</summary>
internal static class LongDay
{
    private const int Minutes = 24 * 60;

    private static readonly Instant Joined = Instant.FromUtc(2026, 10, 20, 0, 0);

    // At one in the morning, UTC, of this day the clocks of Europe go back.
    private static readonly Instant Begin = Instant.FromUtc(2026, 10, 25, 0, 0);

    public static async Task<Verdict> RunAsync(bool isShort)
    {
        var people = isShort ? 2_000 : 10_000;
        await using var site = FaultSite.OnSqlite();
        var clock = new FaultClock();
        clock.Set(Begin.ToDateTimeOffset());
        var chat = new FaultChat(clock, TimeSpan.Zero);
        await using var node = await FaultHost.StartAsync(site.Storage, chat, clock);
        var expected = await FillAsync(node.Store, people);

        var began = Stopwatch.GetTimestamp();

        for (var minute = 0; minute <= Minutes; minute++)
        {
            clock.Set(Begin.Plus(Duration.FromMinutes(minute)).ToDateTimeOffset());
            await node.Sweep.RunAsync(CancellationToken.None);
            await node.Sender.DrainAsync(CancellationToken.None);
        }

        return Judge(chat, expected, Stopwatch.GetElapsedTime(began));
    }

    private static Verdict Judge(FaultChat chat, Dictionary<long, (Instant Due, DateTimeZone Zone)> expected, TimeSpan took)
    {
        var late = chat.Posts.Select(post => (Person: long.Parse(post.Key.Split('/')[1]), post.At))
            .Select(post => (post.Person, Late: Instant.FromDateTimeOffset(post.At) - expected[post.Person].Due, Local: Instant.FromDateTimeOffset(post.At).InZone(expected[post.Person].Zone).TimeOfDay))
            .OrderBy(post => post.Late).ToList();
        var missing = expected.Count - late.Select(post => post.Person).Distinct().Count();
        var (early, quiet) = (late.Count(post => post.Late < Duration.Zero), late.Count(post => post.Local < Cadence.Earliest || post.Local >= Cadence.Quiet));
        var zones = expected.Values.Select(one => one.Zone.Id).Distinct().Count();

        return new(
            late.Count > 0 && (missing, chat.Doubled, early, quiet) == (0, 0, 0, 0) && late[^1].Late < Duration.FromMinutes(1),
            $"24 hours over Europe's change of clocks, {expected.Count:n0} people in {zones} zones, minute by minute",
            $"{missing} not asked, {chat.Doubled} asked twice, {early} early, {quiet} in quiet hours; late by {At(0.5)} (median), {At(0.95)} (95 %), {At(0.99)} (99 %), {At(1)} (most); the day took {took.TotalSeconds:0} s");

        string At(double share) => late.Count == 0 ? "–" : $"{late[Math.Min(late.Count - 1, (int)(late.Count * share))].Late.TotalMilliseconds:n0} ms";
    }

    private static async Task<Dictionary<long, (Instant Due, DateTimeZone Zone)>> FillAsync(IStore store, int people)
    {
        var dice = new Random(2026);
        var zones = DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]).ToList();

        return await store.WriteAsync(
            async unit =>
            {
                var expected = new Dictionary<long, (Instant, DateTimeZone)>();

                for (var number = 0; number < people; number++)
                {
                    var zone = zones[number % zones.Count];
                    var moment = MomentIn(zone, dice);
                    var person = await unit.FindAsync<long>(
                        "insert into person (platform, workspace, user_id, conversation, created_at, zone) values ('slack', 'T', @user, @user, 0, @zone) returning id",
                        new { user = $"U{number}", zone = zone.Id });
                    var rhythm = Rhythm.Start(moment.DayOfWeek, moment.TimeOfDay, 1, zone, settled: null, Joined);
                    await unit.SaveAsync(new RhythmRow { Person = person, Reminders = 0, JoinedAt = Joined.ToColumn(), SeasonFrom = rhythm.Settled.Plus(1).ToString() }.With(rhythm, Duration.FromHours(6)));
                    expected[person] = (zone.AtLeniently(moment).ToInstant(), zone);
                }

                return expected;
            },
            CancellationToken.None);
    }

    // A minute of those hours at which somebody there may be asked.
    private static LocalDateTime MomentIn(DateTimeZone zone, Random dice)
    {
        while (true)
        {
            var local = Begin.Plus(Duration.FromMinutes(dice.Next(Minutes))).InZone(zone).LocalDateTime;
            var minute = local.Date.At(new LocalTime(local.Hour, local.Minute));

            if (minute.TimeOfDay >= Cadence.Earliest && minute.TimeOfDay <= Cadence.Latest && zone.AtLeniently(minute).ToInstant() >= Begin)
            {
                return minute;
            }
        }
    }
}
