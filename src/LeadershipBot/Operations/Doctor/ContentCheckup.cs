using LeadershipBot.Guidance;

namespace LeadershipBot.Operations.Doctor;

/// <summary>The pack, and the human whom the bot hands over to.</summary>
internal sealed class ContentCheckup(Library library, ContentSettings content) : ICheckup
{
    public string Name => "Content";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        new(Light.Green, $"{library.Nudges.Count} thoughts on {library.Themes.Count} themes, {(content.Pack == Pack.BuiltIn ? "built in" : $"from {content.Pack}")}."),
        content.Safety is null
            ? new(Light.Amber, "Nobody is named for matters of health, harassment, dismissal and law.", "Set Content:Safety; no invitation goes out before that.")
            : new(Light.Green, "A human is named for what is not the bot's to answer."),
    ]);
}
