namespace LeadershipBot.Operations;

/// <summary>The bot cannot start like this. The message is for an operator: it names what to change and never holds a secret.</summary>
/// <param name="exitCode">2 where the configuration or the command line is wrong, 1 where something outside of them is.</param>
internal sealed class StartRefusedException(string message, int exitCode = ExitCode.WrongUse) : Exception(message)
{
    public int ExitCode => exitCode;
}

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>What was to be checked is not as it should be.</summary>
    public const int CheckFailed = 1;

    /// <summary>The command line or the configuration makes no sense.</summary>
    public const int WrongUse = 2;
}
