using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Tests.Slack;

/// <summary>Tokens, and how they come about: installation, OAuth, rotation, revocation.</summary>
internal sealed class FakeSlackTokens(FakeSlack slack)
{
    private readonly List<FakeToken> tokens = [];
    private readonly Dictionary<string, Code> codes = [];

    public static IReadOnlyList<string> UsualScopes { get; } =
        ["app_mentions:read", "channels:read", "chat:write", "commands", "groups:read", "im:history", "im:write", "usergroups:read", "users:read"];

    /// <summary>Tokens given out from now on live twelve hours.</summary>
    public bool Rotation { get; set; }

    /// <summary>Whoever agrees on the consent page does it for the whole org.</summary>
    public bool ForWholeOrg { get; set; }

    public static TimeSpan Life => TimeSpan.FromHours(12);

    /// <summary>The app-level token for Socket Mode.</summary>
    public string AppToken { get; } = "xapp-1-A0LEADER-1";

    /// <summary>Gives a bot token for one workspace; scopes are the usual ones when null.</summary>
    public FakeToken Install(FakeWorkspace workspace, IEnumerable<string>? scopes = null, string? token = null) =>
        Add(new(token ?? slack.NextId($"xoxb-{workspace.Id}-"), scopes ?? UsualScopes) { Workspaces = [workspace] });

    /// <summary>Gives a bot token for an org, good for the workspaces it was granted.</summary>
    public FakeToken InstallOrg(string enterprise, IReadOnlyList<FakeWorkspace> workspaces, IEnumerable<string>? scopes = null) =>
        Add(new(slack.NextId($"xoxb-{enterprise}-"), scopes ?? UsualScopes) { Enterprise = enterprise, Workspaces = [.. workspaces] });

    /// <summary>The org whose installation covers a workspace; null where the workspace has its own.</summary>
    public string? OrgOf(FakeWorkspace workspace)
    {
        lock (slack.Gate)
        {
            return tokens.Find(token => token.Dead is null && token.Workspaces.Contains(workspace))?.Enterprise;
        }
    }

    public FakeToken Find(string value)
    {
        lock (slack.Gate)
        {
            return tokens.Single(token => token.Value == value);
        }
    }

    /// <summary>Kills every token of a workspace.</summary>
    public void Revoke(FakeWorkspace workspace, string error = "account_inactive")
    {
        lock (slack.Gate)
        {
            tokens.Where(token => token.Workspaces.Contains(workspace)).ToList().ForEach(token => token.Dead = error);
        }
    }

    /// <summary>A code as the consent page hands it out, for a callback.</summary>
    /// <param name="redirect">The <c>redirect_uri</c> it is bound to, if any.</param>
    /// <param name="workspaces">Several for an org-wide installation.</param>
    public string NewCode(string? redirect, IReadOnlyList<FakeWorkspace> workspaces, string? enterprise = null, IEnumerable<string>? scopes = null)
    {
        lock (slack.Gate)
        {
            var code = slack.NextId("code-");
            codes[code] = new(redirect, workspaces, enterprise, [.. scopes ?? UsualScopes], slack.Now);
            return code;
        }
    }

    /// <summary>The consent page, where somebody always agrees, for the workspace named by <c>team</c> or the first one.</summary>
    public IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        var workspace = slack.Workspaces.First(workspace => query["team"].Count == 0 || workspace.Id == query["team"]);

        if (query["client_id"] != slack.ClientId)
        {
            slack.Complain("authorize: another client_id");
        }

        IReadOnlyList<FakeWorkspace> agreed = ForWholeOrg ? [.. slack.Workspaces.Where(other => other.Enterprise == workspace.Enterprise)] : [workspace];
        var code = NewCode(query["redirect_uri"], agreed, workspace.Enterprise, query["scope"].ToString().Split(','));
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    public FakeToken Check(SlackCall call)
    {
        if (call.Token is null)
        {
            throw SlackCall.Refuse("not_authed", "no token in the header");
        }

        var wantsApp = call.Method == "apps.connections.open";

        if (wantsApp && call.Token == AppToken)
        {
            return new(AppToken, ["connections:write"]) { IsApp = true };
        }

        var token = tokens.Find(token => token.Value == call.Token) ?? throw SlackCall.Refuse("invalid_auth");

        return wantsApp ? throw SlackCall.Refuse("not_allowed_token_type", "a bot token for a socket")
            : token.Dead is { } error ? throw SlackCall.Refuse(error)
            : slack.Now >= token.Expires ? throw SlackCall.Refuse("token_expired")
            : token;
    }

