namespace LeadershipBot.Teams;

/// <summary>The questions to a platform that came to nothing, one after another. One of them may be about something that nobody can answer; several are a platform that is away.</summary>
internal sealed class Unanswered
{
    private const int Most = 3;

    private int inARow;

    /// <summary>The last of them, or null.</summary>
    public RosterAwayException? Last { get; private set; }

    /// <summary>How many came to something.</summary>
    public int Answers { get; private set; }

    public void Heard() => (inARow, Answers) = (0, Answers + 1);

    /// <exception cref="RosterAwayException">It is one too many in a row: the rest waits for the next time.</exception>
    public void Note(RosterAwayException away)
    {
        Last = away;

        if (++inARow >= Most)
        {
            throw new RosterAwayException(away.Message, away);
        }
    }
}
