namespace LeadershipBot.Guidance;

/// <summary>Something wrong with a content pack.</summary>
/// <param name="File">Relative to the pack's folder, with slashes.</param>
/// <param name="Line">From 1; null where the whole file, or the pack as a whole, is meant.</param>
/// <param name="What">One sentence, which starts with the name of the field where there is one.</param>
public sealed record PackFault(string File, int? Line, string What)
{
    /// <summary>As compilers write it: <c>nudges/earn-trust.yaml:12: claim has 251 characters; at most 240.</c></summary>
    public override string ToString() => Line is { } line ? $"{File}:{line}: {What}" : $"{File}: {What}";
}
