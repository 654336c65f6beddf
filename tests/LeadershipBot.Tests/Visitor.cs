using System.Net;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests;

/// <summary>A browser without a screen: has the page's cookie and token, has arrived, and posts what the page would post.</summary>
internal sealed partial class Visitor(HttpClient http) : IAsyncDisposable
{
    public static async Task<Visitor> OpenAsync(string address, string leader, string zone = "Europe/Oslo")
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        var page = await client.GetStringAsync("/");
        client.DefaultRequestHeaders.Add("X-Antiforgery", WebUtility.HtmlDecode(Token().Match(page).Groups["value"].Value));

        // Opening the stream is arriving; its headers are enough.
        using var stream = await client.GetAsync($"/chat/{leader}/stream?zone={Uri.EscapeDataString(zone)}", HttpCompletionOption.ResponseHeadersRead);
        stream.EnsureSuccessStatusCode();
        return new(client);
    }

    /// <summary>Posts a form; a delivery id is made up where none is given.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values)
    {
        if (!values.Any(pair => pair.Name == "delivery"))
        {
            values = [("delivery", Guid.NewGuid().ToString()), .. values];
        }

        foreach (var (_, typed) in values.Where(pair => pair.Name == "text" || pair.Name.StartsWith("value.", StringComparison.Ordinal)))
        {
            LogWatch.Typed(typed);
        }

        using var content = new FormUrlEncodedContent(values.Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value)));
        return await http.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("name=\"antiforgery\" content=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
