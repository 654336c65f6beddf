using System.Text.Json.Nodes;

namespace LeadershipBot.MsTeams;

/// <summary>A call to the Bot Connector.</summary>
/// <param name="ServiceUrl">Where the conversation lives, as a checked activity said it.</param>
/// <param name="Path">Below it, its parts escaped.</param>
/// <param name="Tenant">On whose behalf: Teams counts the calls of each tenant.</param>
/// <param name="About">The conversation, the team, or the person with whom one begins: Teams counts the calls of each.</param>
internal sealed record Errand(HttpMethod Method, string ServiceUrl, string Path, string Tenant, string About, JsonObject? Body = null)
{
    /// <summary>Begins a conversation.</summary>
    public const string Beginning = "v3/conversations";

    /// <summary>Whether it only reads; that is counted apart, and more of it may go.</summary>
    public bool IsReading => Method == HttpMethod.Get;

    /// <summary>What it is counted with.</summary>
    public string Count => $"{(IsReading ? "read" : Path == Beginning ? "begin" : "send")}/{Tenant}/{About}";
}
