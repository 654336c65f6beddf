using LeadershipBot.Cards;

namespace LeadershipBot.Tests;

public class BoundaryTests
{
    [Fact]
    public void Core_knows_nothing_but_the_runtime_and_NodaTime() =>
        typeof(Card).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "NodaTime")
            .ShouldBeEmpty();

    [Fact]
    public void Core_lives_in_its_own_rooms() =>
        typeof(Card).Assembly.GetExportedTypes().Select(type => type.Namespace).Distinct()
            .ShouldBe(["LeadershipBot.People", "LeadershipBot.Teams", "LeadershipBot.Handovers", "LeadershipBot.Guidance", "LeadershipBot.CheckIns", "LeadershipBot.Cards"], ignoreOrder: true);

    [Fact]
    public void Data_in_Core_has_no_setters() =>
        typeof(Card).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties().Select(property => (type, property)))
            .Where(pair => pair.property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .Select(pair => $"{pair.type.Name}.{pair.property.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_public_type_of_Core_says_what_it_is()
    {
        var documented = System.Xml.Linq.XDocument.Load(Path.ChangeExtension(typeof(Card).Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();

        // A case of a closed set may leave it to its name.
        typeof(Card).Assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => $"T:{type.FullName}")
            .Where(name => !documented.Contains(name))
            .ShouldBeEmpty();
    }
}
