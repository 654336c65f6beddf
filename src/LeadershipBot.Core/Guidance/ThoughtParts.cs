using LeadershipBot.Cards;
using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>A thought on a card, with what can be done with it.</summary>
internal static class ThoughtParts
{
    /// <summary>The thought alone.</summary>
    /// <param name="questionOnly">Whether the step is folded away.</param>
    /// <param name="question">A question to sit with instead of the nudge's own, or null.</param>
    public static IReadOnlyList<Part> Of(Nudge nudge, Library library, bool questionOnly = false, string? question = null)
    {
        var thought = new Thought(
            nudge.Claim, question ?? nudge.Question, questionOnly ? null : nudge.Step, nudge.Place.ToString(), library.EssayUrl);

        return questionOnly ? [thought, new Fold("Give me a step", [new Paragraph(nudge.Step)])] : [thought];
    }

    /// <summary>Why this one: what led here, and what the essay's paragraph says.</summary>
    public static Fold Why(string led, Nudge nudge, Library library) =>
        new("Why this?", [new Paragraph(string.Join(' ', new[] { led, library.Digest(nudge.Place) }.OfType<string>()))]);

    /// <summary>The thought of a check-in with its offers; nothing when there is nothing to say.</summary>
    public static IReadOnlyList<Part> OfCheckIn(CheckInView view)
    {
        if (view.Thought is not { } nudge)
        {
            return [];
        }

        var checkIn = view.CheckIn;
        var pattern = view.IsThirdPurpose && checkIn.Angle is null ? PurposePattern.Line(checkIn.Second.Value!) : null;
        var led = checkIn.Angle is null ? $"You tapped \"{Noted.Tap(checkIn)}\"." : $"Another angle on \"{Noted.Tap(checkIn)}\".";

        return
        [
            .. Of(nudge, view.Library, checkIn.QuestionOnly, pattern),
            .. Offers(view, nudge),
            Why(led, nudge, view.Library),
        ];
    }

    private static IReadOnlyList<Part> Offers(CheckInView view, Nudge nudge)
    {
        var week = view.CheckIn.Week.ToString();
        var angle = new Choice("Another angle", "angle", week, nudge.Id);

        return view.CheckIn.Mark switch
        {
            ThoughtMark.Kept =>
            [
                new Paragraph(view.NextOn is { } next ? $"Kept. I'll ask on {Dates.WithDay(next, view.Today)} whether the moment came." : "Kept. I'll ask next time whether the moment came.", Tone.Quiet),
            ],
            ThoughtMark.NotHelpful =>
            [
                new Paragraph("Noted. I won't show you that one again.", Tone.Quiet),
                new Choices([angle], Weight.Quiet),
            ],
            _ when !view.IsFollowing => [new Choices([angle, new Choice("Not helpful", "unhelpful", week, nudge.Id)], Weight.Quiet)],
            _ => [new Choices([new Choice("I'll do that", "keep", week, nudge.Id), angle, new Choice("Not helpful", "unhelpful", week, nudge.Id)], Weight.Quiet)],
        };
    }
}
