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
        var sections = Read("docs/what-we-store.md").Split("\n## ").Skip(1).ToDictionary(section => section.Split('`')[1]);

        foreach (var (table, column) in Columns())
        {
            sections.Keys.ShouldContain(table, "docs/what-we-store.md");
            sections[table].ShouldContain($"`{column}`", Case.Sensitive, $"docs/what-we-store.md, {table}");
        }
    }

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
                .Concat(Added().Matches(script).Select(added => (added.Groups["table"].Value, added.Groups["column"].Value))));
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

    [GeneratedRegex(@"^alter table (?<table>\w+) add column (?<column>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Added();
}
