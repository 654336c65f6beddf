using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Tests.MsTeams;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Fuzz;

/// <summary><c>POST /api/messages</c>.</summary>
/// <param name="real">Requests as Teams sends them.</param>
internal sealed class TeamsDoor(IReadOnlyList<Heard> real, FakeConnector teams) : Door("Teams")
{
    private const string Road = "/api/messages";
    private const int Remembered = 200;

    private readonly IReadOnlyList<Heard> real = [.. real.Where(one => one.Path.StartsWith(Road, StringComparison.Ordinal))];
    private readonly TokenForge forge = new(teams);
    private readonly ConcurrentDictionary<string, string> tokens = [];

    public override Action<HttpContext> Request(Random dice, bool genuine)
    {
        var one = Pick(real, dice);
        var body = dice.Next(10) switch
        {
            0 => one.Body,
            1 => TextSpoiler.Spoil(one.Body, dice),
            _ => JsonSpoiler.Spoil(one.Body, dice, dice.Next(4), dice.Next(2) == 0) ?? one.Body,
        };
        // A token is for one address; what is in the body by now may be another.
        var service = ServiceOf(dice.Next(2) == 0 ? body : one.Body);
        var token = TokenFor(service);
        string[] headers = genuine ? [$"Bearer {token}"] : Forge(dice, token);

        return context =>
        {
            Fill(context, dice.Next(50) == 0 ? Pick(["GET", "PUT", "DELETE", "OPTIONS"], dice) : "POST", Road, dice.Next(20) == 0 ? "text/plain" : "application/json; charset=utf-8", body);
            context.Request.Headers.Authorization = headers;
        };
    }

    // 501 is what an invoke of another kind is answered with.
    public override bool May(int status, bool genuine) => base.May(status, genuine) || (genuine && status is 501);

    // What is spoilt may be no text any more.
    private static string ServiceOf(byte[] body)
    {
        try
        {
            return (JsonSpoiler.Parse(body) as JsonObject)?["serviceUrl"] is JsonValue value && value.TryGetValue<string>(out var url) ? url : "https://x.example";
        }
        catch (InvalidOperationException)
        {
            return "https://x.example";
        }
    }

    private string TokenFor(string service)
    {
        if (tokens.Count > Remembered)
        {
            tokens.Clear();
        }

        return tokens.GetOrAdd(service, forge.Real);
    }

    private static string[] Forge(Random dice, string token)
    {
        var parts = token.Split('.');

        return dice.Next(9) switch
        {
            0 => [],
            1 => ["Bearer "],
            2 => [token],
            3 => [$"bearer {token}"],
            4 => [$"Bearer {token}", $"Bearer {token}"],
            5 => [$"Bearer {parts[0]}.{parts[1]}."],
            6 => [$"Bearer {parts[0]}.{Convert.ToBase64String(Encoding.UTF8.GetBytes("{}"))}.{parts[2]}"],
            7 => [$"Bearer eyJhbGciOiJub25lIn0.{parts[1]}."],
            _ => [$"Bearer {Spoilt(token, dice)}"],
        };
    }

    private static string Spoilt(string token, Random dice)
    {
        // Not the last letter: some of its bits are padding and mean nothing.
        var at = dice.Next(token.Length - 2);
        return token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
    }
}
