namespace LeadershipBot.Tests.Docs;

/// <summary>Whoever is stopped by a sentence finds it in the documents, with its cure.</summary>
public class StopTests
{
    [Fact]
    public void Every_sentence_the_program_can_stop_with_has_its_cure_in_the_documents()
    {
        var rows = Repository.Read("docs/when-it-stops.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split(" | ")).ToList();
        var sentences = Sentences.All(Repository.Path("src"));
        sentences.Count.ShouldBeGreaterThan(60);

        var missing = sentences
            .Where(one => !rows.Exists(row => InOrder(row[0].Replace("\\|", "|", StringComparison.Ordinal), one.Parts)))
            .Select(one => $"{one.File}: {string.Join(" … ", one.Parts)}");

        missing.ShouldBeEmpty();
        rows.ShouldAllBe(row => row.Length == 2 && row[1].Length > 5);
    }

    private static bool InOrder(string text, IReadOnlyList<string> parts)
    {
        var at = 0;

        foreach (var part in parts)
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);

            if (at < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return true;
    }
}
