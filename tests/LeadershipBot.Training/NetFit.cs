using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A text as a net sees it, and what it should be taken for.</summary>
/// <param name="Target">For each class how far it is right; together 1.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record NetRow(NetRows Rows, double[] Target, double Weight = 1);

/// <summary>How a net is fitted.</summary>
/// <param name="Filters">Of each of the nets that are fitted from other beginnings and then add up.</param>
/// <param name="Beginnings">How many those are.</param>
/// <param name="Rounds">How often each text is seen.</param>
/// <param name="Share">What the nets' scores are worth beside the sums of words.</param>
internal sealed record NetShape(int Classes, int Marks, int Filters, int Beginnings, int Rounds, double Share);

/// <summary>Fits a <see cref="Net"/> by Adam (Kingma, Ba, 2015), with words and filters left out by dice that always fall the same way: the same net every time.</summary>
internal sealed class NetFit
{
    private const int Batch = 32;
    private const float Rate = 2e-3f;
    private const float Decay = 5e-3f;
    private const float OfSlope = 0.9f;
    private const float OfSquare = 0.999f;
    private const float Tiny = 1e-8f;
    private const int PercentOfWords = 10;
    private const int PercentOfFilters = 50;
    private const float Doubt = 0.05f;

    private readonly NetShape shape;
    private readonly Dice dice;
    private readonly int window;
    private readonly float[] filters;
    private readonly float[] says;
    private readonly float[] biases;
    private readonly Moments[] moments;
    private (float Slope, float Square) kept = (1, 1);

    private NetFit(NetShape shape, ulong seed)
    {
        this.shape = shape;
        dice = new Dice(seed);
        window = Net.Reach * NetRows.Width(shape.Marks);
        filters = Some(shape.Filters * window, MathF.Sqrt(6f / window));
        says = Some(shape.Classes * 2 * shape.Filters, 0.03f);
        biases = new float[shape.Classes];
        moments = [new(filters.Length), new(says.Length), new(biases.Length)];
    }

    /// <summary>The lines of <see cref="Net.Write"/>, and what is to be added to the score of each class whatever the text.</summary>
    public static (string Text, double[] Biases) Fit(IReadOnlyList<NetRow> rows, NetShape shape)
    {
        var nets = Enumerable.Range(0, shape.Beginnings).Select(seed => Fitted(rows, shape, (ulong)seed + 1)).ToList();
        var times = shape.Share / shape.Beginnings;
        return (
            string.Concat(nets.SelectMany(net => net.Lines(times))),
            [.. Enumerable.Range(0, shape.Classes).Select(of => nets.Sum(net => net.biases[of]) * times)]);
    }

    private static NetFit Fitted(IReadOnlyList<NetRow> rows, NetShape shape, ulong seed)
    {
        var net = new NetFit(shape, seed);
        var steps = shape.Rounds * ((rows.Count + Batch - 1) / Batch);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var step = 0;
        for (var round = 0; round < shape.Rounds; round++)
        {
            net.Shuffle(order);
            foreach (var batch in order.Chunk(Batch))
            {
                net.Learn([.. batch.Select(i => rows[i])], Rate * (1 - (step++ / (float)steps)));
            }
        }

        return net;
    }

    private IEnumerable<string> Lines(double times)
    {
        for (var filter = 0; filter < shape.Filters; filter++)
        {
            var at = filter;
            yield return Net.Write(
                filters.AsSpan(filter * window, window).ToArray().Select(value => Steps.Of(value, Net.FilterStep)),
                Enumerable.Range(0, shape.Classes).SelectMany(of => new[] { Say(of, at), Say(of, shape.Filters + at) }).Select(value => Steps.Of(value * times, Net.SayStep)));
        }
    }

    private float Say(int of, int at) => says[(of * 2 * shape.Filters) + at];

    private float[] Some(int count, float most) => [.. Enumerable.Range(0, count).Select(_ => ((dice.Next(2001) / 1000f) - 1) * most)];

