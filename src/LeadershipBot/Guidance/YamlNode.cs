namespace LeadershipBot.Guidance;

/// <summary>A piece of a YAML file and the line it begins on. A closed set.</summary>
internal abstract record YamlNode(int Line)
{
    /// <param name="Plain">Written without quotes, so that <c>12</c> is a number and <c>~</c> is nothing.</param>
    internal sealed record Scalar(string Text, bool Plain, int Line) : YamlNode(Line);

    internal sealed record List(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line);

    /// <param name="Entries">In the order of the file; a key may stand there twice.</param>
    internal sealed record Map(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line);
}

/// <summary>A key and what follows it.</summary>
internal sealed record YamlEntry(string Key, YamlNode Value, int Line);

/// <summary>A YAML file that cannot be read from some line on.</summary>
internal sealed class YamlFaultException(int line, string what) : Exception(what)
{
    public int Line => line;
}
