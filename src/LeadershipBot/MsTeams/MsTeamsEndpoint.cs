using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace LeadershipBot.MsTeams;

/// <summary>The way in from Teams: <c>POST /api/messages</c>. The token first, then the body, then whether the one belongs to the other.</summary>
internal sealed class MsTeamsEndpoint(TokenCheck tokens, Reception reception, MsTeamsSettings settings, TimeProvider clock, ILogger<MsTeamsEndpoint> log)
{
    // In bytes. A message has at most 100 KB, and comes twice over, the second time as HTML.
    private const int LargestBody = 512 * 1024;

    // Teams tells the person that the bot is out of reach after 10 seconds; from the first byte to the answer no tap takes half as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4), Least = TimeSpan.FromSeconds(0.5);

    private const string Channel = "msteams";

    public async Task<IResult> ReceiveAsync(HttpContext context)
    {
        var began = clock.GetTimestamp();

        // Where nobody has to show a token, a tunnel to this machine would let in whoever finds it, and a page in a browser here would do.
        if (!settings.Authenticates && (!ThisMachine.Sent(context) || ThisMachine.IsAskedByAnotherPage(context.Request)))
        {
            log.LogWarning("A request for Microsoft Teams was refused: with MsTeams:Authentication Off the emulator on this machine is heard, and nobody through a proxy, a tunnel or another page");
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            return await tokens.CheckAsync(context.Request.Headers.Authorization, context.RequestAborted) is { } caller
                ? await ReadAsync(context, caller, began)
                : TypedResults.Unauthorized();
        }
        catch (KeysAwayException away)
        {
            log.LogWarning("A request for Microsoft Teams has to come again: {Why}", away.Message);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (StorageAwayException away)
        {
            log.LogWarning("A request for Microsoft Teams has to come again: {Why}", away.Message);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IResult> ReadAsync(HttpContext context, Caller caller, long began)
    {
        var (body, fault) = await BodyAsync(context);

        if (body is null)
        {
            return TypedResults.StatusCode(fault);
        }

        Activity activity;

        try
        {
            activity = Activity.Read(body);
        }
        catch (JsonException)
        {
            // Its message would quote what somebody wrote.
            log.LogWarning("Something came from Microsoft Teams that is no activity.");
            return TypedResults.BadRequest();
        }

        // The token is good, but for another channel or another address than this.
        if (!caller.Speaks(activity.ChannelId, activity.ServiceUrl))
        {
            log.LogInformation("A request for Microsoft Teams was refused: its token is not for its channel or its service address");
            return TypedResults.Unauthorized();
        }

        if (activity.ChannelId != Channel || (settings.Authenticates && !settings.ServiceHosts.Allows(activity.ServiceUrl, out _)))
        {
            log.LogWarning("A request for Microsoft Teams was refused: its service address is not among MsTeams:ServiceHosts, or it is of another channel");
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!settings.Serves(activity.Tenant))
        {
            log.LogWarning("A request for Microsoft Teams was refused: its tenant is not among MsTeams:Tenants");
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await AnswerAsync(activity, began, context.RequestAborted);
    }

    private async Task<IResult> AnswerAsync(Activity activity, long began, CancellationToken aborted)
    {
        // Once begun it is seen through: a client that hangs up must not leave half of it.
        var taking = reception.TakeAsync(activity, CancellationToken.None);

        try
        {
            var received = activity.Type is "invoke" ? await taking.WaitAsync(Left(began), clock, aborted) : await taking.WaitAsync(aborted);
            return Result(received);
        }
        catch (Exception given) when (given is TimeoutException || aborted.IsCancellationRequested)
        {
            _ = WatchAsync(taking);
            // Nothing is acknowledged that is not on the disk. A tap that comes again has one effect.
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private TimeSpan Left(long began) => Patience - clock.GetElapsedTime(began) is var left && left > Least ? left : Least;

    // Nobody waits for it any more, but it must not fail in silence.
    private async Task WatchAsync(Task taking)
    {
        try
        {
            await taking;
        }
        catch (Exception error)
        {
            log.LogError(error, "Something from Microsoft Teams that nobody waited for any more came to nothing");
        }
    }

    private static IResult Result(Received received) =>
        received.Body is { } body
            ? new Answer(received.Status, AdaptiveCard.Bytes(body))
            : TypedResults.StatusCode(received.Status);

    private sealed class Answer(int status, byte[] json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            (httpContext.Response.StatusCode, httpContext.Response.ContentType, httpContext.Response.ContentLength) = (status, "application/json; charset=utf-8", json.Length);
            return httpContext.Response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
        }
    }

    private static async Task<(byte[]? Body, int Fault)> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.Length > LargestBody ? (null, StatusCodes.Status413PayloadTooLarge) : (body.ToArray(), 0);
        }
        catch (BadHttpRequestException bad)
        {
            return (null, bad.StatusCode);
        }
        catch (IOException)
        {
            // Not even framed as a body, or broken off.
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
