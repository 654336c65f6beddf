using LeadershipBot.Outbox;

namespace LeadershipBot.Teams;

/// <summary>Puts teams into the host.</summary>
internal static class TeamSetup
{
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Rosters>()
        .AddSingleton<Marks>()
        .AddSingleton<Listing>()
        .AddSingleton<RosterBell>()
        .AddSingleton<RosterRefresh>()
        .AddSingleton<RosterWork>()
        .AddHostedService<RosterWorker>()
        .AddSingleton<Overviews>()
        .AddSingleton<InvitationViews>()
        .AddSingleton<Enabling>()
        .AddSingleton<Steering>()
        .AddSingleton<Staffing>()
        .AddSingleton<Joining>()
        .AddSingleton<Handing>()
        .AddSingleton<Offering>()
        .AddSingleton<Noticing>()
        .AddSingleton<Freezing>()
        .AddSingleton<TeamSweep>()
        .AddSingleton<Managing>()
        .AddSingleton<IMessageSource, InvitationMessages>()
        .AddSingleton<IMessageSource, NoticeMessages>()
        .AddSingleton<IMessageSource, DigestMessages>()
        .AddSingleton<IMessageSource, OfferMessages>()
        .AddSingleton<IMessageSource, OfferReplyMessages>()
        .AddSingleton<IMessageSource, GroupMessages>();
}
