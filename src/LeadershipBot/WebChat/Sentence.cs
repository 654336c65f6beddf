using System.Text;

namespace LeadershipBot.WebChat;

/// <summary>A refusal as the page shows it: one sentence of plain text.</summary>
internal static class Sentence
{
    public static IResult Of(int status, string text) => TypedResults.Text(text, "text/plain", Encoding.UTF8, status);
}
