using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Reads a sentence typed in reply to the weekly question. In doubt it says so.</summary>
public sealed class AnswerReader(AnswerData data)
{
    private readonly Spelling spelling = new(data.Table, data.Book);

    /// <summary>Reads an answer. Never fails, whatever the text; time is linear in it and bounded.</summary>
    public AnswerReading Read(string text)
    {
        var features = AnswerFeatures.Of(text, spelling.Correct(Words.Of(text)), data.Book, data.Table);
        var chances = data.Weights.Chances(features, data.Net, data.Tags, data.Table);
        var label = data.Weights.Label(chances);
        Answer? answer = label switch
        {
            "delegated" => Answer.Handed,
            "mixed" => Answer.Both,
            "details" => features.OnPurpose ? Answer.Purpose : Answer.Details,
            _ => null,
        };
        var chance = chances[AnswerEvaluation.Labels.ToList().IndexOf(label)];
        return answer is null ? AnswerReading.Unclear : new AnswerReading(answer, chance >= data.Weights.SureFrom);
    }
}
