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

    /// <summary>The team one looks after, or setting one up.</summary>
    public sealed record Team : Command;

    /// <summary>What is held about me, and who saw it?</summary>
    public sealed record Held : Command;

    public sealed record Export : Command;

    public sealed record Erase : Command;

    private static readonly (Func<Command> Make, string[] Words)[] All =
    [
        (() => new Help(), ["help", "commands", "what can you do", "how does this work", "how it works"]),
        (() => new Join(), ["join", "join alone", "start", "sign me up", "count me in", "subscribe"]),
        (() => new Leave(), ["leave", "stop", "stop asking", "stop asking me", "unsubscribe", "quit", "sign me off"]),
        (() => new Skip(), ["skip", "skip next week", "skip it"]),
        (() => new Skip(ThisWeek: true), ["skip this week", "not this week"]),
        (() => new Resume(), ["resume", "continue", "go on", "unpause", "i'm back", "im back", "end pause"]),
        (() => new Settings(), ["settings", "setting", "my settings", "change day", "change the day", "change time", "change hour", "time zone", "timezone", "change time zone", "preferences"]),
        (() => new Handovers(), ["my handovers", "handovers", "handover", "ledger", "my ledger", "what did i hand over"]),
        (() => new Remember(), ["remember", "remember a handover", "new handover", "add handover", "add a handover", "remember this"]),
        (() => new History(), ["history", "my weeks", "my history", "my answers", "my last twelve weeks", "my twelve weeks", "weeks"]),
        (() => new NextQuestion(), ["next", "next question", "when", "when is my next question", "when is the next question", "when do you ask", "when do you ask me"]),
        (() => new Team(), ["team", "teams", "my team", "my teams", "set up a team", "new team", "enable", "enable team", "manage", "manage team"]),
        (() => new Held(), ["what do you hold about me", "what do you know about me", "what do you hold", "what do you store about me", "who saw it", "who saw my data", "what do you hold about me and who saw it", "what do you hold about me, and who saw it", "my data", "privacy"]),
        (() => new Export(), ["export", "export my data", "download my data", "my export", "give me my data"]),
        (() => new Erase(), ["erase", "erase me", "erase my data", "delete my data", "delete me", "delete everything", "forget me", "erase everything"]),
    ];

    /// <summary>Reads a command, or null. Small slips of the finger are forgiven where only one command can be meant. Only a message that is nothing but a command is one: "stop being the gate" is a question.</summary>
    public static Command? TryParse(string text, LocalDate today)
    {
        if (text.Length > 80)
        {
            return null;
        }

        var words = string.Join(' ', text.Trim().TrimStart('/').TrimEnd('.', '!', '?').ToLowerInvariant().Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        return Array.Find(All, known => known.Words.Contains(words)).Make?.Invoke() ?? Paused(words, today) ?? Nearly(words);
    }

    // A slip counts only where it leads to one command: "leave" and "erase" are not to be mixed up.
    private static Command? Nearly(string words)
    {
        var near = All.Where(known => known.Words.Any(meant => Typos.Near(words, meant))).ToList();
        return near is [var only] ? only.Make() : null;
    }

    private static Pause? Paused(string words, LocalDate today)
    {
        string[] beginnings = ["pause", "break", "stop until", "on leave", "i'm on leave", "im on leave", "on holiday", "i'm on holiday", "vacation", "away"];
        var beginning = Array.Find(beginnings, start => words == start || words.StartsWith(start + " ", StringComparison.Ordinal));

        // "puase until 7 january": the first word slipped, and the rest is what a pause looks like.
        if (beginning is null && words.Split(' ', 2) is [var first, var more] && Typos.Near(first, "pause") && more.Split(' ')[0] is "until" or "till" or "for")
        {
            (words, beginning) = ($"pause {more}", "pause");
        }

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
