using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>What a typed text turned out to be. A closed set.</summary>
public abstract record TypedText
{
    /// <summary>Something to do.</summary>
    public sealed record Told(Command Command) : TypedText;

    /// <summary>An answer to the open question; it is shown back before anything is stored.</summary>
    public sealed record Answered(Answer Answer, Reading Reading) : TypedText;

    /// <summary>An answer, it seems, but not which.</summary>
    public sealed record AnsweredSomehow(Reading Reading) : TypedText;

    /// <summary>An answer or a question; the person says which.</summary>
    public sealed record AnsweredOrAsked(Answer Answer, Reading Reading) : TypedText;

    /// <summary>A question.</summary>
    public sealed record Asked(Reading Reading) : TypedText;

    /// <summary>Routes a text: a life at risk, to guidance; a command; with a check-in open and unanswered and no question in the text, a reading of the answer; else guidance.</summary>
    /// <param name="isOpen">Whether a check-in is open and unanswered.</param>
    /// <param name="refused">The themes this person was shown and refused before.</param>
    public static TypedText Route(
        string text, bool isOpen, LocalDate today, IReadOnlyList<Refusal> refused, Guide guide, AnswerReader reader)
    {
        var reading = guide.Read(text, Refusals.Factors(refused, Week.Of(today)));

        // "Pause for ever, I want to die" is no pause.
        if (!reading.Grave && Command.TryParse(text, today) is { } command)
        {
            return new Told(command);
        }

        // What belongs to a human, and what is nobody's business, comes before anything else.
        if (!isOpen || reading.Tier is Tier.Safety or Tier.OthersData || Guide.LooksLikeQuestion(text))
        {
            return new Asked(reading);
        }

        var answer = reader.Read(text);

        return (answer, reading) switch
        {
            ({ Answer: { } read, Sure: true }, _) => new Answered(read, reading),
            ({ Answer: { } read }, { Tier: Tier.None }) => new Answered(read, reading),
            ({ Answer: { } read }, { Tier: Tier.Answer }) => new AnsweredOrAsked(read, reading),
            (_, { Tier: Tier.Answer }) => new Asked(reading),
            (_, { Noise: true }) => new Asked(reading),
            _ => new AnsweredSomehow(reading),
        };
    }
}
