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
/// <param name="Origin">What a form is told that is opened from here.</param>
/// <param name="Window">For a window: its name, or null.</param>
internal sealed record Spot(SpotKind Kind, string? Channel, string? Message, Origin Origin, string? Window = null)
{
    /// <summary>Whether they look at the home tab, or at a window over it: what they are told has to be said there, and no message is under it.</summary>
    public bool IsAtHome => Origin.IsHome;

    /// <summary>Beside what only they see. A command can be given between two other people too, so the channel says nothing of where they and the bot speak.</summary>
    public static Spot Ephemeral(string? channel) => new(SpotKind.Ephemeral, channel, null, Origin.Nowhere);

    /// <exception cref="FormatException">It names a place in no way that Slack does.</exception>
    public static Spot Of(Interaction interaction)
    {
        if (interaction.View is { } view)
        {
            var from = Origin.Read(view.Metadata);
            return view.Type == "home" ? new(SpotKind.Home, null, null, Origin.Home) : new(SpotKind.Modal, from.Channel, null, from, Ids.Checked(view.Id));
        }

        var channel = Ids.Checked(interaction.Container?.Channel ?? interaction.Channel);
        var message = Ids.Checked(interaction.Container?.Message ?? interaction.Message);
        return interaction.Container?.IsEphemeral == true
            ? Ephemeral(channel)
            : new(SpotKind.Message, channel, message, new(channel, message, IsHome: false));
    }
}
