namespace LeadershipBot.Guidance;

/// <summary>A paragraph of the essay, cited by the id of its section because not one of its sentences is copied.</summary>
/// <param name="Section">One of <see cref="Sections"/>.</param>
/// <param name="Paragraph">From 1, within the section.</param>
public sealed record Place(string Section, int Paragraph)
{
    /// <summary>The sections in the essay's order; each has two paragraphs.</summary>
    public static readonly IReadOnlyList<string> Sections = ["opening", "got-here", "gap", "requires", "shift"];

    /// <summary>How many paragraphs each section has.</summary>
    public const int ParagraphsPerSection = 2;

    /// <summary>All ten, in the essay's order.</summary>
    public static readonly IReadOnlyList<Place> All =
        [.. Sections.SelectMany(section => Enumerable.Range(1, ParagraphsPerSection).Select(paragraph => new Place(section, paragraph)))];

    /// <summary>Whether the essay has it.</summary>
    public bool Exists => Sections.Contains(Section) && Paragraph is >= 1 and <= ParagraphsPerSection;

    /// <summary>As a person reads it: <c>essay, gap ¶2</c>.</summary>
    public override string ToString() => $"essay, {Section} ¶{Paragraph}";
}
