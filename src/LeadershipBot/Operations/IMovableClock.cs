namespace LeadershipBot.Operations;

/// <summary>The bot's clock where it can be moved: in the web chat, while no platform is configured.</summary>
internal interface IMovableClock
{
    /// <summary>What the bot takes the time to be.</summary>
    DateTimeOffset Now { get; }

    /// <summary>How far that is ahead of the machine's clock. Never negative, and never less than it was.</summary>
    TimeSpan Ahead { get; }

    /// <summary>Moves it, and returns once every due minute between has been run, in order.</summary>
    Task MoveAsync(ClockMove move, CancellationToken cancellationToken);
}

/// <summary>How far to move.</summary>
internal enum ClockMove
{
    /// <summary>To the moment the next check-in of anybody is due; a week where none is planned.</summary>
    NextCheckIn,

    /// <summary>24 hours.</summary>
    Day,

    /// <summary>Seven times 24 hours.</summary>
    Week,
}
