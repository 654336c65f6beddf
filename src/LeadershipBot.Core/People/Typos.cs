namespace LeadershipBot.People;

/// <summary>Whether a word was meant though a letter slipped.</summary>
public static class Typos
{
    /// <summary>Whether one text is the other, or nearly: one slip from four letters on, two from nine. Two letters in each other's place are one slip.</summary>
    public static bool Near(string typed, string meant)
    {
        var allowed = meant.Length switch { < 4 => 0, < 9 => 1, _ => 2 };
        return typed == meant || (Math.Abs(typed.Length - meant.Length) <= allowed && allowed > 0 && Slips(typed, meant) <= allowed);
    }

    private static int Slips(string typed, string meant)
    {
        var slips = new int[typed.Length + 1, meant.Length + 1];

        for (var one = 0; one <= typed.Length; one++)
        {
            for (var other = 0; other <= meant.Length; other++)
            {
                slips[one, other] = (one, other) switch
                {
                    (0, _) => other,
                    (_, 0) => one,
                    _ => Math.Min(
                        Math.Min(slips[one - 1, other], slips[one, other - 1]) + 1,
                        slips[one - 1, other - 1] + (typed[one - 1] == meant[other - 1] ? 0 : 1)),
                };

                if (one > 1 && other > 1 && typed[one - 1] == meant[other - 2] && typed[one - 2] == meant[other - 1])
                {
                    slips[one, other] = Math.Min(slips[one, other], slips[one - 2, other - 2] + 1);
                }
            }
        }

        return slips[typed.Length, meant.Length];
    }
}
