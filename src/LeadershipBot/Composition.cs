using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.MsTeams;
using LeadershipBot.Operations;
using LeadershipBot.Operations.Doctor;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.WebChat;
using LeadershipBot.Workspaces;
using Microsoft.AspNetCore.DataProtection;

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
        // A clock that can be moved is for playing: with the web chat, and with Microsoft's emulator, which is no platform.
        services.AddClock(settings.WebChat && settings.MsTeams is not { Authenticates: true });
        services.AddStorage(settings.Storage);
        services.AddHostedService<ClockStart>();
        services.AddOutbox();
        services.AddFeatures(new CheckInOptions(settings.Grace, (int)settings.Policy.AnswerRetention.TotalDays / 7), new GuidanceOptions(settings.Content.Safety));
        services.AddSingleton(new Retention.Spans(settings.Policy.AnswerRetention)).AddSingleton<Retention>();
        services.AddScheduling();
        services.AddHealth();
        services.AddDoctor(settings);

        // Beside the database, so that a restart makes neither what is encrypted unreadable nor every open page stale.
        services.AddDataProtection().SetApplicationName("LeadershipBot").PersistKeysToFileSystem(new DirectoryInfo(settings.Keys.Path));

        if (settings.WebChat)
        {
            services.AddSingleton<ReadStanding>(provider => async (to, count, cancellationToken) =>
                [.. (await provider.GetRequiredService<Transcript>().ReadAsync(to, count, cancellationToken)).Select(one => (one.Message, one.At, one.Card))]);
            services.AddWebChat();
        }

        if (settings.MsTeams is { } teams)
        {
            services.AddSingleton<IReferences, TeamsReferences>().AddMsTeams(teams);
        }
    }

    public static void Map(WebApplication app, Operations.Settings settings)
    {
        app.MapHealth();

        if (settings.MsTeams is not null)
        {
            app.MapMsTeams();
        }

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
