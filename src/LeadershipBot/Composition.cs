using LeadershipBot.Guidance;
using LeadershipBot.Operations;

namespace LeadershipBot;

/// <summary>What the bot is made of, and what it answers to.</summary>
internal static class Composition
{
    public static void Add(WebApplicationBuilder builder, Settings settings, Library library)
    {
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(library);
        builder.Services.AddHealth();
    }

    public static void Map(WebApplication app, Settings settings) => app.MapHealth();
}
