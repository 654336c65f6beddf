using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The table of tokens: by claims and keys here, by form in <c>TokenCasesOfForm.cs</c>.</summary>
internal static partial class TokenCases
{
    public static IReadOnlyList<TokenCase> All { get; } = [.. OfTime(), .. OfClaims(), .. OfAddress(), .. OfKeys(), .. OfAlgorithm(), .. OfHeader(), .. OfForm()];

    /// <summary>For a theory: a row for each.</summary>
    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    public static TokenCase Named(string name) => All.Single(one => one.Name == name);

    private static IEnumerable<TokenCase> OfTime() =>
    [
        Claims("a real token", Verdict.In, _ => { }),
        Claims("one that began 55 minutes ago", Verdict.In, (claims, forge) => Life(claims, forge, -55, 5)),
        Claims("one that ended four minutes ago", Verdict.In, (claims, forge) => Life(claims, forge, -64, -4)),
        Claims("one that ended six minutes ago", Verdict.Out, (claims, forge) => Life(claims, forge, -66, -6)),
        Claims("one that ended a year ago", Verdict.Out, (claims, forge) => Life(claims, forge, -525_660, -525_600)),
        Claims("one that begins in four minutes", Verdict.In, (claims, forge) => Life(claims, forge, 4, 64)),
        Claims("one that begins in six minutes", Verdict.Out, (claims, forge) => Life(claims, forge, 6, 66)),
        Claims("one without an end", Verdict.Out, claims => claims.Remove("exp")),
        Claims("one without a beginning", Verdict.Either, claims => claims.Remove("nbf")),
        Claims("one whose end is no number", Verdict.Out, claims => claims["exp"] = "tomorrow"),
        Claims("one whose end is nothing", Verdict.Out, claims => claims["exp"] = null),
        Claims("one that ended before 1970", Verdict.Out, claims => claims["exp"] = -1),
        Claims("one that ends when no date is left", Verdict.Either, claims => claims["exp"] = long.MaxValue),
        Claims("one that ends before it begins", Verdict.Either, (claims, forge) => Life(claims, forge, 2, -2)),
    ];

