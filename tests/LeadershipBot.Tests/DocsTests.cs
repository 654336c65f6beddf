using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LeadershipBot.Operations;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests;

/// <summary>The documents name what is there: a table nobody mentions is a promise nobody gave.</summary>
public partial class DocsTests
{
    [Fact]
    public void Every_table_and_column_says_why_it_is_there()
    {
        Columns().Select(one => $"{one.Table}.{one.Column}").Except(Told().SelectMany(row => row.Columns.Select(column => $"{row.Table}.{column}"))).ShouldBeEmpty("docs/what-we-store.md says nothing of these");
        Told().SelectMany(row => row.Columns.Select(column => $"{row.Table}.{column}")).Except(Columns().Select(one => $"{one.Table}.{one.Column}")).ShouldBeEmpty("docs/what-we-store.md speaks of these, which are not there");
    }

    [Fact]
    public void Every_column_says_why_it_is_there_how_long_and_who_sees_it()
    {
        Told().ShouldAllBe(row => row.Cells.Length == 4 && row.Cells.All(cell => cell.Length > 0));
        Told().Select(row => row.Cells[3].Split([',', ';', ' '])[0]).Distinct().Order(StringComparer.Ordinal).ShouldBe(["managers", "nobody", "operator", "you"]);
    }

    // Each row of each table in the document.
    private static IEnumerable<(string Table, IReadOnlyList<string> Columns, string[] Cells)> Told() => Read("docs/what-we-store.md").Split("\n## ").Skip(1)
        .Where(section => section.StartsWith('`'))
        .SelectMany(section => section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split(" | "))
            .Select(cells => (section.Split('`')[1], (IReadOnlyList<string>)[.. Named().Matches(cells[0]).Select(name => name.Groups["name"].Value)], cells)));

    [Fact]
    public void Every_setting_that_works_is_in_the_readme()
    {
        var readme = Read("README.md");

        SettingKeys.Known.ShouldAllBe(key => readme.Contains($"`{key}`"));
    }

    private static IEnumerable<(string Table, string Column)> Columns()
    {
        var assembly = typeof(IStore).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order().Select(name => Script(assembly, name)).ToList();
        scripts.ShouldNotBeEmpty();

        return scripts.SelectMany(script =>
            Table().Matches(script).SelectMany(table => Column().Matches(table.Groups["columns"].Value).Select(column => (table.Groups["table"].Value, column.Groups["column"].Value)))
                .Concat(Added().Matches(script).Select(added => (added.Groups["table"].Value, added.Groups["column"].Value))))
            // The one table that no script makes, for it remembers them.
            .Concat([("schema_version", "version"), ("schema_version", "name"), ("schema_version", "applied_at")]);
    }

    private static string Script(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string Read(string file, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", file));

    [GeneratedRegex(@"^create table (?<table>\w+) \((?<columns>.*?)^\);", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    // A line that begins with a constraint has no type after its first word.
    [GeneratedRegex(@"^    (?<column>\w+) (\{identity\}|bigint|text)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();

    [GeneratedRegex("`(?<name>\\w+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^alter table (?<table>\w+) add column (?<column>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Added();
}
