using System.Buffers;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>Slack's way in over HTTP. Reads, checks the signature over what arrived, and only then looks inside.</summary>
internal sealed class SlackEndpoints(
    Signature signature, Events events, Interactions interactions, Commands commands, TimeProvider clock, ILogger<SlackEndpoints> log)
{
    /// <summary>In bytes. Slack sends nothing that comes near it.</summary>
    public const int LargestBody = 1024 * 1024;

    // In bytes, for all at once: who sent a body is only known once it is whole. Sixteen of the largest, and everything Slack sends in a second.
    private const long LargeBodies = 32 * 1024 * 1024;

    private readonly MemoryShare share = new(LargeBodies);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/slack/events", context => TakeAsync(context, mayBeProbe: false, "application/json", events.TakeAsync));
        routes.MapPost("/slack/interactions", context => TakeAsync(context, mayBeProbe: false, "application/x-www-form-urlencoded", InteractionAsync));
        routes.MapGet("/slack/commands", context =>
        {
            context.Response.StatusCode = context.Request.Query["ssl_check"] == "1" ? StatusCodes.Status200OK : StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        });
        routes.MapPost("/slack/commands", context => TakeAsync(context, mayBeProbe: true, "application/x-www-form-urlencoded", CommandAsync));
    }

    private async Task TakeAsync(HttpContext context, bool mayBeProbe, string mediaType, Func<ReadOnlyMemory<byte>, CancellationToken, Task<Ack>> take)
    {
        var (request, response) = (context.Request, context.Response);

        if (request.ContentLength > LargestBody)
        {
            response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        using var body = new RawBody(ArrayPool<byte>.Shared, Signature.MostPrefix, share, LargestBody);
        var timestamp = Only(request, "X-Slack-Request-Timestamp");
        var start = body.Begin(room => Signature.WritePrefix(timestamp, room.Span));

        try
        {
            var end = await body.ReadAsync(request.Body, context.RequestAborted);

            if (end is not BodyEnd.Whole)
            {
                response.StatusCode = end is BodyEnd.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }
        catch (BadHttpRequestException bad)
        {
            response.StatusCode = bad.StatusCode;
            return;
        }
        catch (IOException)
        {
            // Not even framed as a body, or broken off.
            response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // Unsigned, so nothing else in it counts: others have been fooled by a payload beside it.
        if (mayBeProbe && Is(request, mediaType) && IsProbe(body.Bytes.Span))
        {
            return;
        }

        if (start == 0 || !signature.Verifies(body.Signed, timestamp!, Only(request, "X-Slack-Signature"), clock.GetUtcNow()))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await AnswerAsync(context, Is(request, mediaType) ? body.Bytes : default, take);
    }

    private async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, CancellationToken, Task<Ack>> take)
    {
        try
        {
            // Not called off by a caller who hangs up: what has begun is seen through, and the next delivery finds it done.
            var ack = await take(body, CancellationToken.None);

            if (ack.Json is { } json)
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.WriteAsync(json, context.RequestAborted);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidDataException)
        {
            // Never the text itself: it is a person's.
            log.LogWarning("{Path}: a signed body that makes no sense ({Kind}); nothing was kept", context.Request.Path.Value, malformed.GetType().Name);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (StorageAwayException away)
        {
            log.LogWarning("{Path}: nothing was kept, Slack is asked to try again: {Why}", context.Request.Path.Value, away.Message);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private Task<Ack> InteractionAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        interactions.TakeAsync(FormBody.Payload(body.Span) ?? throw new FormatException("No payload."), cancellationToken);

    private Task<Ack> CommandAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        commands.TakeAsync(FormBody.Command(body) ?? throw new FormatException("No command."), cancellationToken);

    // A header that comes twice is nobody's.
    private static string? Only(HttpRequest request, string header) => request.Headers[header] is [{ } only] ? only : null;

    private static bool Is(HttpRequest request, string mediaType) =>
        request.ContentType is { } type && type.AsSpan(0, type.IndexOf(';') is >= 0 and var end ? end : type.Length).Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static bool IsProbe(ReadOnlySpan<byte> body) => body.Length < 512 && FormBody.Only(body, "ssl_check"u8) == "1";
}
