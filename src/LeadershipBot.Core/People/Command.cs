using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Something a person tells the bot to do, in a few plain words. A closed set.</summary>
public abstract record Command
{
    public sealed record Help : Command;

    public sealed record Join : Command;

    public sealed record Leave : Command;

    /// <summary>Leave out the open question, or the next one when none is open.</summary>
    /// <param name="ThisWeek">Whether only a question of this week is meant.</param>
    public sealed record Skip(bool ThisWeek = false) : Command;

    /// <summary>Pause until a day; null when the day was missing or could not be read.</summary>
    public sealed record Pause(LocalDate? Until) : Command;

    public sealed record Resume : Command;

    public sealed record Settings : Command;

    public sealed record Handovers : Command;

    public sealed record Remember : Command;

    public sealed record History : Command;

    /// <summary>When is the next question?</summary>
    public sealed record NextQuestion : Command;

    /// <summary>Reads a command, or null. Only a message that is nothing but a command is one: "stop being the gate" is a question.</summary>
    public static Command? TryParse(string text, LocalDate today)
    {
        if (text.Length > 80)
        {
            return null;
        }

        var words = string.Join(' ', text.Trim().TrimStart('/').TrimEnd('.', '!', '?').ToLowerInvariant().Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        return words switch
        {
            "help" or "commands" or "what can you do" or "how does this work" or "how it works" => new Help(),
            "join" or "join alone" or "start" or "sign me up" or "count me in" or "subscribe" => new Join(),
            "leave" or "stop" or "stop asking" or "stop asking me" or "unsubscribe" or "quit" or "sign me off" => new Leave(),
            "skip" or "skip next week" or "skip it" => new Skip(),
            "skip this week" or "not this week" => new Skip(ThisWeek: true),
            "resume" or "continue" or "go on" or "unpause" or "i'm back" or "im back" or "end pause" => new Resume(),
            "settings" or "setting" or "my settings" or "change day" or "change the day" or "change time" or "change hour" or "time zone" or "timezone" or "change time zone" or "preferences" => new Settings(),
            "my handovers" or "handovers" or "handover" or "ledger" or "my ledger" or "what did i hand over" => new Handovers(),
            "remember" or "remember a handover" or "new handover" or "add handover" or "add a handover" or "remember this" => new Remember(),
            "history" or "my weeks" or "my history" or "my answers" or "my last twelve weeks" or "my twelve weeks" or "weeks" => new History(),
            "next" or "next question" or "when" or "when is my next question" or "when is the next question" or "when do you ask" or "when do you ask me" => new NextQuestion(),
            _ => Paused(words, today),
        };
    }

    private static Pause? Paused(string words, LocalDate today)
    {
        string[] beginnings = ["pause", "break", "stop until", "on leave", "i'm on leave", "im on leave", "on holiday", "i'm on holiday", "vacation", "away"];
        var beginning = Array.Find(beginnings, start => words == start || words.StartsWith(start + " ", StringComparison.Ordinal));

        if (beginning is null)
        {
            return null;
        }

        var rest = words[beginning.Length..].Trim();

        if (rest.Length == 0)
        {
            return new Pause(Until: null);
        }

        // "away next week" means during that week; "until next week" ends with it.
        if (rest is "this week" or "next week")
        {
            return new Pause(Week.Of(today).Plus(rest == "this week" ? 1 : 2).Monday);
        }

        // "pause the migration?" is a question; "pause until thursday" is not.
        var until = When.Read(rest, today);
        return until is not null || rest.StartsWith("until ", StringComparison.Ordinal) || rest.StartsWith("for ", StringComparison.Ordinal) ? new Pause(until) : null;
    }
}
