using LeadershipBot.Cards;
using LeadershipBot.Guidance;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>The thought that answers a check-in, and what is tapped under it.</summary>
internal sealed class Thoughts(Library library)
{
    /// <summary>Gives a check-in its thought once it is due: the one remembered for this answer, else a new one, else none.</summary>
    public async Task<CheckIn> EnsureAsync(Unit unit, long person, CheckIn checkIn, Instant now)
    {
        if (checkIn is not { Answer: { } answer, IsReadyForThought: true, Thought: null })
        {
            return checkIn;
        }

        if (await unit.RememberedAsync(person, checkIn.Week, answer) is { } remembered)
        {
            return Shown(checkIn, remembered);
        }

        var nudge = NudgePicker.Weekly(
            library, checkIn.Fit, checkIn.Week, await unit.ShownAsync(person, checkIn.Week), await unit.UnwantedAsync(person), person);

        if (nudge is null)
        {
            return checkIn;
        }

        await unit.NoteShownAsync(person, nudge, checkIn.Week, answer, now);
        return Shown(checkIn, nudge.Id);
    }

    /// <summary>I'll do that, another angle, not helpful.</summary>
    public async Task<CheckIn> TappedAsync(Unit unit, CheckInRow row, ActionId action, Instant now)
    {
        var checkIn = row.CheckIn;

        // A button under a thought that is no longer on show (a stale window, a double tap) changes nothing.
        if ((checkIn.Angle ?? checkIn.Thought) is not { } onShow || onShow != action.Value || library.Nudge(onShow) is null)
        {
            return checkIn;
        }

        switch (action.Verb)
        {
            case "keep":
                await unit.KeepAsync(row.Person, onShow, checkIn.Week);
                return checkIn with { Mark = ThoughtMark.Kept };
            case "unhelpful":
                await unit.NoteUnwantedAsync(row.Person, onShow, now);
                return checkIn with { Mark = ThoughtMark.NotHelpful };
            case "angle":
                return await AngleAsync(unit, row.Person, checkIn, onShow, now);
            default:
                throw new ArgumentOutOfRangeException(nameof(action), action.Verb, "Not a button under a thought.");
        }
    }

    private async Task<CheckIn> AngleAsync(Unit unit, long person, CheckIn checkIn, string onShow, Instant now)
    {
        var history = await unit.ShownAsync(person, checkIn.Week);
        var angle = NudgePicker.Angle(
            library, checkIn.Fit, new HashSet<string> { onShow, checkIn.Thought! }, history, await unit.UnwantedAsync(person), person);

        if (angle is null)
        {
            return checkIn;
        }

        await unit.NoteShownAsync(person, angle, checkIn.Week, answer: null, now);
        return checkIn with { Angle = angle.Id, Mark = ThoughtMark.None };
    }

    private static CheckIn Shown(CheckIn checkIn, string nudge) => checkIn with { Thought = nudge, QuestionOnly = checkIn.IsQuestionOnlyTurn };
}
