namespace LeadershipBot.Slack;

/// <summary>Which installation something belongs to: an org's where the org installed the bot, else the team's.</summary>
internal static class Tenant
{
    /// <returns>The id of the enterprise or the team; null where the delivery names neither.</returns>
    public static string? Of(EventEnvelope envelope)
    {
        var by = envelope.Authorizations is [{ } first, ..] ? first : null;

        return by?.IsOrg ?? envelope.IsOrg ?? false
            ? by?.Enterprise ?? envelope.Enterprise ?? envelope.ContextEnterprise
            : by?.Team ?? envelope.Team ?? by?.Enterprise ?? envelope.Enterprise;
    }

    /// <inheritdoc cref="Of(EventEnvelope)"/>
    public static string? Of(Interaction interaction) => interaction.IsOrg == true
        ? interaction.Enterprise
        : interaction.View?.InstalledTeam ?? interaction.Team ?? interaction.View?.Team ?? interaction.User?.Team;

    /// <inheritdoc cref="Of(EventEnvelope)"/>
    public static string? Of(SlashCommand command) => command.IsOrg == true ? command.Enterprise : command.Team;
}
