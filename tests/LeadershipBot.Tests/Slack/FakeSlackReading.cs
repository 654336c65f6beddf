using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Tests.Slack;

/// <summary>Takes a request apart, and says what about its shape no careful app sends.</summary>
internal static class FakeSlackReading
{
    public static async Task<(SlackCall Call, SlackRefusalException? Broken)> ReadAsync(FakeSlack slack, HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(CancellationToken.None);
        var method = (string)request.RouteValues["method"]!;
        var header = request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null;
        var media = request.ContentType?.Split(';')[0].Trim();
        var form = media == "application/x-www-form-urlencoded" ? QueryHelpers.ParseQuery(body) : [];
        var args = form.ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? "");

        if (method == "oauth.v2.access" && header.StartsWith("Basic ", StringComparison.Ordinal))
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])).Split(':', 2);
            args["client_id"] = pair[0];
            args["client_secret"] = pair[^1];
        }

        var call = new SlackCall(slack, method, bearer, args);
        return (call, Broken(request, body, media, bearer, form.Where(pair => pair.Value.Count > 1).Select(pair => pair.Key).FirstOrDefault(), args));
    }

    private static SlackRefusalException? Broken(
        HttpRequest request, string body, string? media, string? bearer, string? twice, Dictionary<string, string> args)
    {
        if (request.Method != "POST")
        {
            return new("invalid_arguments", $"sent by {request.Method}");
        }

        if (request.Query.Count > 0)
        {
            return request.Query.ContainsKey("token")
                ? new("not_allowed_token_type", "a token in the query")
                : new("invalid_arguments", "arguments in the query");
        }

        if (args.ContainsKey("token"))
        {
            return new("invalid_auth", "a token in the body");
        }

        if (body.Length > 0 && media != "application/x-www-form-urlencoded")
        {
            return new("invalid_post_type", $"body sent as {media}");
        }

        return twice is not null ? new("invalid_arguments", $"{twice} is there twice")
            : bearer is { Length: 0 } ? new("not_authed", "an empty token")
            : string.IsNullOrEmpty(request.Headers.UserAgent) ? new("invalid_arguments", "no User-Agent")
            : null;
    }
}
