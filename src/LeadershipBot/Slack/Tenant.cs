namespace LeadershipBot.Slack;

/// <summary>Which installation something belongs to: an org's where the org installed the bot, else the team's.</summary>
internal static class Tenant
{
    /// <returns>The id of the enterprise or the team; null where the delivery names neither.</returns>
    public static string? Of(EventEnvelope envelope)
    {
        var by = envelope.Authorizations is [{ } first, ..] ? first : null;

        return by?.IsOrg ?? envelope.IsOrg ?? false
            ? EnterpriseOf(envelope)
            : by?.Team ?? envelope.Team ?? envelope.Event?.Team ?? EnterpriseOf(envelope);
    }

    /// <summary>The organisation the installation is in, on Slack's largest plan; null where it is in none.</summary>
    public static string? EnterpriseOf(EventEnvelope envelope) =>
        (envelope.Authorizations is [{ } first, ..] ? first.Enterprise : null) ?? envelope.Enterprise ?? envelope.ContextEnterprise ?? envelope.Event?.Enterprise;

    /// <inheritdoc cref="Of(EventEnvelope)"/>
    public static string? Of(Interaction interaction) => interaction.IsOrg == true
        ? EnterpriseOf(interaction)
        : interaction.View?.InstalledTeam ?? interaction.Team?.Id ?? interaction.User?.Team ?? interaction.View?.Team;

    /// <inheritdoc cref="EnterpriseOf(EventEnvelope)"/>
    public static string? EnterpriseOf(Interaction interaction) => interaction.Enterprise ?? interaction.Team?.Enterprise;

    /// <inheritdoc cref="Of(EventEnvelope)"/>
    public static string? Of(SlashCommand command) => command.IsOrg == true ? command.Enterprise : command.Team;
}
