using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Installations;
using LeadershipBot.MsTeams;
using LeadershipBot.Operations;
using LeadershipBot.Operations.Doctor;
using LeadershipBot.Outbox;
using LeadershipBot.Privacy;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using LeadershipBot.WebChat;

namespace LeadershipBot;

/// <summary>What the bot is made of, and what it answers to.</summary>
internal static class Composition
{
    /// <param name="library">Asked for when somebody first needs it.</param>
    public static void Add(WebApplicationBuilder builder, Operations.Settings settings, Func<Library> library)
    {
        builder.AddLimits();
        var services = builder.Services;
        services.KeepAddressesOutOfLog();
        services.AddSingleton(settings);
        services.AddSingleton(_ => library());

        // The order is that of the start: the clock is read from the store, and everything else reads the clock.
        // A clock that can be moved is for playing: with the web chat, and with Microsoft's emulator, which is no platform.
        var plays = settings is { WebChat: true, Slack: null, MsTeams: not { Authenticates: true } };
        services.AddClock(plays, settings.Storage);
        services.AddStorage(settings.Storage);
        services.AddClockWatch(plays, settings.Storage);
        services.AddHostedService<ClockStart>();
        services.AddNodes(settings, services.AddKeys(settings)).AddKeyWrapping();
        services.AddOutbox();
        services.AddFeatures(new CheckInOptions(settings.Grace, settings.Policy.AnswerWeeks), new GuidanceOptions(settings.Content.Safety));
        services.AddTeams(Teams(settings));
        services.AddSingleton(new PublicAddress(settings.PublicUrl));
        services.AddSingleton(new Retention.Spans(settings.Policy.AnswerRetention)).AddSingleton<Retention>();
        services.AddScheduling(settings.Storage);

        if (settings.Slack is { } slack)
        {
            services.AddSingleton<IInstallations, Installations.Installations>().AddSlack(slack);
        }

        services.AddHealth();
        services.AddTelemetry(builder.Configuration);
        services.AddDoctor(settings);

        // Begun here, so that it is there when somebody asks.
        var mark = Task.Run(() => PackMark.Of(settings.Content.Pack));
        services.AddSingleton(_ => mark.GetAwaiter().GetResult());

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

    private static TeamOptions Teams(Operations.Settings settings) => new(
        settings.Policy.WhoMayEnable switch
        {
            null => null,
            WhoMayEnable.Anyone => new Enablers.Anyone(),
            WhoMayEnable.Admins => new Enablers.Admins(),
            WhoMayEnable.These these => new Enablers.These(these.Users),
            var other => throw new ArgumentOutOfRangeException(nameof(settings), other, "Not a rule."),
        },
        settings.Policy.Agreement,
        settings.Policy.TeamTrend,
        settings.Policy.Sharing,
        settings.Policy.AnonymityThreshold,
        settings.Content.Safety is not null,
        settings.Policy.AnswerWeeks);

    public static void Map(WebApplication app, Operations.Settings settings)
    {
        app.UseLimits();
        app.MapHealth();
        app.MapExport();

        if (settings.Slack is not null)
        {
            app.MapSlack();
        }

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
            app.MapPlainPage(settings.Policy.AnswerWeeks, settings.Policy.FigureFrom);
        }
    }
}
