using System.CommandLine;
using System.Text.Json;
using LeadershipBot.Cards;
using LeadershipBot.Guidance;

namespace LeadershipBot.Operations;

/// <summary><c>ask "question"</c>: what the bot would reply, in the terminal.</summary>
internal static class CommandLineAsk
{
    public static Command Verb(Terminal terminal, string[] switches)
    {
        var question = new Argument<string[]>("QUESTION") { Description = "What is on your mind, in your own words.", Arity = ArgumentArity.OneOrMore };
        var json = Terminal.JsonOption();
        var ask = new Command("ask", "Answers a question about leading, or says that the essay does not speak to it.") { question, json };
        ask.SetAction(parsed => Ask(terminal, Configured.Settings(switches).Content, string.Join(' ', parsed.GetRequiredValue(question)), parsed.GetValue(json)));
        return ask;
    }

    private static int Ask(Terminal terminal, ContentSettings content, string question, bool json)
    {
        var library = Configured.Library(content);
        var reading = GuideFiles.Guide.Read(question);
        var card = GuidanceCards.Of(reading, library, theme => NudgePicker.OfTheme(library, theme, not: new HashSet<string>(), history: [], unwanted: new HashSet<string>()), content.Safety);
        var text = PlainText.Render(card);

        if (json)
        {
            terminal.WriteJson(new { tier = JsonNamingPolicy.CamelCase.ConvertName($"{reading.Tier}"), reading.Ranked, reading.Words, text });
        }
        else
        {
            terminal.Output.WriteLine(text);
        }

        return ExitCode.Fine;
    }
}
