using System.Globalization;

namespace LeadershipBot.Guidance;

/// <summary>The fields of one item of a pack file. Reads them one by one and keeps the line of each, and each fault.</summary>
internal sealed class PackFields
{
    private readonly string file;
    private readonly YamlNode.Map map;
    private readonly List<PackFault> faults;
    private readonly Dictionary<string, YamlNode> values = [];
    private readonly Dictionary<string, int> lines = [];

    /// <param name="known">Every field the item may have; another is a fault, and so is one of these that is missing.</param>
    public PackFields(string file, YamlNode.Map map, List<PackFault> faults, params IReadOnlyList<string> known)
    {
        (this.file, this.map, this.faults) = (file, map, faults);

        foreach (var (key, value, line) in map.Entries)
        {
            if (!known.Contains(key))
            {
                Fault(line, $"\"{key}\" is no field here: {string.Join(", ", known)}.");
            }
            else if (!values.TryAdd(key, value))
            {
                Fault(line, $"{key} stands there twice.");
            }
        }

        foreach (var missing in known.Where(key => !values.ContainsKey(key)))
        {
            Fault(map.Line, $"{missing} is missing.");
        }
    }

    /// <summary>The item, with the lines of all fields read so far.</summary>
    public Drafted<T> Draft<T>(T value) => new(value, file, map.Line, lines);

    /// <summary>A text; empty, and without a line, where there is none.</summary>
    public string Text(string key) => values.TryGetValue(key, out var value) && Text(key, key, value) is { } text ? text : "";

    /// <summary>A whole number; 0, and without a line, where there is none.</summary>
    public int Number(string key)
    {
        if (!values.TryGetValue(key, out var value))
        {
            return 0;
        }

        if (value is YamlNode.Scalar { Plain: true } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            lines[key] = scalar.Line;
            return number;
        }

        Fault(value.Line, $"{key} is not a whole number.");
        return 0;
    }

    /// <summary>A list of words.</summary>
    public IReadOnlyList<string> Words(string key) =>
        [.. Entries(key).Select((entry, at) => Text(key, $"{key}/{at}", entry)).OfType<string>()];

    /// <summary>A list of maps, each read by <paramref name="read"/>.</summary>
    public IReadOnlyList<T> Items<T>(string key, Func<YamlNode.Map, T> read)
    {
        var items = new List<T>();

        foreach (var entry in Entries(key))
        {
            if (entry is YamlNode.Map item)
            {
                lines[$"{key}/{items.Count}"] = item.Line;
                items.Add(read(item));
            }
            else
            {
                Fault(entry.Line, $"{key} holds something that has no fields.");
            }
        }

        return items;
    }

    private IReadOnlyList<YamlNode> Entries(string key)
    {
        if (!values.TryGetValue(key, out var value))
        {
            return [];
        }

        if (value is not YamlNode.List list)
        {
            Fault(value.Line, $"{key} is not a list.");
            return [];
        }

        lines[key] = list.Line;
        return list.Items;
    }

    private string? Text(string key, string name, YamlNode value)
    {
        if (value is not YamlNode.Scalar scalar)
        {
            Fault(value.Line, $"{key} is not text.");
            return null;
        }

        if (scalar.Plain && (double.TryParse(scalar.Text, CultureInfo.InvariantCulture, out _) || scalar.Text is "true" or "false"))
        {
            Fault(value.Line, $"{key} is not text; put it in quotes if it is meant to be.");
            return null;
        }

        lines[name] = scalar.Line;

        // A text written over several lines ends in a line break that nobody wrote.
        return scalar is { Plain: true, Text: "~" or "null" } ? "" : scalar.Text.Trim(' ', '\n');
    }

    private void Fault(int line, string what) => faults.Add(new(file, line, what));
}
