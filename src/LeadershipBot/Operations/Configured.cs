using LeadershipBot.Guidance;
using Microsoft.Extensions.Logging.Console;

namespace LeadershipBot.Operations;

/// <summary>The host and its settings, as every verb sees them.</summary>
internal static class Configured
{
    // A start that is refused is one sentence; the whole list is what "content validate" is for.
    private const int FaultsShown = 5;

    // Settings hold from start to stop; to watch their file for changes takes a good part of the start.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A host that reads its configuration: the file beside the program, the environment, then the switches.</summary>
    /// <remarks>The slim one, which starts faster; what an operator may rely on of the other is put back.</remarks>
    public static WebApplicationBuilder Builder(string[] switches)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [ReadOnce, .. switches], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();

        // By itself it writes plain lines whatever is configured.
        builder.Logging.AddConsole(console => console.FormatterName = builder.Configuration["Logging:Console:FormatterName"] ?? ConsoleFormatterNames.Simple);
        return builder;
    }

    /// <exception cref="StartRefusedException">A setting is wrong.</exception>
    public static Settings Settings(WebApplicationBuilder builder) =>
        Operations.Settings.Read(builder.Configuration, builder.Environment.IsDevelopment());

    /// <inheritdoc cref="Settings(WebApplicationBuilder)"/>
    public static Settings Settings(string[] switches) => Settings(Builder(switches));

    /// <summary>The content pack.</summary>
    /// <exception cref="StartRefusedException">It is broken.</exception>
    public static Library Library(ContentSettings content)
    {
        var (library, faults) = Pack.Read(content.Pack, content.EssayUrl);
        return library ?? throw new StartRefusedException(
            string.Join(
                '\n',
                [
                    $"The content pack in {content.Pack} has {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}; \"content validate\" lists them all.",
                    .. faults.Take(FaultsShown).Select(fault => fault.ToString()),
                ]),
            ExitCode.CheckFailed);
    }
}
