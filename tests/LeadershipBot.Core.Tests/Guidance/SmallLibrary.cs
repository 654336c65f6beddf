using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>A made-up pack: as many thoughts as wanted, dealt round the themes, each fitting everything or one answer.</summary>
internal static class SmallLibrary
{
    public static Library Of(int nudges, Func<int, IReadOnlyList<string>>? fits = null) => new(
        [.. Theme.Ids.Select(id => new Theme(id, $"Title of {id}", $"Situation of {id}", $"topic {id}", "Claim.", [Place.All[0]]))],
        [.. Enumerable.Range(0, nudges).Select(index => new Nudge(
            $"n{index}", Theme.Ids[index % Theme.Ids.Count], Place.All[index % Place.All.Count],
            fits?.Invoke(index) ?? [.. Answers.All.Select(answer => answer.Id())],
            $"Claim {index}.", $"Question {index}?", $"it happens {index} times", $"do thing {index}", ["one", "two"]))],
        [.. Place.All.Select(place => new Digest(place, $"Digest of {place}. Two sentences."))]);
}
