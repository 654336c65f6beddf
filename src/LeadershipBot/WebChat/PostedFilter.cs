using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LeadershipBot.WebChat;

/// <summary>What holds for everything the page posts: ours, not too large, a form with a delivery id, and refused in a sentence.</summary>
internal sealed class PostedFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    /// <summary>In bytes. The longest text that is accepted, in its longest spelling on the wire, and a little.</summary>
    private const long LargestBody = 256 * 1024;

    public const string Stale = "This page is older than the program it talks to. Reload it; what you typed is in the box until then.";
    public const string TooLarge = "That is more than I can take in at once. Please make it shorter.";
    public const string Malformed = "The page sent something I could not read. Reload it and try again.";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;

        if (request.ContentLength > LargestBody)
        {
            return Sentence.Of(StatusCodes.Status413PayloadTooLarge, TooLarge);
        }

        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        if (!request.HasFormContentType || !await IsOursAsync(context.HttpContext))
        {
            return Sentence.Of(StatusCodes.Status400BadRequest, Stale);
        }

        return await ReadAsync(request) is { } refusal ? refusal : await next(context);
    }

    private static async Task<IResult?> ReadAsync(HttpRequest request)
    {
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return IsDelivery(form["delivery"].ToString()) && !form.Any(pair => pair.Key.Contains('\0') || pair.Value.ToString().Contains('\0')) ? null : Sentence.Of(StatusCodes.Status400BadRequest, Malformed);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Sentence.Of(StatusCodes.Status413PayloadTooLarge, TooLarge);
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException)
        {
            return Sentence.Of(StatusCodes.Status400BadRequest, Malformed);
        }
    }

    // The token travels in a header, so a form of another page cannot bring it; looking into the body for one would only cost.
    private async Task<bool> IsOursAsync(HttpContext context) =>
        context.Request.Headers.ContainsKey(WebChatSetup.TokenHeader) && await antiforgery.IsRequestValidAsync(context);

    private static bool IsDelivery(string id) =>
        id.Length is >= 16 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
