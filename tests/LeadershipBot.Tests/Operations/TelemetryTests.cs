using LeadershipBot.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Operations;

/// <summary>Where measures and traces go, and what is no place to send them.</summary>
public class TelemetryTests
{
    [Theory]
    [InlineData("collector:4317", "", "OTEL_EXPORTER_OTLP_ENDPOINT is no web address; write one like http://localhost:4317.")]
    [InlineData("somewhere", "", "OTEL_EXPORTER_OTLP_ENDPOINT is no web address; write one like http://localhost:4317.")]
    [InlineData("http://localhost:4317", "secret", "OTEL_EXPORTER_OTLP_HEADERS must be name=value, several with commas between them.")]
    [InlineData("http://localhost:4317", "a=1,secret", "OTEL_EXPORTER_OTLP_HEADERS must be name=value, several with commas between them.")]
    [InlineData("http://localhost:4317", "=secret", "OTEL_EXPORTER_OTLP_HEADERS must be name=value, several with commas between them.")]
    public void What_the_exporter_would_not_understand_is_said_in_a_sentence(string endpoint, string headers, string sentence) =>
        Should.Throw<StartRefusedException>(() => Add(endpoint, headers)).Message.ShouldBe(sentence);

    [Theory]
    [InlineData("http://localhost:4317", "")]
    [InlineData("https://collector.example.com/otlp", "Authorization=Bearer%20abc,X-Scope=it")]
    public void What_it_understands_is_taken(string endpoint, string headers) => Add(endpoint, headers).ShouldNotBeEmpty();

    [Fact]
    public void Nothing_is_sent_where_no_endpoint_is_named() => Add("", "nonsense").ShouldBeEmpty();

    private static IServiceCollection Add(string endpoint, string headers) => new ServiceCollection().AddTelemetry(
        new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), new("OTEL_EXPORTER_OTLP_HEADERS", headers)]).Build());
}
