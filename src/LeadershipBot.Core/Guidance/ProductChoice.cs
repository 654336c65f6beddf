namespace LeadershipBot.Guidance;

/// <summary>"This product or that one?": a comparison of technologies, with no word about the company, people or what has to be given up.</summary>
internal static class ProductChoice
{
    /// <summary>In words, from the "or": a product farther away is not one of the alternatives.</summary>
    private const int Reach = 4;

    /// <summary>Judges by the headings <c>product</c>, <c>alternative</c>, <c>leading</c> and <c>setting</c> of <c>borders.txt</c>.</summary>
    public static bool Is(QuestionFeatures features)
    {
        var found = features.Borders.ToLookup(phrase => phrase.Heading);
        if (found["leading"].Any() || found["setting"].Any())
        {
            return false;
        }

        return found["alternative"].Any(or => found["product"].Any(product => Math.Abs(product.First - or.First) <= Reach));
    }
}
