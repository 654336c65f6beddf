using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.WebChat;

namespace LeadershipBot;

/// <summary>What the bot is made of, and what it answers to.</summary>
internal static class Composition
{
    public static void Add(WebApplicationBuilder builder, Operations.Settings settings, Library library)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(library);

        // The order is that of the start: the clock is read from the store, and everything else reads the clock.
        services.AddClock(settings.WebChat, settings.Storage);
        services.AddStorage(settings.Storage);
        services.AddClockWatch(settings.WebChat, settings.Storage);
        services.AddHostedService<ClockStart>();
        services.AddNodes(settings, services.AddKeys(settings));
        services.AddOutbox();
        services.AddFeatures(new CheckInOptions(settings.Grace, (int)settings.Policy.AnswerRetention.TotalDays / 7), new GuidanceOptions(settings.Content.Safety));
        services.AddSingleton(new Retention.Spans(settings.Policy.AnswerRetention)).AddSingleton<Retention>();
        services.AddScheduling(settings.Storage);
        services.AddHealth();
        services.AddTelemetry(builder.Configuration);

        if (settings.WebChat)
        {
            services.AddSingleton<ReadStanding>(provider => async (to, count, cancellationToken) =>
                [.. (await provider.GetRequiredService<Transcript>().ReadAsync(to, count, cancellationToken)).Select(one => (one.Message, one.At, one.Card))]);
            services.AddWebChat();
        }
    }

    public static void Map(WebApplication app, Operations.Settings settings)
    {
        app.MapHealth();

        if (settings.WebChat)
        {
            app.MapWebChat();
        }
        else
        {
            app.MapPlainPage();
        }
    }
}
