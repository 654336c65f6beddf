namespace LeadershipBot.WebChat;

/// <summary>Somebody to play in the web chat.</summary>
/// <param name="Id">Stands in the addresses, and in the database as the platform's id of the person.</param>
/// <param name="Name">What the page calls them.</param>
/// <param name="Role">What they lead, in a word.</param>
public sealed record Leader(string Id, string Name, string Role)
{
    /// <summary>Everybody there is to play, left to right.</summary>
    public static readonly IReadOnlyList<Leader> All =
    [
        new("alex", "Alex", "infrastructure"),
        new("sam", "Sam", "applications"),
        new("robin", "Robin", "data"),
        new("kim", "Kim", "security"),
        new("jo", "Jo", "networks"),
        new("lee", "Lee", "workplace"),
        new("mara", "Mara", "head of IT"),
        new("ines", "Ines", "head of operations"),
    ];
}
