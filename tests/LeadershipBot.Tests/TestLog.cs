using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests;

/// <summary>The log of a bot under test. An error in it is a warning of the test that caused it, and every line is looked at by <see cref="LogWatch"/>.</summary>
/// <param name="lines">Takes every line, down to the finest of the libraries; null where nobody reads it.</param>
internal sealed class TestLog(List<string>? lines) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(lines, categoryName);

    public void Dispose()
    {
    }

    // What an operator gets to see is all of ours, and of the libraries only what the shipped configuration lets through.
    private sealed class Category(List<string>? lines, string name) : ILogger
    {
        private readonly LogLevel least = name.StartsWith("LeadershipBot", StringComparison.Ordinal) ? LogLevel.Trace : LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => lines is not null || logLevel >= least;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{formatter(state, exception)} {exception}";

            if (logLevel >= least)
            {
                LogWatch.Note($"{name}: {line}");
            }

            if (lines is not null)
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }

            if (logLevel >= LogLevel.Error)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(line);
                TestContext.Current.AddWarning(formatter(state, exception));
            }
        }
    }
}
