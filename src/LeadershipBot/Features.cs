using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Privacy;

namespace LeadershipBot;

/// <summary>Everything a person can do, put into the host.</summary>
internal static class Features
{
    public static IServiceCollection AddFeatures(this IServiceCollection services, CheckInOptions checkIns, GuidanceOptions guidance) => services
        .AddSingleton(checkIns)
        .AddSingleton(guidance)
        .AddSingleton(_ => GuideFiles.Guide)
        .AddSingleton(_ => GuideFiles.AnswerReader)
        .AddSingleton<Following>()
        .AddSingleton<Thoughts>()
        .AddSingleton<CheckInViews>()
        .AddSingleton<Answering>()
        .AddSingleton<AskedPlace>()
        .AddSingleton<Asking>()
        .AddSingleton<Handovers.LedgerView>()
        .AddSingleton<Handovers.Ledger>()
        .AddSingleton<Members>()
        .AddSingleton<Resting>()
        .AddSingleton<Preferences>()
        .AddSingleton<Looking>()
        .AddSingleton<Conversation>()
        .AddSingleton<Exports>()
        .AddSingleton<Erasing>()
        .AddSingleton<Sharing>()
        .AddSingleton<IMessageSource, SharedMessages>()
        .AddSingleton<SelfService>()
        .AddSingleton<Sweep>()
        .AddSingleton<Bot>()
        .AddSingleton<Senders>()
        .AddSingleton<Inbox>()
        .AddSingleton<IMessageSource, CheckInMessages>()
        .AddSingleton<IMessageSource, ReminderMessages>()
        .AddSingleton<IMessageSource, MovedMessages>();
}
