using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Outbox;

/// <summary>Puts the outbox and its sender into the host.</summary>
internal static class OutboxSetup
{
    /// <summary>Registers them. Every <see cref="IChat"/> and <see cref="IMessageSource"/> that is registered, before or after, takes part.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services, SendingLimits? limits = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => Lull.Over());
        services.AddSingleton(limits ?? new());
        services.AddDataProtection();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Drawing>();
        services.AddSingleton<Door>();
        services.AddSingleton<Courier>();
        services.AddSingleton<Register>();
        services.AddSingleton<Claiming>();
        services.AddSingleton<Breakers>();
        services.AddSingleton<Workspaces>();
        services.AddSingleton<Transcript>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<Replies>().AddSingleton<IMessageSource>(provider => provider.GetRequiredService<Replies>());

        return services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
    }
}
