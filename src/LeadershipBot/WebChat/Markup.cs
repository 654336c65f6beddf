using LeadershipBot.Cards;
using LeadershipBot.WebChat.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NodaTime;

namespace LeadershipBot.WebChat;

/// <summary>Draws components as HTML. Everything that is not a component's own markup is escaped by Razor.</summary>
internal sealed class Markup(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>A message as it stands in the page.</summary>
    public Task<string> LineAsync(Line line, bool firstOfDay, DateTimeZone zone) => RenderAsync<LineItem>(new()
    {
        [nameof(LineItem.Line)] = line,
        [nameof(LineItem.FirstOfDay)] = firstOfDay,
        [nameof(LineItem.Zone)] = zone,
    });

    /// <summary>A few messages, one after the other.</summary>
    public Task<string> LinesAsync(IReadOnlyList<Line> lines, DateTimeZone zone) => RenderAsync<LineList>(new()
    {
        [nameof(LineList.Lines)] = lines,
        [nameof(LineList.Zone)] = zone,
    });

    /// <summary>A form as a dialog.</summary>
    public Task<string> FormAsync(Form form, string? message) => RenderAsync<FormDialog>(new()
    {
        [nameof(FormDialog.Form)] = form,
        [nameof(FormDialog.Message)] = message,
    });

    /// <summary>Any other component.</summary>
    public async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        // A renderer keeps every root it ever drew, so each drawing has its own.
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
