using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>One call as it arrived, and what was answered.</summary>
internal sealed class SlackCall(FakeSlack slack, string method, string? token, IReadOnlyDictionary<string, string> args)
{
    public int Number { get; set; }

    public string Method { get; } = method;

    public string? Token { get; } = token;

    public IReadOnlyDictionary<string, string> Args { get; } = args;

    /// <summary>By the fake's clock.</summary>
    public DateTimeOffset At { get; } = slack.Now;

    public FakeSlack Slack { get; } = slack;

    /// <summary>Whose token it is, once that is clear.</summary>
    public FakeToken? Holder { get; set; }

    public FakeWorkspace Workspace { get => field ?? throw new InvalidOperationException("No workspace."); set; } = null!;

    /// <summary>Zero while nothing was answered.</summary>
    public int Status { get; set; }

    public JsonObject? Answer { get; set; }

    public string? Error { get; set; }

    /// <summary>The planned fault it met.</summary>
    public Fault? Fault { get; set; }

    /// <summary>What the app did wrong, if anything.</summary>
    public string? Wrong { get; private set; }

    public bool Ok => Answer?["ok"]?.GetValue<bool>() == true;

    public string? Arg(string name) => Args.GetValueOrDefault(name);

    public string Needed(string name) => Arg(name) is { Length: > 0 } value ? value : throw Refuse("invalid_arguments", $"{name} is missing");

    public bool Flag(string name) => Arg(name) switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        var other => throw Refuse("invalid_arguments", $"{name} is no boolean: {other}"),
    };

    /// <summary>A nested value; Slack takes it as a JSON string.</summary>
    public JsonNode? Json(string name, string error)
    {
        if (Arg(name) is not { } text)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text) ?? throw Refuse(error, $"{name} is null");
        }
        catch (JsonException)
        {
            throw Refuse(error, $"{name} is not JSON");
        }
    }

    /// <summary>Holds the token to a scope.</summary>
    public void Need(string scope)
    {
        if (Holder?.Scopes.Contains(scope) != true)
        {
            throw new SlackRefusalException("missing_scope", $"scope {scope} is missing", new JsonObject
            {
                ["needed"] = scope,
                ["provided"] = string.Join(',', Holder?.Scopes ?? []),
            });
        }
    }

    public static SlackRefusalException Refuse(string error, string? wrong = null) => new(error, wrong);

    public void Complain(string wrong)
    {
        Wrong = Wrong is null ? wrong : $"{Wrong}; {wrong}";
        Slack.Complain($"{Method}: {wrong}");
    }

    public override string ToString() => $"{Number} {Method} {Arg("channel")} → {Status} {Error ?? (Ok ? "ok" : "")} {Fault} {Wrong}".TrimEnd();
}

/// <summary>The answer <c>ok:false</c>.</summary>
/// <param name="wrong">What the app should have known; null where it could not.</param>
internal sealed class SlackRefusalException(string error, string? wrong = null, JsonObject? more = null) : Exception(error)
{
    public string Error { get; } = error;

    public string? Wrong { get; } = wrong;

    public JsonObject More { get; } = more ?? [];
}
