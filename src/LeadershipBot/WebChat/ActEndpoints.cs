using LeadershipBot.Cards;
using LeadershipBot.Operations;

namespace LeadershipBot.WebChat;

/// <summary>What the page posts, and what it gets back: nothing, a dialog to open, or a sentence.</summary>
internal static class ActEndpoints
{
    /// <summary>In characters. Longer text is refused with a sentence, never cut.</summary>
    public const int LongestText = 20_000;

    public const string TooLong = "That is longer than 20,000 characters. A few sentences are enough for me; please make it shorter.";

    /// <summary>Before a field's id in what a form posts.</summary>
    private const string ValuePrefix = "value.";

    public static void MapActs(this RouteGroupBuilder web)
    {
        var posts = web.MapGroup("").AddEndpointFilter<OwnPageFilter>().AddEndpointFilter<PostedFilter>();
        posts.MapPost("/chat/{leader}/say", Say);
        posts.MapPost("/chat/{leader}/tap", Tap);
        posts.MapPost("/chat/{leader}/form", Submit);
        posts.MapPost("/clock/{move}", Move);
    }

    private static async Task<IResult> Say(string leader, HttpContext context, Rooms rooms, Acts acts, Markup markup)
    {
        var form = context.Request.Form;
        var text = form["text"].ToString();

        if (text.Length > LongestText)
        {
            return Sentence.Of(StatusCodes.Status413PayloadTooLarge, TooLong);
        }

        return await rooms.OpenAsync(leader, context.RequestAborted) is { } room
            ? await AnswerAsync(await acts.SayAsync(room, form["delivery"].ToString(), text), message: null, markup)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Tap(string leader, HttpContext context, Rooms rooms, Acts acts, Markup markup)
    {
        var form = context.Request.Form;
        var message = Given(form["message"]);

        if (ActionId.TryParse(form["action"]) is not { } action)
        {
            return Sentence.Of(StatusCodes.Status400BadRequest, PostedFilter.Malformed);
        }

        return await rooms.OpenAsync(leader, context.RequestAborted) is { } room
            ? await AnswerAsync(await acts.TapAsync(room, form["delivery"].ToString(), action, message), message, markup)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Submit(string leader, HttpContext context, Rooms rooms, Acts acts, Markup markup)
    {
        var form = context.Request.Form;
        var message = Given(form["message"]);
        var values = form.Where(pair => pair.Key.StartsWith(ValuePrefix, StringComparison.Ordinal) && Given(pair.Value) is not null)
            .ToDictionary(pair => pair.Key[ValuePrefix.Length..], pair => pair.Value.ToString());

        if (ActionId.TryParse(form["action"]) is not { } action)
        {
            return Sentence.Of(StatusCodes.Status400BadRequest, PostedFilter.Malformed);
        }

        return await rooms.OpenAsync(leader, context.RequestAborted) is { } room
            ? await AnswerAsync(await acts.SubmitAsync(room, form["delivery"].ToString(), action, values, message), message, markup)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> Move(string move, HttpContext context, Clockwork clockwork, IHostApplicationLifetime lifetime)
    {
        ClockMove? how = move switch { "next" => ClockMove.NextCheckIn, "day" => ClockMove.Day, "week" => ClockMove.Week, _ => null };

        if (how is null || !clockwork.IsMovable)
        {
            return TypedResults.NotFound();
        }

        await clockwork.MoveAsync(context.Request.Form["delivery"].ToString(), how.Value, lifetime.ApplicationStopping);
        return TypedResults.NoContent();
    }

    // Messages reach the page by its stream; the response carries only what this window alone has to see.
    private static async Task<IResult> AnswerAsync(Reply reply, string? message, Markup markup) => reply switch
    {
        Reply.Open open => TypedResults.Content(await markup.FormAsync(open.Form, message), "text/html; charset=utf-8"),
        Reply.Refused refused => TypedResults.Json(refused.Fields),
        _ => TypedResults.NoContent(),
    };

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
