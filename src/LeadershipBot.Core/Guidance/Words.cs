namespace LeadershipBot.Guidance;

/// <summary>A text as words. Reading is linear and bounded, whatever is thrown at it.</summary>
public static class Words
{
    /// <summary>What stands behind this many characters is not read: a question is in its first screenful, or nowhere.</summary>
    public const int Furthest = 3_000;

    private static readonly Dictionary<string, string[]> Contractions = new(StringComparer.Ordinal)
    {
        ["cannot"] = ["can", "not"],
        ["cant"] = ["can", "not"],
        ["can't"] = ["can", "not"],
        ["wont"] = ["will", "not"],
        ["won't"] = ["will", "not"],
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["didnt"] = ["did", "not"],
        ["isnt"] = ["is", "not"],
        ["wasnt"] = ["was", "not"],
        ["havent"] = ["have", "not"],
        ["hasnt"] = ["has", "not"],
        ["couldnt"] = ["could", "not"],
        ["shouldnt"] = ["should", "not"],
        ["wouldnt"] = ["would", "not"],
        ["im"] = ["i", "am"],
        ["ive"] = ["i", "have"],
        ["whats"] = ["what", "is"],
        ["gonna"] = ["going", "to"],
        ["wanna"] = ["want", "to"],
        ["gotta"] = ["have", "to"],
        ["arent"] = ["are", "not"],
        ["werent"] = ["were", "not"],
        ["hadnt"] = ["had", "not"],
        ["aint"] = ["is", "not"],
        ["shant"] = ["shall", "not"],
        ["youre"] = ["you", "are"],
        ["youve"] = ["you", "have"],
        ["theyre"] = ["they", "are"],
        ["theyve"] = ["they", "have"],
        ["weve"] = ["we", "have"],
        ["iv"] = ["i", "have"],
        ["thats"] = ["that", "is"],
        ["theres"] = ["there", "is"],
        ["hes"] = ["he", "is"],
        ["shes"] = ["she", "is"],
        ["whos"] = ["who", "is"],
        ["everyones"] = ["everyone", "is"],
        ["nobodys"] = ["nobody", "is"],
        ["dunno"] = ["do", "not", "know"],
        ["idk"] = ["i", "do", "not", "know"],
        ["kinda"] = ["kind", "of"],
        ["alot"] = ["a", "lot"],
        ["infact"] = ["in", "fact"],

        // What fingers leave out.
        ["u"] = ["you"],
        ["ur"] = ["your"],
        ["ppl"] = ["people"],
        ["peeps"] = ["people"],
        ["wot"] = ["what"],
        ["bc"] = ["because"],
        ["cuz"] = ["because"],
        ["cos"] = ["because"],
        ["tho"] = ["though"],
        ["thru"] = ["through"],
        ["abt"] = ["about"],
        ["bak"] = ["back"],
        ["pls"] = ["please"],
        ["plz"] = ["please"],
        ["smth"] = ["something"],
        ["sth"] = ["something"],
        ["wk"] = ["week"],
        ["wks"] = ["weeks"],
        ["yr"] = ["year"],
        ["yrs"] = ["years"],
        ["hrs"] = ["hours"],
        ["mins"] = ["minutes"],
        ["mtg"] = ["meeting"],
        ["mtgs"] = ["meetings"],
        ["mgr"] = ["manager"],
        ["mgrs"] = ["managers"],
        ["mgmt"] = ["management"],
        ["dept"] = ["department"],
        ["depts"] = ["departments"],
        ["biz"] = ["business"],
        ["infra"] = ["infrastructure"],
        ["infosec"] = ["security"],
        ["sysadmins"] = ["administrators"],
        ["prs"] = ["pull", "requests"],
        ["poc"] = ["pilot"],
        ["kpi"] = ["target"],
        ["kpis"] = ["targets"],
        ["okrs"] = ["goals"],
        ["oncall"] = ["on", "call"],
        ["postmortem"] = ["incident", "review"],
        ["reorg"] = ["reorganisation"],
        ["sr"] = ["senior"],
        ["jr"] = ["junior"],
        ["comms"] = ["communication"],
    };

    private static readonly Dictionary<string, string> Endings = new()
    {
        ["n't"] = "not",
        ["'m"] = "am",
        ["'ve"] = "have",
        ["'re"] = "are",
        ["'ll"] = "will",
        ["'d"] = "would",
    };

    private static readonly HashSet<string> Titles = ["dr", "mr", "mrs", "ms", "prof"];

    /// <summary>The words in order. Marks, emoji and scripts without spaces give none or odd ones, never an error.</summary>
    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        var clause = 0;
        var until = Math.Min(text.Length, Furthest);
        for (var at = 0; at < until;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                clause += EndsClause(text[at]) && words.Count > 0 && words[^1].Clause == clause && !BelongsToAName(text, at, words[^1]) ? 1 : 0;
                at += Markup.LengthAt(text, at) is > 0 and var tag ? tag : 1;
                continue;
            }

            var start = at;
            while (at < until && IsInside(text, at))
            {
                at++;
            }

            Add(words, text, start, at - start, clause);
        }

        return words;
    }

    private static bool EndsClause(char mark) => mark is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')' or '…' or '–' or '—';

    // The dot of "T. ran it" and of "Dr. Berg" ends nothing; that of "Ask T. Then wait" does.
    private static bool BelongsToAName(string text, int at, Word before)
    {
        if (text[at] != '.' || before.End != at || !char.IsUpper(text[before.Start]))
        {
            return false;
        }

        if (Titles.Contains(before.Text))
        {
            return true;
        }

        var next = at + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        var goesOn = next < text.Length && (char.IsLower(text[next]) || (next + 1 < text.Length && char.IsUpper(text[next]) && text[next + 1] == '.'));
        return before.Length == 1 && goesOn;
    }

    private static bool IsInside(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static bool IsApostrophe(char mark) => mark is '\'' or '’' or '‘' or '´' or '`';

    private static void Add(List<Word> words, string text, int start, int length, int clause)
    {
        var plain = string.Create(length, (text, start), static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var letter = source.text[source.start + i];
                span[i] = IsApostrophe(letter) ? '\'' : char.ToLowerInvariant(letter);
            }
        });

        foreach (var part in Split(plain))
        {
            words.Add(new Word(part, Stem.Of(part), start, length, clause));
        }
    }

    private static string[] Split(string word)
    {
        if (Contractions.TryGetValue(word, out var parts))
        {
            return parts;
        }

        foreach (var (ending, meaning) in Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return [word[..^ending.Length], meaning];
            }
        }

        return [word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word.Replace("'", "", StringComparison.Ordinal)];
    }
}
