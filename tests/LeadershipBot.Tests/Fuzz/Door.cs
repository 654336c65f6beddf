using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>One way in: makes requests out of real ones, with a right to come in or without.</summary>
internal abstract class Door(string name)
{
    public string Name => name;

    /// <summary>One request.</summary>
    /// <param name="genuine">Whether it is signed as the platform signs, whatever it holds.</param>
    public abstract Action<HttpContext> Request(Random dice, bool genuine);

    /// <summary>Whether an answer is one the bot may give. A fault of its own never is.</summary>
    public virtual bool May(int status, bool genuine) => status is >= 200 and < 500 and not 429;

    /// <summary>Fills in a request.</summary>
    protected static void Fill(HttpContext context, string method, string path, string? type, byte[] body)
    {
        var (request, query) = (context.Request, path.IndexOf('?'));
        request.Method = method;
        request.Scheme = "http";
        request.Host = new("localhost");
        request.Path = new PathString(Uri.UnescapeDataString(query < 0 ? path : path[..query]));
        request.QueryString = query < 0 ? QueryString.Empty : new(path[query..]);
        request.ContentType = type;
        request.ContentLength = body.Length;
        request.Body = new MemoryStream(body, writable: false);
    }

    protected static T Pick<T>(IReadOnlyList<T> list, Random dice) => list[dice.Next(list.Count)];
}
