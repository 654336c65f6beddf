namespace LeadershipBot.Slack;

/// <summary>Where a tapped button stood.</summary>
internal enum SpotKind
{
    Message,

    /// <summary>A message only they see, and which nobody can change later.</summary>
    Ephemeral,
    Home,
    Modal,
}

/// <inheritdoc cref="SpotKind"/>
/// <param name="Channel">The channel of the message, or null.</param>
/// <param name="Message">The message, or null.</param>
/// <param name="Under">For a window: the message it was opened from, or null.</param>
internal sealed record Spot(SpotKind Kind, string? Channel, string? Message, string? Under)
{
    /// <summary>What a form is told that is opened from here.</summary>
    public Origin Origin => Kind switch
    {
        SpotKind.Home => Origin.Home,
        SpotKind.Message => new(Channel, Message, IsHome: false),
        SpotKind.Modal => new(Channel, Under, IsHome: false),
        _ => new(Channels.IsDirect(Channel) ? Channel : null, null, IsHome: false),
    };

    public static Spot Of(Interaction interaction)
    {
        if (interaction.View is { } view)
        {
            var from = Origin.Read(view.Metadata);
            return view.Type == "home" ? new(SpotKind.Home, null, null, null) : new(SpotKind.Modal, from.Channel, null, from.Message);
        }

        var channel = interaction.Container?.Channel ?? interaction.Channel;
        return interaction.Container?.IsEphemeral == true
            ? new(SpotKind.Ephemeral, channel, null, null)
            : new(SpotKind.Message, channel, interaction.Container?.Message ?? interaction.Message, null);
    }
}
