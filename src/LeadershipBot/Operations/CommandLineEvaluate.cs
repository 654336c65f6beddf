using System.CommandLine;
using LeadershipBot.Guidance;

namespace LeadershipBot.Operations;

/// <summary><c>evaluate guidance|answers FILE</c>: reads many texts as the bot would, and compares with what is known of them.</summary>
internal static class CommandLineEvaluate
{
    // Any number will do, as long as it stays: the same file always gives the same intervals.
    private const ulong Seed = 1;

    public static Command Verb(Terminal terminal) => new("evaluate", "Measures how well the bot reads what people type.")
    {
        Of("guidance", "Questions, each with the theme it is about.", terminal, Guidance),
        Of("answers", "Typed answers to the weekly question, each with what it says.", terminal, Answers),
    };

    private static Command Of(string name, string description, Terminal terminal, Func<IReadOnlyList<LabelledLine>, Predictions> predict)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "JSON lines: {\"id\", \"text\", \"label\", \"also\"}; label and also may be missing." };
        var written = new Option<FileInfo?>("--out") { Description = "The file for the predictions, a JSON line each; else they are printed.", HelpName = "PREDICTIONS" };
        var json = new Option<bool>("--json") { Description = "Prints the metrics as JSON." };
        var verb = new Command(name, description) { file, written, json };
        verb.SetAction(parsed => Evaluate(terminal, parsed.GetRequiredValue(file), parsed.GetValue(written), parsed.GetValue(json), predict));
        return verb;
    }

    private static int Evaluate(Terminal terminal, FileInfo file, FileInfo? written, bool json, Func<IReadOnlyList<LabelledLine>, Predictions> predict)
    {
        var lines = LabelledLine.Read(file);
        var predictions = terminal.Busy($"Reading {lines.Count} texts", () => predict(lines));

        if (written is null)
        {
            foreach (var line in predictions.Lines)
            {
                terminal.WriteJsonLine(line);
            }
        }
        else
        {
            Terminal.WriteJsonLines(written, predictions.Lines);
        }

        if (predictions.Metrics.Count > 0)
        {
            // Beside the predictions they would spoil a file of JSON lines.
            Print(written is null ? terminal with { Output = terminal.Error } : terminal, predictions, json);
        }

        return ExitCode.Fine;
    }

    private static void Print(Terminal terminal, Predictions predictions, bool json)
    {
        if (json)
        {
            terminal.WriteJson(new { metrics = predictions.Metrics.Select(Finite), confusion = predictions.Confusion.Cells });
            return;
        }

        foreach (var line in predictions.Described)
        {
            terminal.Output.WriteLine(line);
        }
    }

    // JSON has no word for "nothing to measure" but null.
    private static object Finite(Metric metric) => double.IsNaN(metric.Value)
        ? new { metric.Name, Value = (double?)null, Low = (double?)null, High = (double?)null }
        : metric;

    private static Predictions Guidance(IReadOnlyList<LabelledLine> lines)
    {
        LabelledLine.RefuseLabels(lines, [.. Theme.Ids, QuestionEvaluation.None]);
        var guide = GuideFiles.Guide;
        var made = lines.Select(line => (line.Id, Reading: guide.Read(line.Text)))
            .Select(read => new QuestionPrediction(read.Id, read.Reading.Ranked, QuestionEvaluation.TierName(read.Reading.Tier)))
            .ToList();
        var known = lines.Where(line => line.Label is not null).Select(line => new LabelledQuestion(line.Id, line.Label!, line.Also)).ToList();
        var measured = QuestionEvaluation.Of(known, made, Seed);

        return new(
            [.. made.Select(prediction => (object)new { prediction.Id, prediction.Ranked, prediction.Tier })],
            known.Count == 0 ? [] : [measured.First, measured.FirstThree, measured.Right, measured.RightOrOffered, measured.Misled, measured.NoneRecall, measured.NonePrecision, measured.NoneAnswered],
            measured.Confusion,
            measured.Describe());
    }

    private static Predictions Answers(IReadOnlyList<LabelledLine> lines)
    {
        LabelledLine.RefuseLabels(lines, AnswerEvaluation.Labels);
        var reader = GuideFiles.AnswerReader;
        var made = lines.ToDictionary(line => line.Id, line => AnswerEvaluation.LabelOf(reader.Read(line.Text).Answer));
        var known = lines.Where(line => line.Label is not null).ToDictionary(line => line.Id, line => line.Label!);
        var measured = AnswerEvaluation.Of(known, made, Seed);

        return new(
            [.. lines.Select(line => (object)new { line.Id, label = made[line.Id] })],
            known.Count == 0 ? [] : [measured.MacroF1, measured.Right, measured.Flips],
            measured.Confusion,
            measured.Describe());
    }

    /// <param name="Lines">One a text, in the order of the file.</param>
    /// <param name="Metrics">Empty where no text has a label.</param>
    /// <param name="Described">The metrics as lines of text.</param>
    private sealed record Predictions(IReadOnlyList<object> Lines, IReadOnlyList<Metric> Metrics, Confusion Confusion, IReadOnlyList<string> Described);
}
