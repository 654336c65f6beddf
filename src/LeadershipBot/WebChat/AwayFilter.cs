namespace LeadershipBot.WebChat;

/// <summary>Says in a sentence when the database is away.</summary>
internal sealed class AwayFilter(ILogger<AwayFilter> logger) : IEndpointFilter
{
    public const string Away = "I can't reach my memory just now, so nothing was kept. What you typed is still in the box: try again in a moment.";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (StorageAwayException away)
        {
            logger.LogWarning(away, "The web chat could not reach the database.");
            return Sentence.Of(StatusCodes.Status503ServiceUnavailable, Away);
        }
    }
}
