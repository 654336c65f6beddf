namespace LeadershipBot.WebChat;

/// <summary>Lets in whoever sits at this machine and nobody else, and sends each answer off with its safety headers.</summary>
internal sealed class Door : IEndpointFilter
{
    public const string OnlyHere = "The web chat answers on this machine only: open it as http://localhost or http://127.0.0.1, without a proxy between.";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];

    /// <summary>Sets the headers that every page and file of ours carries.</summary>
    public static void Dress(HttpResponse response)
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Dress(context.HttpContext.Response);
        return ThisMachine.Sent(context.HttpContext) ? await next(context) : Sentence.Of(StatusCodes.Status400BadRequest, OnlyHere);
    }
}
