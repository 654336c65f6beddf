namespace LeadershipBot.Operations.Doctor;

/// <summary>What <c>doctor</c> looks at besides the platforms, which bring their own.</summary>
internal static class DoctorSetup
{
    public static IServiceCollection AddDoctor(this IServiceCollection services, Settings settings) => services
        .AddSingleton(settings.Keys)
        .AddSingleton(settings.Content)
        .AddSingleton(settings.Policy)
        .AddSingleton(new TenantsServed(settings.MsTeams is { Authenticates: true, Tenants.Count: 0 }))
        .AddSingleton<ICheckup, StorageCheckup>()
        .AddSingleton<ICheckup, KeysCheckup>()
        .AddSingleton<ICheckup, PlatformsCheckup>()
        .AddSingleton<ICheckup, ContentCheckup>()
        .AddSingleton<ICheckup, PolicyCheckup>()
        .AddSingleton<ICheckup, TeamsCheckup>()
        .AddSingleton<ICheckup, ClockCheckup>()
        .AddSingleton<Doctor>();
}
