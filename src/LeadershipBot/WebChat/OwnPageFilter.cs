namespace LeadershipBot.WebChat;

/// <summary>Lets in what the page itself asks for: another page could have a leader's browser ask, and set something by it.</summary>
internal sealed class OwnPageFilter : IEndpointFilter
{
    public const string OtherPage = "Another page asked for that. Open the web chat itself.";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        ThisMachine.IsAskedByAnotherPage(context.HttpContext.Request) ? Sentence.Of(StatusCodes.Status403Forbidden, OtherPage) : await next(context);
}
