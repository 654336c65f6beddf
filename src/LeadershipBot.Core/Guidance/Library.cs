namespace LeadershipBot.Guidance;

/// <summary>A content pack, read and found sound: everything the bot may say about leading.</summary>
public sealed class Library
{
    private readonly Dictionary<string, Nudge> nudges;
    private readonly Dictionary<string, Theme> themes;
    private readonly Dictionary<Place, Digest> digests;

    /// <exception cref="ArgumentException">Two of a kind share an id.</exception>
    public Library(IReadOnlyList<Theme> themes, IReadOnlyList<Nudge> nudges, IReadOnlyList<Digest> digests, string? essayUrl = null)
    {
        (Themes, Nudges, Digests, EssayUrl) = (themes, nudges, digests, essayUrl);
        this.themes = themes.ToDictionary(theme => theme.Id);
        this.nudges = nudges.ToDictionary(nudge => nudge.Id);
        this.digests = digests.ToDictionary(digest => digest.Place);
    }

    /// <summary>In the order of <see cref="Theme.Ids"/>.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>In the order of the pack.</summary>
    public IReadOnlyList<Nudge> Nudges { get; }

    /// <summary>One for each paragraph of the essay.</summary>
    public IReadOnlyList<Digest> Digests { get; }

    /// <summary>Where the essay can be read, or null.</summary>
    public string? EssayUrl { get; }

    /// <summary>A theme of that id, or null: a stored id may have left the pack.</summary>
    public Theme? Theme(string id) => themes.GetValueOrDefault(id);

    /// <summary>A nudge of that id, or null: a stored id may have left the pack.</summary>
    public Nudge? Nudge(string id) => nudges.GetValueOrDefault(id);

    /// <summary>What a paragraph of the essay says, in our words; null only in a pack that was not validated.</summary>
    public string? Digest(Place place) => digests.GetValueOrDefault(place)?.Text;
}
