using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Docs;

/// <summary>Dashboard and alerts ask for measures that there are.</summary>
public partial class MonitoringTests
{
    private const string Dashboard = "deploy/monitoring/dashboard.json";
    private const string Alerts = "deploy/monitoring/alerts.yaml";

    [Theory]
    [InlineData(Dashboard)]
    [InlineData(Alerts)]
    public void Every_measure_asked_for_is_one_the_bot_takes(string file)
    {
        var asked = Asked().Matches(Repository.Read(file)).Select(match => match.Value).Distinct().ToList();
        asked.ShouldNotBeEmpty();

        asked.Except(Measured().SelectMany(one => one.Series)).ShouldBeEmpty(file);
    }

    [Fact]
    public void The_dashboard_shows_every_measure()
    {
        var shown = JsonNode.Parse(Repository.Read(Dashboard))!["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!).ToList();

        Measured().Where(one => !one.Series.Any(series => shown.Exists(expression => expression.Contains(series, StringComparison.Ordinal)))).Select(one => one.Name).ShouldBeEmpty();
    }

    // What OTLP's names become in Prometheus: points to underscores, the unit behind, then what kind it is.
    private static List<(string Name, IReadOnlyList<string> Series)> Measured()
    {
        var found = new List<(string, IReadOnlyList<string>)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == Measures.Name)
            {
                var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
                found.Add((instrument.Name, instrument switch
                {
                    _ when instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) => [$"{name}_total"],
                    _ when instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
                    _ => [name],
                }));
            }
        };
        Measures.NoteBacklog(0, TimeSpan.Zero);
        listener.Start();
        found.Count.ShouldBeGreaterThan(6);
        return found;
    }

    [GeneratedRegex(@"\bleadershipbot_\w+", RegexOptions.None, 1000)]
    private static partial Regex Asked();
}
