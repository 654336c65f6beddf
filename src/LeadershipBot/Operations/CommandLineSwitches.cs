namespace LeadershipBot.Operations;

/// <summary>Parts the switches that are configuration from the verb and its options.</summary>
/// <remarks>Only what names a setting counts as one, so that a mistyped option stays a mistake instead of becoming a setting nobody reads.</remarks>
internal static class CommandLineSwitches
{
    /// <returns>The switches, each as <c>--Key=value</c>, and everything else in its order.</returns>
    /// <exception cref="StartRefusedException">A switch has no value.</exception>
    public static (string[] Switches, string[] Verb) Split(IReadOnlyList<string> args)
    {
        var (switches, verb) = (new List<string>(), new List<string>());

        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] == "--")
            {
                verb.AddRange(args.Skip(at));
                break;
            }

            if (!IsSetting(args[at]))
            {
                verb.Add(args[at]);
            }
            else if (args[at].Contains('='))
            {
                switches.Add(args[at]);
            }
            else
            {
                switches.Add($"{args[at]}={Value(args, at)}");
                at++;
            }
        }

        return ([.. switches], [.. verb]);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal)
        && argument[2..].Split('=', ':')[0] is var root
        && SettingKeys.Sections.Concat(SettingKeys.Others).Contains(root, StringComparer.OrdinalIgnoreCase);

    private static string Value(IReadOnlyList<string> args, int at) =>
        at + 1 < args.Count && !args[at + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[at + 1]
            : throw new StartRefusedException($"{args[at]} needs a value: {args[at]}=….");
}
