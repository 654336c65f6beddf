using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Benchmarks;

/// <summary>Taps on the weekly question as Slack sends and signs them, each by another person.</summary>
internal static class SlackTaps
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    public const string Workspace = "T0HB00";

    private static readonly string[] Answers = ["handed", "both", "details", "purpose"];

    /// <param name="first">The number of the first person; there are made-up people from 1 on.</param>
    /// <param name="returnTo">Where the message can be changed for free, as Slack always says; null to leave that out.</param>
    public static IReadOnlyList<byte[]> Of(int first, int count, string week, Uri? returnTo) =>
        [.. Enumerable.Range(first, count).Select(person => Tap(person, week, returnTo))];

    private static byte[] Tap(int person, string week, Uri? returnTo)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"1700000000.{person:000000}");
        var url = returnTo is null ? "" : $"\"response_url\":\"{returnTo}respond/{person}\",";
        var json = $$$"""
            {"type":"block_actions","user":{"id":"U{{{person}}}","username":"somebody","name":"somebody","team_id":"{{{Workspace}}}"},"api_app_id":"A0HB","token":"x","container":{"type":"message","message_ts":"{{{at}}}","channel_id":"D{{{person}}}","is_ephemeral":false},"trigger_id":"{{{person}}}.{{{week}}}.abcdef0123456789","team":{"id":"{{{Workspace}}}","domain":"hb"},"enterprise":null,"is_enterprise_install":false,"channel":{"id":"D{{{person}}}","name":"directmessage"},"message":{"type":"message","user":"UBOT","ts":"{{{at}}}","bot_id":"B0","app_id":"A0HB","text":"Your weekly question is here.","team":"{{{Workspace}}}"},"state":{"values":{}},{{{url}}}"actions":[{"action_id":"answer:{{{week}}}:{{{Answers[person % 4]}}}","block_id":"b1","text":{"type":"plain_text","text":"An answer","emoji":false},"value":"x","type":"button","action_ts":"{{{at}}}"}]}
            """;
        var body = Encoding.ASCII.GetBytes("payload=" + Uri.EscapeDataString(json));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"v0:{now}:"), .. body];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), signed));

        return Loader.Request(
            "/slack/interactions",
            $"Content-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={signature}\r\n",
            body);
    }
}
