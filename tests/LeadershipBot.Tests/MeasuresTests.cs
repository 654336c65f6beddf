using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Tests.Outbox;
using LeadershipBot.Tests.Slack;

namespace LeadershipBot.Tests;

/// <summary>What can be measured from outside, as an exporter hears it.</summary>
public class MeasuresTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_that_is_asked_and_answered_is_counted_on_its_way()
    {
        using var heard = new Heard();
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));

        heard.Of("leadershipbot.check_in.due", "{person}").ShouldBeGreaterThanOrEqualTo(1);
        heard.Of("leadershipbot.outbox.queued", "{message}").ShouldBeGreaterThanOrEqualTo(2);
        heard.Of("leadershipbot.outbox.sent", "{message}").ShouldBeGreaterThanOrEqualTo(2);
        heard.Of("leadershipbot.acknowledgement", "s").ShouldBeGreaterThanOrEqualTo(0);
        heard.Of("leadershipbot.storage.group_commit", "{unit}").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task What_is_tried_again_and_what_is_given_up_is_counted()
    {
        await using var room = await Mailroom.OpenAsync(Database.Sqlite);
        using var heard = new Heard();
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(5), "busy"));
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1"));
        await room.SendAsync();
        room.Chat.Answers(new Delivery.Impossible("gone"));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2"));
        await room.SendAsync();

        heard.Of("leadershipbot.outbox.retried", "{try}").ShouldBeGreaterThanOrEqualTo(1);
        heard.Of("leadershipbot.outbox.given_up", "{message}").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task How_much_waits_and_how_long_the_oldest_has_is_looked_at_by_itself()
    {
        await using var room = await Mailroom.OpenAsync(Database.Sqlite);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1"));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2", due: TimeSpan.FromHours(1)));
        room.Clock.Advance(TimeSpan.FromSeconds(90));
        using var watch = new BacklogWatch(room.Store, room.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<BacklogWatch>.Instance);
        await watch.StartAsync(Cancelled);
        using var heard = new Heard();

        await Mailroom.UntilAsync(() =>
        {
            heard.Look();
            return heard.Has("leadershipbot.outbox.lag", 90) && heard.Has("leadershipbot.outbox.waiting", 2);
        });

        await watch.StopAsync(Cancelled);
    }

    [Fact]
    public async Task An_act_and_what_is_sent_because_of_it_are_one_trace()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LeadershipBot",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var run = await SlackRun.StartAsync();

        await run.DoAsync(run.Alex.SayAsync("join", id: "EvTraced"));

        var pairs = from act in spans where act.OperationName == "in Said"
                    from sent in spans where sent.OperationName == "outbox reply" && sent.ParentSpanId == act.SpanId && sent.TraceId == act.TraceId
                    select (act.Kind, sent.Kind, sent.GetTagItem("platform"));
        pairs.ShouldContain((ActivityKind.Consumer, ActivityKind.Producer, "slack"));
        spans.SelectMany(span => span.Tags).ShouldAllBe(tag => tag.Key == "task" || tag.Key == "platform");
    }

    // Other tests run beside this one and are heard too, so figures are at least what was done here.
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly ConcurrentQueue<(string Name, string? Unit, double Value)> measured = new();

        public Heard()
        {
            listener.InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == "LeadershipBot")
                {
                    all.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.Enqueue((instrument.Name, instrument.Unit, value)));
            listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured.Enqueue((instrument.Name, instrument.Unit, value)));
            listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.Enqueue((instrument.Name, instrument.Unit, value)));
            listener.Start();
        }

        /// <summary>Asks those that have to be asked.</summary>
        public void Look() => listener.RecordObservableInstruments();

        public bool Has(string name, double value) => measured.Any(one => one.Name == name && Math.Abs(one.Value - value) < 1);

        /// <summary>The sum of what was measured; fails where nothing was.</summary>
        public double Of(string name, string unit)
        {
            var all = measured.Where(one => one.Name == name && one.Unit == unit).ToList();
            all.ShouldNotBeEmpty(name);
            return all.Sum(one => one.Value);
        }

        public void Dispose() => listener.Dispose();
    }
}