    private void Shuffle(int[] order)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = dice.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    private bool Falls(int percent) => dice.Next(100) < percent;

    private void Learn(NetRow[] rows, float rate)
    {
        foreach (var moment in moments)
        {
            Array.Clear(moment.Slope);
        }

        foreach (var row in rows)
        {
            AddSlopes(row, (float)(row.Weight / rows.Length));
        }

        kept = (kept.Slope * OfSlope, kept.Square * OfSquare);
        Move(filters, moments[0], rate, Decay);
        Move(says, moments[1], rate, Decay);
        Move(biases, moments[2], rate, 0);
    }

    private void AddSlopes(NetRow row, float times)
    {
        var text = row.Rows.Without(_ => Falls(PercentOfWords));
        var count = shape.Filters;
        var seen = new float[count * text.Count];
        var (found, places, stays) = (new float[2 * count], new int[count], new float[2 * count]);
        for (var filter = 0; filter < count; filter++)
        {
            var own = filters.AsSpan(filter * window, window);
            var sum = 0f;
            for (var word = 0; word < text.Count; word++)
            {
                var value = Math.Max(0, Net.Dot(own, text.Window(word)));
                seen[(filter * text.Count) + word] = value;
                sum += value;
                if (value > found[filter])
                {
                    (found[filter], places[filter]) = (value, word);
                }
            }

            found[count + filter] = sum / (text.Count + 1);
        }

        for (var i = 0; i < stays.Length; i++)
        {
            stays[i] = Falls(PercentOfFilters) ? 0 : 100f / (100 - PercentOfFilters);
            found[i] *= stays[i];
        }

        var blame = new float[2 * count];
        var errors = Errors(row, found, times);
        for (var of = 0; of < errors.Length; of++)
        {
            moments[2].Slope[of] += errors[of];
            AddTo(moments[1].Slope.AsSpan(of * 2 * count, 2 * count), errors[of], found);
            AddTo(blame, errors[of], says.AsSpan(of * 2 * count, 2 * count));
        }

        for (var filter = 0; filter < count; filter++)
        {
            var (strongest, average) = (blame[filter] * stays[filter], blame[count + filter] * stays[count + filter] / (text.Count + 1));
            for (var word = 0; word < text.Count; word++)
            {
                var slope = average + (places[filter] == word ? strongest : 0);
                if (slope != 0 && seen[(filter * text.Count) + word] > 0)
                {
                    AddTo(moments[0].Slope.AsSpan(filter * window, window), slope, text.Window(word));
                }
            }
        }
    }

    private float[] Errors(NetRow row, float[] found, float times)
    {
        var scores = new double[shape.Classes];
        for (var of = 0; of < scores.Length; of++)
        {
            scores[of] = biases[of] + Net.Dot(says.AsSpan(of * found.Length, found.Length), found);
        }

        return [.. Regression.Chances(scores).Select((chance, of) => (float)(chance - (row.Target[of] * (1 - Doubt)) - (Doubt / scores.Length)) * times)];
    }

    private static void AddTo(Span<float> sums, float times, ReadOnlySpan<float> of)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(sums);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(of);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] += right[i] * times;
        }
    }

    private void Move(float[] values, Moments moments, float rate, float decay)
    {
        var (ofSlope, ofSquare) = (1 - kept.Slope, 1 - kept.Square);
        for (var i = 0; i < values.Length; i++)
        {
            var slope = moments.Slope[i];
            moments.Mean[i] = (OfSlope * moments.Mean[i]) + ((1 - OfSlope) * slope);
            moments.Square[i] = (OfSquare * moments.Square[i]) + ((1 - OfSquare) * slope * slope);
            values[i] -= rate * ((moments.Mean[i] / ofSlope / (MathF.Sqrt(moments.Square[i] / ofSquare) + Tiny)) + (decay * values[i]));
        }
    }

    private sealed class Moments(int count)
    {
        public float[] Slope { get; } = new float[count];

        public float[] Mean { get; } = new float[count];

        public float[] Square { get; } = new float[count];
    }
}
