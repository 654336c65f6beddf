using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;

namespace LeadershipBot.WebChat;

/// <summary>The page's own files. They travel inside the program, so there is no folder to lose.</summary>
internal static class Bundle
{
    private static readonly EmbeddedFileProvider Files = new(typeof(Bundle).Assembly, "LeadershipBot.WebChat.Assets");

    private static readonly Dictionary<string, Asset> All = new[]
    {
        Read("chat.css", "text/css; charset=utf-8"),
        Read("chat.js", "text/javascript; charset=utf-8"),
        Read("icon.svg", "image/svg+xml"),
        Read("source-serif-4.woff2", "font/woff2"),
        Read("source-serif-4-italic.woff2", "font/woff2"),
    }.ToDictionary(asset => asset.Name);

    /// <summary>The address of a file. It changes with the file's content, so the browser may keep it for ever.</summary>
    public static string Url(string name) => $"/web/{name}?v={All[name].Version}";

    /// <summary>Serves one of the files.</summary>
    public static IResult Get(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(asset.Bytes, asset.Type);
    }

    private static Asset Read(string name, string type)
    {
        using var stream = Files.GetFileInfo(name).CreateReadStream();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(name, type, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private sealed record Asset(string Name, string Type, byte[] Bytes, string Version);
}
