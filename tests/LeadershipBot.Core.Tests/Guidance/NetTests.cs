using System.Text;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class NetTests
{
    private const int Half = 30; // in steps
    private static readonly int Width = NetRows.Width(marks: 1);

    private static readonly WordTable Table = WordTable.Parse("words.txt", Encoding.UTF8.GetBytes(Word("she", place: 0) + Word("wrote", place: 1)));

    [Theory]
    [InlineData("she wrote", 0.5)]
    [InlineData("wrote she", 0.25)] // the same words
    [InlineData("and wrote", 0.25)]
    [InlineData("", 0)]
    public void A_filter_sees_in_which_order_words_stand(string text, double score)
    {
        var filter = new int[Net.Reach * Width];
        filter[0] = Half; // the word before lies where "she" does
        filter[Width + 1] = Half; // the word itself lies where "wrote" does

        Scores(Net.Write(filter, [Half, 0, 0, 0]), text)[0].ShouldBe(score, tolerance: 0.001);
    }

    [Fact]
    public void What_all_words_look_like_on_average_counts_too()
    {
        var filter = new int[Net.Reach * Width];
        filter[Width] = Half;

        Scores(Net.Write(filter, [0, 0, 0, Half]), "she and she")[1].ShouldBe(0.5 * (0.5 + 0.5) / 4, tolerance: 0.001);
    }

    [Fact]
    public void A_mark_is_seen_and_so_is_a_word_that_nobody_knows()
    {
        var filter = new int[Net.Reach * Width];
        filter[Width + WordTable.Places + 1] = Half; // unknown
        filter[Width + WordTable.Places + 2] = Half; // marked

        Scores(Net.Write(filter, [Half, 0, 0, 0]), "she xyzzy", isMarked: at => at == 1)[0].ShouldBe(0.5, tolerance: 0.001);
    }

    [Fact]
    public void A_line_of_another_length_is_refused() =>
        Should.Throw<FormatException>(() => Net.Parse("answers.net.txt", "PPP PP\n", Width, labels: 2)).Message.ShouldBe("answers.net.txt does not belong to this version.");

    [Fact]
    public void Of_a_long_text_only_the_beginning_is_seen() =>
        Rows(string.Join(' ', Enumerable.Repeat("she", 1000)), _ => false).Count.ShouldBe(NetRows.MostWords);

    [Fact]
    public void Each_word_is_seen_between_its_neighbours_and_behind_the_last_there_is_none()
    {
        var rows = Rows("she wrote", _ => false);

        Lying(rows, 0).ShouldBe("-, she, wrote");
        Lying(rows, 1).ShouldBe("she, wrote, -");
        Should.Throw<ArgumentOutOfRangeException>(() => rows.Window(2).ToArray());
    }

    [Fact]
    public void Words_that_fall_out_leave_a_gap_in_a_copy()
    {
        var rows = Rows("she wrote she wrote", _ => false);
        var asked = new List<int>();

        var left = rows.Without(at =>
        {
            at.ShouldBeInRange(0, 3);
            asked.Add(at);
            return at is 1 or 3;
        });

        asked.ShouldBe([0, 1, 2, 3]);
        left.Count.ShouldBe(4);
        Lying(left, 1).ShouldBe("she, -, she");
        Lying(left, 3).ShouldBe("she, -, -");
        left.Window(1)[Width..(2 * Width)].ToArray().ShouldAllBe(number => number == 0);
        Lying(rows, 1).ShouldBe("she, wrote, she");
    }

    // The word that lies where each of the three does.
    private static string Lying(NetRows rows, int word)
    {
        var window = rows.Window(word).ToArray();
        return string.Join(", ", Enumerable.Range(0, Net.Reach).Select(at => (window[at * Width], window[(at * Width) + 1]) switch { (0, 0) => "-", (1, 0) => "she", (0, 1) => "wrote", _ => "?" }));
    }

    private static double[] Scores(string file, string text, Func<int, bool>? isMarked = null)
    {
        var scores = new double[2];
        Net.Parse("answers.net.txt", file, Width, labels: 2).AddTo(scores, Rows(text, isMarked ?? (_ => false)));
        return scores;
    }

    private static NetRows Rows(string text, Func<int, bool> isMarked) => NetRows.Of(Words.Of(text), Table, marks: 1, (at, _) => isMarked(at));

    private static string Word(string word, int place) => $"{word} {WordTable.Write(mass: 0.5, [
        .. new int[WordTable.Classes + WordTable.Labels + WordTable.Borders],
        .. Enumerable.Range(0, WordTable.Places).Select(i => i == place ? 20 : 0)])}\n";
}
