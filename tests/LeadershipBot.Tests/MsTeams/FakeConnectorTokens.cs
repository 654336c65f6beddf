using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The keys, and the tokens the bot calls with.</summary>
internal sealed partial class FakeConnector
{
    private readonly Dictionary<string, DateTimeOffset> issued = [];

    /// <summary>Whose cloud it is: who signs, and what an outbound token is asked for.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>How long a token holds.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromSeconds(86399);

    /// <summary>The tokens handed out so far; nobody else may ever see one.</summary>
    public IReadOnlyList<string> Tokens => Locked(() => issued.Keys.ToList());

    /// <summary>From now on every token handed out before is refused, as after a change of the secret.</summary>
    public void Revoke() => Locked(() =>
    {
        issued.Clear();
        return 0;
    });

    private Said AnswerAboutTokens(HttpContext context, Route route, Call call) => route.Operation switch
    {
        Ask.Metadata => new(200, new JsonObject
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = "https://invalid.botframework.com",
            ["jwks_uri"] = Url + "/v1/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
        }),
        Ask.Keys => new(200, Keys.List()),
        _ => Issue(context, route.Item!, call),
    };

    private Said Issue(HttpContext context, string tenant, Call call)
    {
        var form = new FormReader(call.Body).ReadForm().ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var wrong = context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true ? "not a form"
            : tenant != HomeTenant ? "AADSTS700016: the application was not found in that directory"
            : form.GetValueOrDefault("grant_type") != "client_credentials" ? "not client_credentials"
            : form.GetValueOrDefault("client_id") != AppId ? "another application"
            : form.GetValueOrDefault("scope")?.Split(' ').Contains($"{Issuer}/.default") != true ? "AADSTS70011: another scope"
            : form.GetValueOrDefault("client_secret") != Secret && !Asserts(form) ? "AADSTS7000215: Invalid client secret provided"
            : null;

        if (wrong is not null)
        {
            Refuse(call, 401, "", wrong);
            return new(401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = wrong, ["error_codes"] = new JsonArray(7000215) });
        }

        var token = "out." + Made.Base64(RandomNumberGenerator.GetBytes(40));
        LogWatch.Secret(token);
        Locked(() => issued[token] = clock.GetUtcNow() + TokenLife);
        var seconds = (int)TokenLife.TotalSeconds;
        return new(200, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = seconds,
            ["ext_expires_in"] = seconds,
            ["refresh_in"] = seconds / 2,
            ["access_token"] = token,
        });
    }

    // A certificate's signature is MSAL's affair; only that there is one, and of this application.
    private static bool Asserts(Dictionary<string, string> form) =>
        form.GetValueOrDefault("client_assertion_type") == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" && form.ContainsKey("client_assertion");

    private bool Holds(HttpContext context, Call call)
    {
        var header = context.Request.Headers.Authorization.ToString();

        if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            Refuse(call, 401, "", "without a token");
            return false;
        }

        // One that is over or was revoked is the course of things; one never handed out is a fault.
        if (!header["Bearer ".Length..].StartsWith("out.", StringComparison.Ordinal))
        {
            Refuse(call, 401, "", "with a token from somewhere else");
            return false;
        }

        return issued.TryGetValue(header["Bearer ".Length..], out var until) && until > clock.GetUtcNow();
    }
}
