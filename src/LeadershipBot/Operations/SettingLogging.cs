namespace LeadershipBot.Operations;

/// <summary>How much is logged, which the logging library reads by itself and refuses with a stack trace.</summary>
internal static class SettingLogging
{
    /// <exception cref="StartRefusedException">A level is none.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        foreach (var (key, text) in configuration.GetSection("Logging").AsEnumerable())
        {
            if (key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(text) && !Enum.TryParse<LogLevel>(text, ignoreCase: true, out _))
            {
                throw new StartRefusedException($"{key} is \"{text}\": it is {string.Join(" or ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }
}
