namespace LeadershipBot.Operations;

/// <summary>What every answer carries, whoever gives it. A page that needs more writes its own over these.</summary>
internal static class Headers
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The pages of the installation are one paragraph with its own style, and nothing that anybody typed.
    private const string Styled = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly PathString Installation = "/slack/oauth";

    public static void UseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(Installation, StringComparison.OrdinalIgnoreCase) ? Styled : Nothing;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Last, where nobody else has said how long it may be kept.
        context.Response.OnStarting(() =>
        {
            headers.CacheControl = headers.CacheControl.Count > 0 ? headers.CacheControl : "no-store";
            return Task.CompletedTask;
        });

        return next(context);
    });
}
