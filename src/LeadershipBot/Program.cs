using LeadershipBot;
using LeadershipBot.Operations;

var terminal = Terminal.OfThisProcess();
return await new CommandLine(terminal, switches => Running.UntilStoppedAsync(terminal, switches, Composition.Add, Composition.Map), Composition.Add).RunAsync(args);
