using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Reads a sentence typed in reply to the weekly question. In doubt it says so.</summary>
public sealed class AnswerReader(AnswerData data)
{
    /// <summary>Reads an answer. Never fails, whatever the text; time is linear in it and bounded.</summary>
    public AnswerReading Read(string text)
    {
        var features = AnswerFeatures.Of(text, data.Book);
        var chances = data.Weights.Chances(features, data.Tags);
        Answer? answer = data.Weights.Label(chances) switch
        {
            "delegated" => Answer.Handed,
            "mixed" => Answer.Both,
            "details" => features.OnPurpose ? Answer.Purpose : Answer.Details,
            _ => null,
        };
        return answer is null ? AnswerReading.Unclear : new AnswerReading(answer, chances.Max() >= data.Weights.SureFrom);
    }
}
