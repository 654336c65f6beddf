namespace LeadershipBot.Training;

/// <summary>Rows of fitted numbers as rows of whole steps.</summary>
internal sealed class Leanings
{
    private readonly List<double[]> rows;

    public Leanings(IEnumerable<double[]> rows)
    {
        this.rows = [.. rows];
        Step = Steps.Size(this.rows);
    }

    public double Step { get; }

    public IEnumerable<int> Of(int row) => rows[row].Select(value => Steps.Of(value, Step));
}
