using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Slack;

/// <summary>Sends an answer, or what was planned instead of it.</summary>
internal static class FakeSlackAnswering
{
    private static readonly JsonSerializerOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="run">Lets the call take effect and tells the answer.</param>
    public static async Task AnswerAsync(HttpContext context, SlackCall call, Func<JsonObject> run)
    {
        // As the faults say, by the fake's own clock.
        context.Response.Headers.Date = call.Slack.Now.ToString("R");

        switch (call.Fault)
        {
            case Fault.Error(var code):
                call.Error = code;
                await JsonAsync(context, call, new() { ["ok"] = false, ["error"] = code });
                break;
            case Fault.Answers(var body):
                await JsonAsync(context, call, body());
                break;
            case Fault.TooMany(var retryAfter):
                await TooManyAsync(context, call, retryAfter);
                break;
            case Fault.Status(var code, var body, var type, var accepts):
                _ = accepts ? run() : null;
                await TextAsync(context, call, code, type, body);
                break;
            case Fault.Html(var accepts):
                _ = accepts ? run() : null;
                await TextAsync(context, call, 200, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>We'll be right back</body></html>");
                break;
            case Fault.Truncated(var accepts):
                var whole = (accepts ? run() : []).ToJsonString(Loose);
                await TextAsync(context, call, 200, "application/json", whole[..(whole.Length / 2)]);
                break;
            case Fault.Hang(var accepts):
                call.Answer = accepts ? run() : null;
                await GivenUpAsync(context, call);
                context.Abort();
                break;
            case Fault.Reset(var accepts):
                call.Answer = accepts ? run() : null;
                context.Abort();
                break;
            case Fault.Late(var until):
                await GivenUpAsync(context, call);
                await (until ?? Task.CompletedTask);
                call.Answer = run();
                break;
            case Fault.Held(var until):
                await until.WaitAsync(call.Slack.Faults.Released);
                await PlainAsync(context, call, run);
                break;
            default:
                await PlainAsync(context, call, run);
                break;
        }
    }

    private static async Task PlainAsync(HttpContext context, SlackCall call, Func<JsonObject> run)
    {
        var answer = run();

        if (answer["retry_after"] is { } seconds)
        {
            await TooManyAsync(context, call, seconds.ToString());
            return;
        }

        if (answer["status"] is { } status)
        {
            await TextAsync(context, call, status.GetValue<int>(), "text/plain", "");
            return;
        }

        await JsonAsync(context, call, answer);
    }

    public static async Task TooManyAsync(HttpContext context, SlackCall call, string? retryAfter)
    {
        call.Error = "ratelimited";
        context.Response.StatusCode = 429;

        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        await JsonAsync(context, call, new() { ["ok"] = false, ["error"] = "ratelimited" });
    }

    private static async Task JsonAsync(HttpContext context, SlackCall call, JsonObject answer)
    {
        if (call.Holder is { } holder)
        {
            context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', holder.Scopes);
        }

        call.Answer = answer;
        await TextAsync(context, call, context.Response.StatusCode, "application/json; charset=utf-8", answer.ToJsonString(Loose));
    }

    public static async Task TextAsync(HttpContext context, SlackCall call, int status, string type, string body)
    {
        call.Status = status;
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body, CancellationToken.None);
    }

    private static async Task GivenUpAsync(HttpContext context, SlackCall call)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, call.Slack.Faults.Released);
        var over = new TaskCompletionSource();
        await using var registration = either.Token.Register(over.SetResult);
        await over.Task;
    }
}
