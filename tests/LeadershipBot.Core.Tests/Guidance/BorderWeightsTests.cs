using System.Text;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class BorderWeightsTests
{
    private const string Written = """
        {
          "weights": [
            [0, 0, 0, 0, 0, 0, 0, 0],
            [1, -2.5, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0, 0, 3]
          ],
          "wordStep": 0.25,
          "tagStep": 0.5,
          "from": [1, 2, 3, 4],
          "nearFrom": 5
        }

        """;

    private static readonly BorderWeights Weights = new(
        [new double[8], [1, -2.5, 0, 0, 0, 0, 0, 0], new double[8], [0, 0, 0, 0, 0, 0, 0, 3]], WordStep: 0.25, TagStep: 0.5, From: [1, 2, 3, 4], NearFrom: 5);

    [Fact]
    public void Numbers_are_written_a_row_on_a_line() => Weights.Write().ShouldBe(Written);

    [Fact]
    public void Numbers_are_read_as_written()
    {
        var read = BorderWeights.Parse("people.json", Written);

        read.Weights.ShouldBe(Weights.Weights);
        read.From.ShouldBe([1, 2, 3, 4]);
        (read.WordStep, read.TagStep, read.NearFrom).ShouldBe((0.25, 0.5, 5));
    }

    [Theory]
    [InlineData("    [1, -2.5, 0, 0, 0, 0, 0, 0],\n", "")] // A row too few,
    [InlineData("-2.5, ", "")] // a number,
    [InlineData("[1, 2, 3, 4]", "[1, 2, 3]")] // a threshold,
    [InlineData("\"nearFrom\"", "\"near\"")] // one missing,
    [InlineData("0.25", "[]")] // no number.
    public void Numbers_of_another_version_are_refused(string written, string other) =>
        Should.Throw<FormatException>(() => BorderWeights.Parse("people.json", Written.Replace(written, other, StringComparison.Ordinal))).Message.ShouldBe("people.json does not belong to this version.");

    [Fact]
    public void What_is_no_json_is_refused() => Should.Throw<FormatException>(() => BorderWeights.Parse("people.json", "{")).Message.ShouldStartWith("people.json cannot be read: ");

    [Fact]
    public void Counts_tags_and_words_weigh_for_each_border()
    {
        var tags = TagTable.Parse("people.words.txt", Encoding.UTF8.GetBytes(TagTable.Write("so", [0, 2, 0, 0]) + TagTable.Write("so_tir", [0, 1, 4, 0])), labels: 4);
        var table = WordTable.Parse("words.txt", Encoding.UTF8.GetBytes($"tired {WordTable.Write(1, [.. new int[WordTable.Classes + WordTable.Labels], 0, 0, 8, 0, .. new int[WordTable.Places]])}\n"));

        var chances = Weights.Chances(BorderFeatures.Of("so tired", Words.Of("so tired"), PhraseBook.Parse("people.txt", ""), table), tags, table);

        chances.Sum().ShouldBe(1, tolerance: 1e-9);
        chances.Select(chance => Math.Log(chance / chances[0])).ShouldBe([0, 1 + (0.5 * 3 / Math.Sqrt(3)), (0.5 * 4 / Math.Sqrt(3)) + (0.25 * 8 / Math.Pow(2, 0.6)), 3], tolerance: 1e-9);
    }
}