    public static JsonObject RevokeOne(SlackCall call)
    {
        call.Holder!.Dead = call.Flag("test") ? null : "token_revoked";
        return new() { ["revoked"] = !call.Flag("test") };
    }

    public JsonObject Access(SlackCall call)
    {
        if (call.Token is not null)
        {
            call.Complain("a bearer token rides along");
            return new() { ["status"] = 500 };
        }

        if (call.Arg("client_id") != slack.ClientId)
        {
            throw SlackCall.Refuse("invalid_client_id", "another client_id");
        }

        if (call.Arg("client_secret") != slack.ClientSecret)
        {
            throw SlackCall.Refuse("bad_client_secret", "another client_secret");
        }

        return call.Arg("grant_type") == "refresh_token" ? Refresh(call) : Exchange(call);
    }

    private JsonObject Exchange(SlackCall call)
    {
        if (!codes.Remove(call.Needed("code"), out var code) || slack.Now - code.At > TimeSpan.FromMinutes(10))
        {
            throw SlackCall.Refuse("invalid_code");
        }

        if (code.Redirect != call.Arg("redirect_uri"))
        {
            throw SlackCall.Refuse("bad_redirect_uri", "another redirect_uri than the consent was asked with");
        }

        var org = code.Workspaces.Count > 1 || (code.Workspaces.Count == 0 && code.Enterprise is not null);
        var token = org ? InstallOrg(code.Enterprise!, code.Workspaces, code.Scopes) : Install(code.Workspaces[0], code.Scopes);
        return Describe(token);
    }

    private JsonObject Refresh(SlackCall call)
    {
        var old = tokens.Find(token => token.Refresh is not null && token.Refresh == call.Needed("refresh_token") && token.Dead is null)
            ?? throw SlackCall.Refuse("invalid_refresh_token");

        // The refresh token is spent; the old access token lives on till its hour.
        old.Refresh = null;
        return Describe(Add(new(slack.NextId("xoxe.xoxb-"), old.Scopes) { Enterprise = old.Enterprise, Workspaces = old.Workspaces }));
    }

    private JsonObject Describe(FakeToken token)
    {
        var workspace = token.Workspaces.FirstOrDefault();
        var answer = new JsonObject
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bot",
            ["scope"] = string.Join(',', token.Scopes),
            ["bot_user_id"] = workspace?.BotUser ?? $"UBOT{token.Enterprise}",
            ["app_id"] = slack.AppId,
            ["team"] = token.Enterprise is null ? new JsonObject { ["id"] = workspace!.Id, ["name"] = workspace.Domain } : null,
            ["enterprise"] = (token.Enterprise ?? workspace?.Enterprise) is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = enterprise } : null,
            ["is_enterprise_install"] = token.Enterprise is not null,
            ["authed_user"] = new JsonObject { ["id"] = "UADMIN" },
        };

        if (token.Refresh is not null)
        {
            answer["expires_in"] = (int)Life.TotalSeconds;
            answer["refresh_token"] = token.Refresh;
        }

        return answer;
    }

    private FakeToken Add(FakeToken token)
    {
        lock (slack.Gate)
        {
            if (Rotation)
            {
                token.Expires = slack.Now + Life;
                token.Refresh = slack.NextId("xoxe-1-");
            }

            tokens.Add(token);
            return token;
        }
    }

    private sealed record Code(string? Redirect, IReadOnlyList<FakeWorkspace> Workspaces, string? Enterprise, IReadOnlyList<string> Scopes, DateTimeOffset At);
}

/// <summary>A token and what it is good for.</summary>
internal sealed class FakeToken(string value, IEnumerable<string> scopes)
{
    public string Value { get; } = Secret(value);

    public HashSet<string> Scopes { get; } = [.. scopes];

    /// <summary>Set for an org-wide installation.</summary>
    public string? Enterprise { get; init; }

    public List<FakeWorkspace> Workspaces { get; init; } = [];

    public bool IsApp { get; init; }

    public DateTimeOffset Expires { get; set; } = DateTimeOffset.MaxValue;

    public string? Refresh { get; set => field = value is null ? null : Secret(value); }

    /// <summary>The error it is refused with, once it is dead.</summary>
    public string? Dead { get; set; }

    private static string Secret(string value)
    {
        LogWatch.Secret(value);
        return value;
    }
}
