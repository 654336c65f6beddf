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
        (() => new Help(), ["help", "commands", "menu", "what can you do", "what can i do", "what can i say", "how does this work", "how it works", "how do you work"]),
        (() => new Join(), ["join", "join alone", "start", "sign me up", "sign up", "count me in", "i'm in", "im in", "opt in", "subscribe"]),
        (() => new Leave(),
            ["leave", "stop", "stop it", "stop asking", "stop asking me", "stop writing", "stop writing to me", "stop the questions", "no more questions",
                "unsubscribe", "opt out", "opt me out", "quit", "sign me off", "leave the team", "leave my team", "leave team"]),
        (() => new Skip(), ["skip", "skip it", "skip one", "skip next", "skip the next", "skip the next one", "skip the next question", "skip next week", "skip a week", "skip one week"]),
        (() => new Skip(ThisWeek: true), ["skip this week", "skip this one", "not this week"]),
        (() => new Resume(), ["resume", "continue", "go on", "carry on", "start again", "unpause", "i'm back", "im back", "i am back", "end pause", "end the pause", "end my pause", "stop the pause"]),
        (() => new Settings(),
            ["settings", "setting", "my settings", "change settings", "change my settings", "options", "preferences", "change day", "change the day", "change my day", "change time", "change my time",
                "change hour", "change the hour", "change my hour", "time zone", "timezone", "my time zone", "change time zone", "change my time zone", "reminders", "my reminders", "turn off reminders",
                "stop reminders", "how often", "less often", "ask me less often"]),
        (() => new Handovers(),
            ["my handovers", "handovers", "handover", "open handovers", "my open handovers", "hand overs", "my hand overs", "ledger", "my ledger", "what did i hand over", "what have i handed over",
                "commitments", "my commitments", "my open commitments", "step", "steps", "my steps", "share a handover"]),
        (() => new Remember(), ["remember", "remember a handover", "remember handover", "new handover", "add handover", "add a handover", "note a handover", "remember this"]),
        (() => new History(),
            ["history", "my weeks", "weeks", "my history", "my answers", "my chart", "chart", "my last twelve weeks", "my last 12 weeks", "last twelve weeks", "last 12 weeks", "my twelve weeks",
                "my last weeks", "my past weeks"]),
        (() => new NextQuestion(),
            ["next", "next one", "next question", "when", "when is my next question", "when is the next question", "when's the next question", "when is the next one", "when do you ask", "when do you ask me"]),
        (() => new Team(),
            ["team", "teams", "my team", "my teams", "the team", "set up a team", "set up team", "set up my team", "new team", "start a team", "create a team", "invite my team", "enable", "enable team",
                "enable a team", "enable it for my team", "i lead a team", "manage", "manage team", "manage my team", "overview", "figures", "team figures"]),
        (() => new Held(),
            ["what do you hold about me", "what do you hold on me", "what do you know about me", "what do you have about me", "what do you have on me", "what do you hold", "what do you store",
                "what do you store about me", "what do you keep", "what do you keep about me", "what data do you hold about me", "what data do you have about me", "what is stored about me",
                "who saw it", "who has seen it", "who saw my data", "who has seen my data", "who saw my answers", "who sees my answers", "who can see my answers", "who has seen my answers",
                "what do you hold about me and who saw it", "what do you hold about me, and who saw it", "my data", "my privacy", "privacy"]),
        (() => new Export(), ["export", "export it", "export me", "export data", "export my data", "export all my data", "data export", "download", "download my data", "my export", "get my data", "give me my data", "send me my data"]),
        (() => new Erase(),
            ["erase", "erase it", "erase me", "erase all", "erase my data", "erase all my data", "erase everything", "delete data", "delete my data", "delete all my data", "delete me", "delete all", "delete everything",
                "delete my account", "delete my answers", "delete everything about me", "remove my data", "remove all my data", "wipe my data", "wipe everything", "forget me", "forget about me", "forget everything"]),
    ];

    /// <summary>What people put around a command to be polite, or to a clerk. "Can I" and "I want to" are not among these: "I want to leave" is no command.</summary>
    private static readonly string[] Before = ["please ", "show me ", "show ", "list ", "open ", "see ", "can you ", "could you ", "would you "], After = [" please", " now", " thanks", " thank you"];

    private static readonly string[] Pauses =
    [
        // The longer before what they begin with.
        "pause everything", "pause the questions", "pause questions", "pause me", "pause it", "pause", "take a break", "break", "snooze", "stop asking me until", "stop asking until", "stop until",
        "i'm on leave", "im on leave", "i am on leave", "on leave", "i'm on holiday", "im on holiday", "i am on holiday", "on holiday", "holiday", "i'm on vacation", "im on vacation", "i am on vacation",
        "on vacation", "vacation", "i'm out of office", "out of office", "ooo", "i'm away", "im away", "i am away", "away",
        .. from will in (string[])["i'll be", "ill be", "i will be"] from gone in (string[])["on leave", "on holiday", "on vacation", "out of office", "away"] select $"{will} {gone}",
    ];

    /// <summary>Reads a command, or null. Small slips of the finger are forgiven where only one command can be meant. Only a message that is nothing but a command is one: "stop being the gate" is a question.</summary>
    public static Command? TryParse(string text, LocalDate today)
    {
        if (text.Length > 80)
        {
            return null;
        }

        var words = string.Join(' ', text.Trim().TrimStart('/').TrimEnd('.', '!', '?').ToLowerInvariant().Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        return Read(words, today) ?? (Plain(words) is { Length: > 0 } plain && plain != words ? Read(plain, today) : null);
    }

    private static Command? Read(string words, LocalDate today) =>
        Array.Find(All, known => known.Words.Contains(words)).Make?.Invoke() ?? Paused(words, today) ?? Nearly(words);

    private static string Plain(string words)
    {
        var plain = Array.Find(Before, start => words.StartsWith(start, StringComparison.Ordinal)) is { } before ? words[before.Length..] : words;
        plain = Array.Find(After, end => plain.EndsWith(end, StringComparison.Ordinal)) is { } after ? plain[..^after.Length] : plain;

        return plain == words ? words : Plain(plain.TrimEnd(',', ' '));
    }

    /// <summary>Words of their own, one letter from what is done at once: "quiet" said of a week is not "quit".</summary>
    private static readonly string[] NoSlips = ["quiet", "quite", "suit", "shop", "ship", "slip", "skin", "lease", "leaf", "leaves"];

    // A slip counts only where it leads to one command: "leave" and "erase" are not to be mixed up.
    private static Command? Nearly(string words)
    {
        if (NoSlips.Contains(words))
        {
            return null;
        }

        var near = All.Where(known => known.Words.Any(meant => Typos.Near(words, meant))).ToList();
        return near is [var only] ? only.Make() : null;
    }

    private static Pause? Paused(string words, LocalDate today)
    {
        var beginning = Array.Find(Pauses, start => words == start || words.StartsWith(start + " ", StringComparison.Ordinal));

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
