using System.Text;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>Who is believed.</summary>
public class SlackSignatureTests
{
    [Theory, MemberData(nameof(SignatureVector.All), MemberType = typeof(SignatureVector))]
    public void What_Slack_and_its_libraries_say_of_a_signature_holds(SignatureVector vector)
    {
        var buffer = new byte[Signature.MostPrefix + Encoding.UTF8.GetByteCount(vector.Body)];
        var start = vector.Twice == "timestamp" ? 0 : Signature.WritePrefix(vector.Timestamp, buffer);
        var signed = buffer.AsSpan(0, start + Encoding.UTF8.GetBytes(vector.Body, buffer.AsSpan(start)));
        var signature = new Signature(Options([.. vector.Secrets]));

        var verifies = start > 0 && signature.Verifies(signed, vector.Timestamp!, vector.Twice == "signature" ? null : vector.Signature, DateTimeOffset.FromUnixTimeSeconds(vector.Now));

        verifies.ShouldBe(vector.Accepted);
    }

    [Fact]
    public async Task Nothing_unsigned_stale_or_changed_comes_in()
    {
        await using var run = await SlackRun.StartAsync();
        var now = run.Clock.GetUtcNow().ToUnixTimeSeconds();
        SlackSigning[] forged =
        [
            new() { Unsigned = true },
            new() { Secret = "another" },
            new() { Timestamp = $"{now - 301}" },
            new() { Timestamp = $"{now + 301}" },
            new() { Timestamp = "" },
            new() { Signature = "v0=" },
            new() { Tamper = body => body.Replace("join", "leave", StringComparison.Ordinal) },
        ];

        foreach (var sign in forged)
        {
            (await run.Alex.SayAsync("join", sign: sign)).Status.ShouldBe(401);
            (await run.Alex.CommandAsync("join", sign: sign)).Status.ShouldBe(401);
        }

        (await run.Bot.CountAsync("person")).ShouldBe(0);
        (await run.Alex.SayAsync("join", sign: new() { Timestamp = $"{now - 300}" })).Status.ShouldBe(200);
        (await run.Alex.SayAsync("join", sign: new() { Secret = "an-older-one" })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_signed_body_that_is_none_is_refused_and_one_that_is_too_large_not_even_read()
    {
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(log: log);
        (string Road, string Body, string Type)[] bodies =
        [
            ("events", "{", "application/json"), ("events", "null", "application/json"), ("events", "[]", "application/json"), ("events", "", "application/json"),
            ("events", "{}", "application/json"), ("events", """{"type":"event_callback"}""", "text/plain"),
            ("interactions", "payload=%7B", "application/x-www-form-urlencoded"), ("interactions", "payload=%ZZ", "application/x-www-form-urlencoded"),
            ("interactions", "nothing=1", "application/x-www-form-urlencoded"), ("commands", "text=join", "application/x-www-form-urlencoded"),
        ];

        foreach (var (road, body, type) in bodies)
        {
            (await run.Driver.PostAsync(road, body, type, new())).Status.ShouldBe(400, $"{road} {body}");
        }

        (await run.Driver.PostAsync("events", new string('x', SlackEndpoints.LargestBody + 1), "application/json", new())).Status.ShouldBe(413);
        (await run.Bot.CountAsync("person")).ShouldBe(0);
        log.Count(line => line.Contains("makes no sense")).ShouldBe(bodies.Length);
    }

    [Theory, MemberData(nameof(SslCheckVector.All), MemberType = typeof(SslCheckVector))]
    public async Task Slacks_look_at_the_commands_address_is_answered_and_nothing_beside_it_counts(SslCheckVector vector)
    {
        await using var run = await SlackRun.StartAsync();

        var reply = await run.Driver.PostAsync("commands", vector.Body, vector.MediaType, new() { Unsigned = true });

        reply.Status.ShouldBe(vector.UnsignedAccepted ? 200 : 401);
        reply.Body.ShouldBeEmpty();
        (await run.Bot.CountAsync("person")).ShouldBe(0);
    }

    [Fact]
    public async Task The_address_is_verified_and_unknown_things_are_acknowledged()
    {
        await using var run = await SlackRun.StartAsync();

        (await run.Driver.UrlVerificationAsync("3eZbrw1aB")).Json!["challenge"]!.GetValue<string>().ShouldBe("3eZbrw1aB");
        (await run.Driver.UrlVerificationAsync("x", new() { Secret = "another" })).Status.ShouldBe(401);
        (await run.Driver.EventAsync(run.Workspace, new() { ["type"] = "emoji_changed" })).ShouldSatisfyAllConditions(reply => reply.Status.ShouldBe(200), reply => reply.Body.ShouldBeEmpty());
        (await run.Driver.InteractionAsync(new() { ["type"] = "message_action", ["user"] = "U1", ["team"] = "T1" })).Status.ShouldBe(200);
        (await run.Driver.PostAsync("events", """{"type":"app_rate_limited","team_id":"T1"}""", "application/json; charset=utf-8", new())).Status.ShouldBe(200);
        (await run.Driver.PostAsync("events", """{"type":"event_callback","team_id":"T404","event_id":"Ev1","event":{"type":"message","channel_type":"im","channel":"D1","user":"U1","text":"join"}}""", "application/json", new())).Status.ShouldBe(200);
        (await run.Bot.CountAsync("person")).ShouldBe(0);
    }

    private static SlackOptions Options(IReadOnlyList<string> secrets) =>
        new(secrets, null, null, null, null, SlackOptions.SlackApi, null, 4, 0.8);
}
