namespace LeadershipBot.Operations;

/// <summary>Keeps the addresses that were asked for out of the log, whatever is configured: some hold a code of OAuth's, or a link that opens an export once.</summary>
internal static class Discretion
{
    // It writes every address, and puts it around each line that anybody writes meanwhile (IncludeScopes). Only silenced altogether does it leave that.
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // Routes, redirections, results: what they say below a warning is about one request.
    private const string Server = "Microsoft.AspNetCore.";

    // These know of no request, and somebody may have to find out why a certificate or a key does not work.
    private static readonly string[] Blind = ["Microsoft.AspNetCore.DataProtection.", "Microsoft.AspNetCore.Server.Kestrel.Https."];

    public static IServiceCollection KeepAddressesOutOfLog(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // For whatever none of the others is about.
        options.Rules.Insert(0, new LoggerFilterRule(providerName: null, categoryName: null, options.MinLevel, filter: null));

        // A rule of one provider, or of a longer name, goes before any of ours: so each is held to it.
        for (var index = 0; index < options.Rules.Count; index++)
        {
            var rule = options.Rules[index];
            options.Rules[index] = new(
                rule.ProviderName, rule.CategoryName, rule.LogLevel,
                (provider, category, level) => MayTell(category, level) && rule.Filter?.Invoke(provider, category, level) != false);
        }
    });

    private static bool MayTell(string? category, LogLevel level) =>
        category is null
        || !category.StartsWith(Server, StringComparison.Ordinal)
        || (category != Requests && (level >= LogLevel.Warning || Array.Exists(Blind, blind => category.StartsWith(blind, StringComparison.Ordinal))));
}
