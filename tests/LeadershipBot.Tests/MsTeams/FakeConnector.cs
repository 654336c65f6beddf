using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The other side of Microsoft Teams on a real socket of this machine: the keys, the tokens, the connector, and a few tenants.</summary>
/// <remarks>
/// Strict where Teams is silent: what a real tenant would refuse, ignore or show wrongly is written down in <see cref="Refused"/>,
/// and a test that is about something else looks that this list is empty.
/// </remarks>
internal sealed partial class FakeConnector : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly List<Call> calls = [];
    private readonly List<string> refused = [];
    private readonly List<string> warnings = [];
    private readonly Dictionary<string, FakeTenant> tenants = [];

    private FakeConnector(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public string Url { get; private set; } = "";

    public TimeProvider Clock => clock;

    public string AppId { get; } = Made.Guid("the bot");

    /// <summary>The bot's id in an activity.</summary>
    public string BotId => "28:" + AppId;

    /// <summary>The tenant the bot itself is registered in: nobody's customer.</summary>
    public string HomeTenant { get; } = Made.Guid("the bot's home");

    public string Secret { get; } = "the~secret.of-the_bot";

    /// <summary>Where the keys' description is.</summary>
    public string OpenIdMetadata => Url + "/v1/.well-known/openidconfiguration";

    /// <summary>Where the bot's home tenant hands out tokens.</summary>
    public string Authority => $"{Url}/{HomeTenant}";

    /// <summary>The configuration of a bot that takes this for Teams.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("MsTeams:AppId", AppId),
        ("MsTeams:TenantId", HomeTenant),
        ("MsTeams:ClientSecret", Secret),
        ("MsTeams:OpenIdMetadata", OpenIdMetadata),
        ("MsTeams:Authority", Authority),
        ("MsTeams:ServiceHosts", "127.0.0.1"),
    ];

    public FakeKeys Keys { get; } = new();

    public FakeFaults Faults { get; } = new();

    /// <summary>The real limits, where a test turns them on.</summary>
    public FakeThrottle? Throttle { get; set; }

    /// <summary>How long every call takes.</summary>
    public TimeSpan Slow { get; set; }

    /// <summary>Every call so far, in the order they came.</summary>
    public IReadOnlyList<Call> Calls => Locked(() => calls.ToList());

    /// <summary>What a real tenant would have refused, and why.</summary>
    public IReadOnlyList<string> Refused => Locked(() => refused.ToList());

    /// <summary>What works, and is not good.</summary>
    public IReadOnlyList<string> Warnings => Locked(() => warnings.ToList());

    /// <summary>Calls of some kinds; without a kind, all that are not about keys.</summary>
    public IReadOnlyList<Call> CallsOf(params string[] operations) =>
        [.. Calls.Where(call => operations.Length == 0 ? call.Operation is not (Ask.Metadata or Ask.Keys) : operations.Contains(call.Operation))];

    /// <param name="clock">Gives ids, token lifetimes and the throttle their time; the real one if there is none.</param>
    public static async Task<FakeConnector> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 4_000_000);
        var fake = new FakeConnector(builder.Build(), clock ?? TimeProvider.System);
        fake.app.Run(fake.HandleAsync);
        await fake.app.StartAsync();
        fake.Url = fake.app.Urls.Single();
        LogWatch.Secret(fake.Secret);
        return fake;
    }

    /// <summary>A customer's tenant, made if need be.</summary>
    public FakeTenant Tenant(string name = "contoso") => Locked(() =>
    {
        var tenant = tenants.Values.FirstOrDefault(one => one.Name == name) ?? new(name);
        return tenants[tenant.Id] = tenant;
    });

    /// <summary>Where the bot answers that tenant; Teams writes it with a slash at the end.</summary>
    public string ServiceUrl(FakeTenant tenant) => $"{Url}/emea/{tenant.Id}/";

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var route = Route.Of(context.Request.Method, target);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var call = Note(route, context.Request.Method, target, body);
        var fault = Faults.Take(route.Operation, About(route, call));

        if (Slow > TimeSpan.Zero)
        {
            await Task.Delay(Slow, context.RequestAborted);
        }

        if (fault is { Status: 0 })
        {
            await NoAnswerAsync(context, fault, () => Answer(context, route, call));
            return;
        }

        var answer = fault switch
        {
            null => Answer(context, route, call),
            { Delivered: true } => Answer(context, route, call) is { Status: < 300 } ? new Said(fault.Status, fault.Body, fault.RetryAfter) : throw new InvalidOperationException("It could not have been delivered."),
            _ => new(fault.Status, fault.Body, fault.RetryAfter),
        };
        call.Status = answer.Status;
        await WriteAsync(context, answer);
    }

    private static async Task NoAnswerAsync(HttpContext context, FakeFault fault, Action deliver)
    {
        if (fault.Delivered)
        {
            deliver();
        }

        if (!fault.Reset)
        {
            var gaveUp = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(gaveUp.SetResult);
            await gaveUp.Task;
        }

        context.Abort();
    }

    private Call Note(Route route, string method, string target, string body) => Locked(() =>
    {
        var call = new Call(calls.Count + 1, route.Operation, method, target, route.Tenant, route.Id, body, clock.GetUtcNow());
        calls.Add(call);
        return call;
    });

    // A fault planned for a channel goes for its threads as well, and one for a person for the making of their chat.
    private static string? About(Route route, Call call) => route.Operation is not Ask.Create || !call.Body.StartsWith('{')
        ? route.Id
        : (string?)call.Json["members"]?[0]?["id"] ?? (string?)call.Json["channelData"]?["channel"]?["id"];

    private Said Answer(HttpContext context, Route route, Call call)
    {
        if (route.Operation is Ask.Metadata or Ask.Keys or Ask.Token)
        {
            return AnswerAboutTokens(context, route, call);
        }

        if (route.Operation is Ask.Unknown)
        {
            return Refuse(call, 404, "NotFound", "no such address");
        }

        lock (gate)
        {
            return !tenants.TryGetValue(route.Tenant!, out var tenant) ? Refuse(call, 404, "NotFound", "no such tenant")
                : !Holds(context, call) ? new(401, FakeFault.Unauthorized.Body)
                : Throttle?.Take(route.Operation, tenant.Id, About(route, call)) is { } wait ? new(429, FakeFault.Throttled().Body, wait.ToString())
                : AnswerAboutTenant(context, tenant, route, call);
        }
    }

    private Said Refuse(Call call, int status, string code, string why)
    {
        lock (gate)
        {
            refused.Add($"{call.Operation}{(call.Conversation is null ? "" : " ")}{call.Conversation}: {why}");
        }

        return Said.Error(status, code, why);
    }

    private void Warn(Call call, string why)
    {
        lock (gate)
        {
            warnings.Add($"{call.Operation}: {why}");
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private static async Task WriteAsync(HttpContext context, Said said)
    {
        context.Response.StatusCode = said.Status;

        if (said.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = said.RetryAfter;
        }

        if (said.Body.Length > 0)
        {
            context.Response.ContentType = said.Body[0] is '<' ? "text/html" : "application/json; charset=utf-8";
            await context.Response.WriteAsync(said.Body, context.RequestAborted);
        }
    }

    /// <summary>An answer.</summary>
    private sealed record Said(int Status, string Body = "", string? RetryAfter = null)
    {
        public Said(int status, JsonNode body)
            : this(status, body.ToJsonString(Readable))
        {
        }

        public static Said Error(int status, string code, string message) =>
            new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
    }
}
