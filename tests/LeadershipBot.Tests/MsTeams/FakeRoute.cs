namespace LeadershipBot.Tests.MsTeams;

/// <summary>What a call's address says.</summary>
/// <param name="Operation">Its kind: see <see cref="Ask"/>.</param>
/// <param name="Tenant">Whose service address it is, or null.</param>
/// <param name="Id">The conversation or team.</param>
/// <param name="Item">The activity or the member.</param>
internal sealed record Route(string Operation, string? Tenant = null, string? Id = null, string? Item = null)
{
    public static Route Of(string method, string target)
    {
        var parts = target.Split('?')[0].Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();

        return (method, parts) switch
        {
            ("GET", ["v1", ".well-known", "openidconfiguration" or "openid-configuration"]) => new(Ask.Metadata),
            ("GET", ["v1", ".well-known", "keys"]) => new(Ask.Keys),
            ("POST", [.., var tenant, "oauth2", "v2.0", "token"]) => new(Ask.Token, Item: tenant),
            (_, ["emea", var tenant, "v3", .. var rest]) => Of(method, rest) with { Tenant = tenant },
            _ => new(Ask.Unknown),
        };
    }

    private static Route Of(string method, string[] rest) => (method, rest) switch
    {
        ("POST", ["conversations"]) => new(Ask.Create),
        ("POST", ["conversations", var id, "activities"]) => new(Ask.Post, Id: id),
        ("POST", ["conversations", var id, "activities", var activity]) => new(Ask.Post, Id: id, Item: activity),
        ("PUT", ["conversations", var id, "activities", var activity]) => new(Ask.Put, Id: id, Item: activity),
        ("DELETE", ["conversations", var id, "activities", var activity]) => new(Ask.Delete, Id: id, Item: activity),
        ("GET", ["conversations", var id, "pagedmembers"]) => new(Ask.Members, Id: id),
        ("GET", ["conversations", var id, "members", var member]) => new(Ask.Member, Id: id, Item: member),
        ("GET", ["teams", var id]) => new(Ask.Team, Id: id),
        ("GET", ["teams", var id, "conversations"]) => new(Ask.Channels, Id: id),
        _ => new(Ask.Unknown),
    };
}
