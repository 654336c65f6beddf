using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Reads a sentence typed in reply to the weekly question. In doubt it says so.</summary>
public sealed class AnswerReader(AnswerData data)
{
    /// <summary>Reads an answer. Never fails, whatever the text.</summary>
    public AnswerReading Read(string text)
    {
        var found = data.Cues.In(Words.Of(text)).Select(cue => cue.Heading).ToHashSet();
        return (found.Contains("handed"), found.Contains("details"), found.Contains("purpose")) switch
        {
            (_, _, true) => new AnswerReading(Answer.Purpose, Sure: false),
            (true, true, _) => new AnswerReading(Answer.Both, Sure: false),
            (true, false, _) => new AnswerReading(Answer.Handed, Sure: false),
            (false, true, _) => new AnswerReading(Answer.Details, Sure: false),
            _ => AnswerReading.Unclear,
        };
    }
}
