namespace LeadershipBot.Teams;

/// <summary>How many take part, as far as a manager may know it.</summary>
public static class Band
{
    private static readonly (int Least, string Words)[] Bands = [(0, "fewer than five"), (5, "five to nine"), (10, "ten to nineteen"), (20, "20 or more")];

    /// <summary>The band in words.</summary>
    /// <param name="takingPart">Who takes part, managers left out.</param>
    /// <param name="invited">Whose invitation is a week old or older, managers left out.</param>
    /// <remarks>
    /// Where a band would mean that every single one of the invited has joined, it is merged with the one below: else it would
    /// say of each of them by name what nobody is told.
    /// </remarks>
    public static string Of(int takingPart, int invited)
    {
        if (invited <= Bands[1].Least)
        {
            return TooFew;
        }

        var index = Array.FindLastIndex(Bands, band => takingPart >= band.Least);
        var edge = Array.FindIndex(Bands, band => band.Least == invited);

        return edge > 0 && (index == edge || index == edge - 1) ? $"{Least(edge - 1)} to {Words(invited)}" : Bands[index].Words;
    }

    /// <summary>Where so few are invited that any band would tell too much.</summary>
    public const string TooFew = "with so few invited, I don't say";

    private static string Least(int index) => Words(Bands[index].Least);

    private static string Words(int number) => number < 20 ? CheckIns.Dates.Number(number) : number.ToString();
}
