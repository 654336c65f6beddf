namespace LeadershipBot.Cards;

/// <summary>A button.</summary>
/// <param name="Label">At most 75 characters (Slack's limit; about 30 are seen on a phone).</param>
/// <param name="Action">What comes back when it is pressed.</param>
public sealed record Choice(string Label, ActionId Action)
{
    public Choice(string label, string verb, string subject, string value)
        : this(label, new ActionId(verb, subject, value))
    {
    }
}
