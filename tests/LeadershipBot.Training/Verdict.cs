using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Measures the files as they ship, rules included, on texts that no fit has seen.</summary>
internal sealed class Verdict
{
    /// <summary>Of a description so many lines; the confusion of sixteen themes is too long to read.</summary>
    private const int Measures = 9;

    private readonly Material material;
    private readonly Guide guide;
    private readonly AnswerReader reader;

    public Verdict(string folder, Material material)
    {
        this.material = material;
        GuideText files = name => File.ReadAllBytes(Path.Combine(folder, name));
        var data = GuideData.Parse(files);
        guide = new Guide(data);
        reader = new AnswerReader(AnswerData.Parse(files, data.Table));
    }

    /// <param name="untouched">The fifth that was never fitted on; otherwise only the border texts that rules may be made for.</param>
    /// <param name="misses">Also the texts that were read wrongly. For the untouched fifth: when all else is done.</param>
    public void Print(bool untouched, bool misses)
    {
        if (untouched)
        {
            var questions = material.Later(untouched: true);
            Questions("untouched questions", questions);
            Questions("untouched questions that say it indirectly", [.. questions.Where(question => question.Kind == "indirect")]);
            Questions("untouched questions that say it otherwise", [.. questions.Where(question => question.Kind != "indirect")]);
            Questions("untouched questions, the wide texts alone", [.. questions.Where(question => question.Origin == Origin.Wide)]);
            Questions("untouched questions, without the plain ones", [.. questions.Where(question => question.Origin is not (Origin.Plain or Origin.Unseen))]);
            Questions("untouched questions, the plain ones alone", [.. questions.Where(question => question.Origin is Origin.Plain)]);
            Questions("untouched questions, the unseen hand alone", [.. questions.Where(question => question.Origin is Origin.Unseen)]);
            Questions("untouched questions, the scenes alone", [.. questions.Where(question => question.Origin == Origin.Scene)]);
            var answers = material.LaterAnswers(untouched: true);
            Answers("untouched answers", answers, misses);
            Answers("untouched answers, the wide texts alone", [.. answers.Where(answer => answer.Origin == Origin.Wide)], misses: false);
            Answers("untouched answers, the unseen hand alone", [.. answers.Where(answer => answer.Origin == Origin.Unseen)], misses: false);
            Answers("untouched answers, without the wide texts", [.. answers.Where(answer => answer.Origin != Origin.Wide)], misses: false);
            Misses(misses ? questions : []);
        }

        Borders(untouched, misses);
        Ordinary(untouched, misses);
    }

    // What is asked about leading, or beside it, should trigger nothing; of private troubles it is not said on which side they stand.
    private void Ordinary(bool untouched, bool misses)
    {
        var questions = material.Later(untouched).Where(question => question.Kind != "personal/life").ToList();
        var taken = questions.Select(question => (Question: question, Taken: Border(guide.Read(question.Text)))).Where(row => row.Taken is "safety" or "others-data").ToList();
        Console.WriteLine($"ordinary questions taken for safety or others' data: {taken.Count} of {questions.Count}");
        foreach (var (question, border) in misses ? taken : [])
        {
            Console.WriteLine($"  {border} | {Validation.Truth(question).Label} | {question.Text}");
        }
    }

    private void Questions(string title, List<Question> questions) => Write(title, QuestionEvaluation.Of(
        [.. questions.Select(Validation.Truth)],
        [.. questions.Select(question => (question.Id, Reading: guide.Read(question.Text)))
            .Select(row => new QuestionPrediction(row.Id, row.Reading.Ranked, QuestionEvaluation.TierName(row.Reading.Tier)))],
        seed: 7).Describe().Take(Measures).ToList());

    private void Misses(List<Question> questions)
    {
        foreach (var question in questions)
        {
            var (reading, truth) = (guide.Read(question.Text), Validation.Truth(question).Label);
            var first = reading.Tier is Tier.Answer ? reading.Ranked.Take(1) : reading.Ranked.Take(3);
            var isRight = truth == QuestionEvaluation.None
                ? reading.Tier is not (Tier.Answer or Tier.Offer)
                : reading.Tier is Tier.Answer or Tier.Offer && first.Any(id => id == truth || question.Also.Any(k => Theme.Ids[k] == id));
            if (!isRight)
            {
                Console.WriteLine($"  {truth} | {reading.Tier} {reading.Confidence:0.00} {string.Join(", ", first)} | {question.Kind} | {question.Text}");
            }
        }
    }

    private void Answers(string title, List<Labelled> answers, bool misses)
    {
        var taken = answers.ToDictionary(answer => answer.Id, answer => AnswerEvaluation.LabelOf(reader.Read(answer.Text).Answer));
        Write(title, AnswerEvaluation.Of(answers.ToDictionary(answer => answer.Id, answer => answer.Label), taken, seed: 7).Describe());
        foreach (var answer in answers.Where(answer => misses && taken[answer.Id] != answer.Label))
        {
            Console.WriteLine($"  {answer.Label} taken for {taken[answer.Id]} | {answer.Text}");
        }
    }

    private void Borders(bool untouched, bool misses)
    {
        var texts = material.Borders(untouched);
        var taken = texts.Select(text => (text.Label, Taken: Border(guide.Read(text.Text)), text.Text)).ToList();
        foreach (var origin in texts.Select(text => text.Origin).Distinct())
        {
            var part = texts.Where(text => text.Origin == origin).ToList();
            Console.WriteLine($"border texts, {origin}: {part.Count(text => text.Label == Border(guide.Read(text.Text)))} of {part.Count} right");
        }

        Write(untouched ? "untouched border texts" : "border texts", [
            $"{taken.Count(row => row.Label == row.Taken)} of {taken.Count} right",
            .. Confusion.Of(taken.Select(row => (row.Label, row.Taken))).Describe(),
            $"calls for help that get neither the contact nor a line that names it: {texts.Count(text => text.Label == "safety" && guide.Read(text.Text) is { Tier: not Tier.Safety, Worn: false, Near: false })} of {texts.Count(text => text.Label == "safety")}"]);
        foreach (var row in taken.Where(row => misses && row.Label != row.Taken))
        {
            Console.WriteLine($"  {row.Label} taken for {row.Taken} | {row.Text}");
        }
    }

    private static string Border(Reading reading) => reading switch
    {
        { Tier: Tier.Safety } => "safety",
        { Tier: Tier.OthersData } => "others-data",
        { Worn: true } => "worn",
        _ => "plain",
    };

    private static void Write(string title, IReadOnlyList<string> lines)
    {
        Console.WriteLine(title);
        foreach (var line in lines)
        {
            Console.WriteLine("  " + line);
        }
    }
}
