using System.Diagnostics;
using System.Text.Json;
using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>What the guide costs as it ships: processor time to load, memory it keeps, and time for a question.</summary>
internal static class Cost
{
    private const int Rounds = 5;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Only the first call in a process says what loading costs.</summary>
    public static void Print(string folder, Material material)
    {
        var files = Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

        // The program has read its settings by then, and with them the first JSON.
        JsonDocument.Parse("""{"list":[1.5,"text"]}""").Dispose();
        var (held, began) = (GC.GetTotalMemory(forceFullCollection: true), Processor());
        var data = GuideData.Parse(name => files[name]);
        var (guide, reader) = (new Guide(data), new AnswerReader(AnswerData.Parse(name => files[name], data.Table)));
        var loaded = Processor() - began;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - held;

        var questions = material.Dev();
        var answers = material.DevAnswers();
        for (var round = 0; round < Rounds; round++)
        {
            Console.WriteLine($"round {round}: {PerText(questions.Select(question => question.Text), text => guide.Read(text)):0.000} ms a question, {PerText(answers.Select(answer => answer.Text), text => reader.Read(text)):0.000} ms an answer");
        }

        Console.WriteLine($"loaded in {loaded.TotalMilliseconds:0} ms of processor time, {kept / Mebibyte:0.0} MiB kept");
        GC.KeepAlive(files);
    }

    private static double PerText(IEnumerable<string> texts, Action<string> read)
    {
        var list = texts.ToList();
        var began = Processor();
        list.ForEach(read);
        return (Processor() - began).TotalMilliseconds / list.Count;
    }

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.UserProcessorTime + process.PrivilegedProcessorTime;
    }
}
