using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Slack;

/// <summary>Puts Slack into the program.</summary>
internal static class SlackSetup
{
    /// <summary>Adds what Slack needs. An <see cref="IInstallations"/> is registered elsewhere.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(SocketPatience.Usual);
        services.AddSingleton(provider => new WebApi(
            WebApi.Client(), options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WebApi>>()));
        services.AddSingleton<Renewal>().AddSingleton<SlackWorkspaces>().AddSingleton<ReturnUrls>().AddSingleton<Search>().AddSingleton<Instead>().AddSingleton<Tiers>();
        services.AddSingleton<SlackRoster>().AddSingleton<IRoster>(provider => provider.GetRequiredService<SlackRoster>());
        services.AddSingleton<IChat, SlackChat>();
        services.AddSingleton<ICheckup, SlackCheckup>();
        services.AddSingleton<HandInstalled>().AddSingleton<Tenants>();
        services.AddSingleton<Acquaintances>().AddSingleton<FormOpening>().AddSingleton<HomeTab>().AddSingleton<Uninstalls>();
        services.AddSingleton<Events>().AddSingleton<Interactions>().AddSingleton<Commands>();
        services.AddSingleton<Signature>().AddSingleton<SlackEndpoints>().AddSingleton<OAuth>();
        services.AddSingleton<Afterwards>().AddHostedService(provider => provider.GetRequiredService<Afterwards>());

        if (options.BotToken is not null)
        {
            services.AddHostedService(provider => provider.GetRequiredService<HandInstalled>());
        }

        return options.AppToken is null ? services : services.AddHostedService<SocketMode>();
    }

    /// <summary>Opens the routes Slack calls, where it calls any.</summary>
    public static void MapSlack(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SlackOptions>();

        if (options.SigningSecrets.Count > 0)
        {
            app.Services.GetRequiredService<SlackEndpoints>().Map(app);
        }

        if (options.HasOAuth)
        {
            app.Services.GetRequiredService<OAuth>().Map(app);
        }
    }
}
