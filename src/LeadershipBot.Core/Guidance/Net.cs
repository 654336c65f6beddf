using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LeadershipBot.Guidance;

/// <summary>A small net over neighbouring words: each of its filters looks at three words at a time, and what the strongest three and all of them on average look like to it speaks for or against each label.</summary>
/// <remarks>
/// Sums of words cannot tell "she wrote it, I read it" from "I wrote it, she read it"; a filter can. A line of the file is a filter: a character for each number of
/// three <see cref="NetRows"/>, a space, and for each label two more: what the strongest weighs, and what the average does; <see cref="WordTable.Zero"/> means 0.
/// </remarks>
public sealed class Net
{
    /// <summary>Words that a filter sees at a time.</summary>
    public const int Reach = 3;

    /// <summary>What one step of a filter weighs; fixed, so that the file needs no other.</summary>
    public const float FilterStep = 1 / 60f;

    /// <summary>What one step of a filter's say weighs.</summary>
    public const float SayStep = 1 / 60f;

    private readonly int window;
    private readonly int labels;
    private readonly float[] filters;
    private readonly float[] says;

    private Net(int count, int width, int labels)
    {
        (window, this.labels) = (Reach * width, labels);
        (filters, says) = (new float[count * window], new float[count * 2 * labels]);
    }

    /// <summary>Reads the file.</summary>
    /// <param name="width">Numbers a word has.</param>
    /// <exception cref="FormatException">A line is not a filter for so many numbers and labels.</exception>
    public static Net Parse(string name, string text, int width, int labels)
    {
        var net = new Net(text.AsSpan().Count('\n'), width, labels);
        var (filter, say) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (line.Length != net.window + 1 + (2 * labels) || line[net.window] != ' ' || filter == net.filters.Length)
            {
                throw new FormatException($"{name} does not belong to this version.");
            }

            for (var i = 0; i < net.window; i++)
            {
                net.filters[filter++] = (line[i] - WordTable.Zero) * FilterStep;
            }

            for (var i = net.window + 1; i < line.Length; i++)
            {
                net.says[say++] = (line[i] - WordTable.Zero) * SayStep;
            }
        }

        return net;
    }

    /// <summary>A line of the file.</summary>
    /// <param name="filter">In steps, within ±<see cref="WordTable.Most"/>.</param>
    /// <param name="says">For each label of the strongest and of the average, in steps.</param>
    public static string Write(IEnumerable<int> filter, IEnumerable<int> says) => $"{Letters(filter)} {Letters(says)}\n";

    /// <summary>Adds to the score of each label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(double[] scores, NetRows rows)
    {
        for (var (at, say) = (0, 0); at < filters.Length; at += window, say += 2 * labels)
        {
            var filter = filters.AsSpan(at, window);
            var (strongest, sum) = (0f, 0f);
            for (var word = 0; word < rows.Count; word++)
            {
                var seen = Dot(filter, rows.Window(word));
                if (seen > 0)
                {
                    strongest = Math.Max(strongest, seen);
                    sum += seen;
                }
            }

            var average = sum / (rows.Count + 1);
            for (var label = 0; label < labels; label++)
            {
                scores[label] += (strongest * says[say + (2 * label)]) + (average * says[say + (2 * label) + 1]);
            }
        }
    }

    /// <summary>Eight at a time whatever the machine, so that sums are rounded the same way everywhere; all widths are multiples of eight.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var sums = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        return Vector256.Sum(sums);
    }

    private static string Letters(IEnumerable<int> steps) => string.Concat(steps.Select(value => (char)(WordTable.Zero + value)));
}