    private static IEnumerable<TokenCase> OfClaims() =>
    [
        Claims("one with claims nobody knows", Verdict.In, claims => claims["ver"] = new JsonObject { ["a"] = new JsonArray(1, 2) }),
        Claims("one for another bot", Verdict.Out, claims => claims["aud"] = Made.Guid("another bot")),
        Claims("one for what the bot itself calls", Verdict.Out, claims => claims["aud"] = "https://api.botframework.com"),
        Claims("one for api:// and our id", Verdict.Out, (claims, forge) => claims["aud"] = "api://" + forge.Teams.AppId),
        Claims("one for api://botid- and our id", Verdict.Out, (claims, forge) => claims["aud"] = "api://botid-" + forge.Teams.AppId),
        Claims("one for an id that begins as ours", Verdict.Out, (claims, forge) => claims["aud"] = forge.Teams.AppId + "0"),
        Claims("one for nobody", Verdict.Out, claims => claims.Remove("aud")),
        Claims("one for an empty audience", Verdict.Out, claims => claims["aud"] = ""),
        Claims("one for several others", Verdict.Out, claims => claims["aud"] = new JsonArray(Made.Guid("a"), Made.Guid("b"))),
        Claims("one of no issuer", Verdict.Out, claims => claims.Remove("iss")),
        Claims("one of the other cloud's issuer", Verdict.Out, claims => claims["iss"] = "https://api.botframework.us"),
        Claims("one of an issuer with a slash more", Verdict.Out, claims => claims["iss"] = "https://api.botframework.com/"),
        Claims("one of an issuer that begins as the real one", Verdict.Out, claims => claims["iss"] = "https://api.botframework.com.example"),
        Claims("one of the bot's own tenant", Verdict.Out, (claims, forge) => claims["iss"] = $"https://sts.windows.net/{forge.Teams.HomeTenant}/"),
        Claims("one of the bot's own tenant, as the bot calls with it", Verdict.Out, (claims, forge) =>
        {
            claims["iss"] = $"https://sts.windows.net/{forge.Teams.HomeTenant}/";
            claims["aud"] = "https://api.botframework.com";
            claims["appid"] = forge.Teams.AppId;
        }),
        Claims("one of the emulator's tenant", Verdict.Out, claims => claims["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        Claims("one of the emulator's tenant, version 2", Verdict.Out, claims => claims["iss"] = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0"),
    ];

    private static IEnumerable<TokenCase> OfAddress() =>
    [
        Claims("one whose address is in capitals", Verdict.In, claims => claims["serviceurl"] = ((string)claims["serviceurl"]!).ToUpperInvariant()),
        Claims("one whose address lacks the slash", Verdict.In, claims => claims["serviceurl"] = ((string)claims["serviceurl"]!).TrimEnd('/')),
        Claims("one without an address", Verdict.Out, claims => claims.Remove("serviceurl")),
        Claims("one with an empty address", Verdict.Out, claims => claims["serviceurl"] = ""),
        Claims("one whose address is a list", Verdict.Out, claims => claims["serviceurl"] = new JsonArray("https://evil.example/", "https://smba.trafficmanager.net/")),
        Claims("one whose address is spelled with a capital", Verdict.Either, claims =>
        {
            var address = (string)claims["serviceurl"]!;
            claims.Remove("serviceurl");
            claims["serviceUrl"] = address;
        }),
        Claims("one for a foreign address", Verdict.Out, claims => claims["serviceurl"] = "https://evil.example/"),
        Claims("one for another tenant's address", Verdict.Out, (claims, forge) => claims["serviceurl"] = forge.Teams.ServiceUrl(forge.Teams.Tenant("fabrikam"))),
        Claims("one whose address only begins as the activity's", Verdict.Out, claims => claims["serviceurl"] += "more/"),
        Claims("a true one for an activity of a foreign address", Verdict.Out, claims => claims["serviceurl"] = "https://evil.example/")
            with { Change = activity => activity["serviceUrl"] = "https://evil.example/" },
        Claims("a true one for an activity of an address like ours", Verdict.Out, claims => claims["serviceurl"] = "https://smba.trafficmanager.net.evil.example/")
            with { Change = activity => activity["serviceUrl"] = "https://smba.trafficmanager.net.evil.example/" },
        Claims("a true one for an activity of a neighbour's address", Verdict.Out, claims => claims["serviceurl"] = "https://evil.trafficmanager.net/")
            with { Change = activity => activity["serviceUrl"] = "https://evil.trafficmanager.net/" },
        Claims("a true one for an activity of an address with a name in front", Verdict.Out, claims => claims["serviceurl"] = "https://smba.trafficmanager.net@evil.example/")
            with { Change = activity => activity["serviceUrl"] = "https://smba.trafficmanager.net@evil.example/" },
        Claims("a true one for an activity of a plain address", Verdict.Out, claims => claims["serviceurl"] = "http://smba.trafficmanager.net/emea/")
            with { Change = activity => activity["serviceUrl"] = "http://smba.trafficmanager.net/emea/" },
        Claims("a true one for an activity of a file", Verdict.Out, claims => claims["serviceurl"] = "file:///etc/passwd")
            with { Change = activity => activity["serviceUrl"] = "file:///etc/passwd" },
        Claims("a real token for an activity without an address", Verdict.Out, _ => { }) with { Change = activity => activity.Remove("serviceUrl"), Also = [400] },
        Claims("a real token for an activity of another channel", Verdict.Out, _ => { }) with { Change = activity => activity["channelId"] = "webchat" },
        Claims("a real token for an activity of no channel", Verdict.Out, _ => { }) with { Change = activity => activity.Remove("channelId"), Also = [400] },
    ];

    private static void Life(JsonObject claims, TokenForge forge, int from, int to)
    {
        claims["nbf"] = forge.Now.AddMinutes(from).ToUnixTimeSeconds();
        claims["exp"] = forge.Now.AddMinutes(to).ToUnixTimeSeconds();
    }

    private static TokenCase Claims(string name, Verdict verdict, Action<JsonObject> change) => Claims(name, verdict, (claims, _) => change(claims));

    private static TokenCase Claims(string name, Verdict verdict, Action<JsonObject, TokenForge> change) => Bearer(name, verdict, (forge, address) =>
    {
        var claims = forge.Claims(address);
        change(claims, forge);
        return TokenForge.Sign(claims, forge.Keys.Current);
    });

    private static TokenCase Bearer(string name, Verdict verdict, Func<TokenForge, string, string> token) =>
        new(name, verdict, (forge, address) => ["Bearer " + token(forge, address)]);
}
