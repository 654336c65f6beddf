namespace LeadershipBot.Teams;

/// <summary>How many take part, as far as a manager may know it.</summary>
/// <remarks>
/// What a manager does to the list never moves it by one person. Whoever is added enters together with at least four others;
/// whoever is taken off stays in the number as they were. So it moves only by groups of five or more, and by what people do
/// of their own accord; a manager who adds one or takes one off, and waits for Mondays, reads the same as before.
/// </remarks>
public static class Band
{
    private static readonly (int Least, string Words)[] Bands = [(0, "fewer than five"), (5, "five to nine"), (10, "ten to nineteen"), (20, "20 or more")];

    /// <summary>Where so few are invited that any band would tell too much.</summary>
    public const string TooFew = "not told, with so few invited";

    /// <summary>Whether a team of this band is so large that each of its weeks may be a block. Read from what is told anyway, so that it tells no more.</summary>
    public static bool IsLarge(string? words) => words == Bands[^1].Words;

    /// <summary>Whether those who wait to be counted are counted from now on.</summary>
    /// <param name="counted">How many are counted already.</param>
    /// <param name="waiting">How many were added a week ago or longer, and are not.</param>
    public static bool Admits(int counted, int waiting) => waiting >= (counted == 0 ? Trend.LeastPeople + 1 : Trend.LeastPeople);

    /// <summary>The band of a Monday.</summary>
    /// <param name="before">What was told last.</param>
    /// <param name="counted">How many are counted, those who are counted from now on left out.</param>
    /// <param name="admitted">How many are counted from now on; none, or as many as <see cref="Admits"/> asks for.</param>
    /// <param name="takingPart">How many of all these take part, those who were taken off as they did then.</param>
    /// <param name="listed">How many stand on the list.</param>
    public static Told Next(Told before, int counted, int admitted, int takingPart, int listed)
    {
        if (counted + admitted == 0)
        {
            return before with { Words = listed == 0 ? before.Words : TooFew };
        }

        var known = before.Most == 0 ? counted : Math.Min(before.Most, counted);
        var most = admitted > 0 ? known + admitted : takingPart <= before.Most ? before.Most : counted;

        if (listed <= Trend.LeastPeople)
        {
            return new(TooFew, most);
        }

        var (words, upTo) = Read(Math.Min(takingPart, listed), Math.Min(most, listed));

        return new(words, upTo >= listed ? most : Math.Min(upTo, most));
    }

    /// <summary>The band in words.</summary>
    /// <param name="takingPart">Who takes part, managers left out.</param>
    /// <param name="invited">Who was invited, managers left out.</param>
    /// <remarks>
    /// Where a band would mean that every single one of the invited has joined, it is merged with the one below: else it would
    /// say of each of them by name what nobody is told.
    /// </remarks>
    public static string Of(int takingPart, int invited) => invited <= Trend.LeastPeople ? TooFew : Read(takingPart, invited).Words;

    /// <summary>What a manager reads of it, after the words "Taking part".</summary>
    /// <param name="words">The band; null before the first.</param>
    /// <param name="isTheirs">Whether it was told in their time, and not before they took over.</param>
    public static string Line(string? words, bool isTheirs) =>
        words is null ? "a rough number, from the second Monday on" : !isTheirs ? "a rough number, from Monday on" : words == TooFew ? words : $"{words} (renewed on Mondays)";

    private static (string Words, int UpTo) Read(int takingPart, int most)
    {
        var index = Array.FindLastIndex(Bands, band => takingPart >= band.Least);
        var edge = Array.FindIndex(Bands, band => band.Least == most);

        return edge > 0 && (index == edge || index == edge - 1)
            ? ($"{CheckIns.Dates.Number(Bands[edge - 1].Least)} to {CheckIns.Dates.Number(most)}", most)
            : (Bands[index].Words, index == Bands.Length - 1 ? int.MaxValue : Bands[index + 1].Least - 1);
    }

    /// <summary>What managers were told.</summary>
    /// <param name="Words">The band; null before the first.</param>
    /// <param name="Most">The most that could take part, for all they were told; 0 before the first.</param>
    public sealed record Told(string? Words, int Most);
}
