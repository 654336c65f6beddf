namespace LeadershipBot.Guidance;

/// <summary>One of the sixteen things the essay speaks to.</summary>
/// <param name="Id">Stable; an organisation's own pack keeps it.</param>
/// <param name="Title">What to do, in a few words.</param>
/// <param name="Situation">How it looks to somebody who is in it; the button when the bot is unsure.</param>
/// <param name="Topic">A few words for the line that lists what the bot can speak to.</param>
/// <param name="Claim">What the essay says about it, in our words.</param>
/// <param name="RestsOn">The paragraphs it rests on.</param>
public sealed record Theme(string Id, string Title, string Situation, string Topic, string Claim, IReadOnlyList<Place> RestsOn)
{
    /// <summary>The ids every pack has, in order.</summary>
    public static readonly IReadOnlyList<string> Ids =
    [
        "depth-still-matters", "role-has-changed", "feeling-the-strain", "over-involvement",
        "decision-hub", "operational-reflex", "delegate-ownership", "certainty-vs-judgment",
        "decisions-in-context", "develop-leaders", "business-alignment", "ambiguity-tradeoffs",
        "org-dynamics", "peer-credibility", "build-the-org", "earn-trust",
    ];

    /// <summary>The four that speak of the weekly question itself. Of any eight thoughts at most four come from these.</summary>
    public static readonly IReadOnlyList<string> OfTheQuestion =
        ["delegate-ownership", "over-involvement", "decision-hub", "operational-reflex"];
}

/// <summary>Two sentences in our words on what a paragraph of the essay says; stands behind <em>Why this?</em></summary>
public sealed record Digest(Place Place, string Text);
