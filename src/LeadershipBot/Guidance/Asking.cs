using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.Guidance;

/// <summary>A question at any time, and what is tapped under its reply.</summary>
internal sealed class Asking(
    IStore store, Library library, GuidanceOptions options, AskedPlace places, Outbox.Outbox outbox, Replies replies, TimeProvider clock, ILogger<Asking> log)
{
    /// <summary>The reply to a reading. A text that belongs to a human leaves no trace, not even that something was shown.</summary>
    public async Task<Card> ReplyAsync(Incoming asked, Reading reading, CancellationToken cancellationToken)
    {
        var place = await places.SealAsync(asked.From, cancellationToken);

        if (!reading.IsAnswered)
        {
            return GuidanceCards.Of(reading, library, _ => null, options.Safety, place);
        }

        var nudge = await PickAsync(asked, reading.Ranked[0], not: null, cancellationToken);
        return GuidanceCards.Of(reading, library, _ => nudge, options.Safety, place);
    }

    /// <summary>A theme was picked from an offer: <c>theme::decision-hub</c>, or <c>theme:PLACE~MARK:decision-hub</c> where it was asked in a channel or group.</summary>
    public async Task<Reply> ThemeAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var carried = tapped.Action.Subject is { Length: > 0 } subject ? subject : null;

        return library.Theme(tapped.Action.Value) is { } theme
            && (carried is null || await places.OpenAsync(tapped.From, carried, cancellationToken) is not null)
            && await PickAsync(tapped, theme.Id, not: null, cancellationToken) is { } nudge
                ? new Reply.New(GuidanceCards.Picked(theme, nudge, library, carried))
                : new Reply.New(PeopleCards.Unknown());
    }

    /// <summary>The asker posts the thought where it was asked: <c>post:PLACE~MARK:nudge</c>. It goes there without anybody's words, and once.</summary>
    public async Task<Reply> PostAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        // What a button carries comes back from whoever tapped, who may have written it themselves.
        if (await places.OpenAsync(tapped.From, tapped.Action.Subject, cancellationToken) is not { } place || library.Nudge(tapped.Action.Value) is not { } nudge || library.Theme(nudge.Theme) is not { } theme)
        {
            return new Reply.New(PeopleCards.Unknown());
        }

        return await store.ActAsync(
            tapped, clock,
            async (unit, person, isAgain, now) =>
            {
                if (!isAgain)
                {
                    // By the day too: a second tap changes nothing, and next month the same thought may help again.
                    var once = $"post/{person}/{place}/{nudge.Id}/{now.InUtc().Date:uuuu-MM-dd}";
                    await replies.QueueAsync(unit, outbox, person, once, place, GuidanceCards.ForEverybody(theme, nudge, library), message: null);
                }

                return new Reply.Replace(GuidanceCards.Posted(theme, nudge, library));
            },
            cancellationToken);
    }

    /// <summary>It was a question after all: <c>question:2026-W47:theme,theme,theme</c>. Its words are gone; what they led to is not.</summary>
    public Reply Question(ActionId action) => new Reply.Replace(
        action.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(id => library.Theme(id) is not null).ToList() is { Count: > 0 } themes
            ? GuidanceCards.Offer(themes, library)
            : PeopleCards.Ask());

    /// <summary>None of these: <c>none::theme,theme,theme</c>. What was shown stands further back for this person the next time.</summary>
    public Task<Reply> NoneAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var themes = tapped.Action.Value.Split(',').Where(id => library.Theme(id) is not null).Take(GuidanceCards.Offered).ToList();

        return store.OfPersonAsync(
            tapped, clock,
            async (unit, person, isAgain, now) =>
            {
                var week = Week.Of(await unit.TodayAsync(person, now));

                foreach (var theme in isAgain ? [] : themes)
                {
                    await unit.NoteRefusalAsync(person, theme, week);
                }

                return GuidanceCards.NothingFits(library);
            },
            cancellationToken);
    }

    /// <summary>What is tapped under a thought that answered a question: <c>keep</c>, <c>angle</c>, <c>unhelpful</c>.</summary>
    public async Task<Reply> ThoughtAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        if (library.Nudge(tapped.Action.Value) is not { } nudge || library.Theme(nudge.Theme) is not { } theme)
        {
            return new Reply.New(PeopleCards.Unknown());
        }

        return tapped.Action.Verb switch
        {
            "keep" => await KeepAsync(tapped, nudge, cancellationToken),
            "unhelpful" => await NotHelpfulAsync(tapped, nudge, cancellationToken),
            "angle" => await PickAsync(tapped, theme.Id, nudge.Id, cancellationToken) is { } angle
                ? new Reply.Replace(GuidanceCards.Picked(theme, angle, library))
                : new Reply.New(GuidanceCards.NoOtherAngle()),
            _ => throw new ArgumentOutOfRangeException(nameof(tapped), tapped.Action.Verb, "Not a button under a thought."),
        };
    }

    private Task<Reply> KeepAsync(Incoming.Tapped tapped, Nudge nudge, CancellationToken cancellationToken) =>
        store.OfPersonAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
            {
                // Not kept is not done: whoever joins may keep it by the same button.
                if (!isAgain)
                {
                    await unit.TakeBackAsync(tapped);
                }

                return GuidanceCards.NotKept();
            }

            if (!isAgain)
            {
                // The week before the next question's, so that it comes back with that one, be it in this week or later.
                var week = Week.Of(row.NextOn ?? row.Today(now)).Plus(-1);
                await unit.KeepAsync(person, nudge.Id, week);
            }

            return GuidanceCards.Kept(row.NextOn is { } next ? Dates.WithDay(next, row.Today(now)) : null);
        }, cancellationToken);

    private Task<Reply> NotHelpfulAsync(Incoming.Tapped tapped, Nudge nudge, CancellationToken cancellationToken) =>
        store.OfPersonAsync(tapped, clock, async (unit, person, isAgain, now) =>
        {
            if (!isAgain)
            {
                await unit.NoteUnwantedAsync(person, nudge.Id, now);
            }

            return GuidanceCards.NotHelpful();
        }, cancellationToken);

    private async Task<Nudge?> PickAsync(Incoming asked, string theme, string? not, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var nudge = await store.ReadAsync(
            async unit =>
            {
                var person = await unit.FindPersonAsync(asked.From);
                var week = Week.Of(now.InUtc().Date);
                return NudgePicker.OfTheme(
                    library, theme, not is null ? new HashSet<string>() : new HashSet<string> { not },
                    person is { } known ? await unit.ShownAsync(known, week) : [],
                    person is { } of ? await unit.UnwantedAsync(of) : new HashSet<string>());
            },
            cancellationToken);

        if (nudge is not null)
        {
            _ = NoteAsync(asked, nudge);
        }

        return nudge;
    }

    // Nobody waits for this: the reply is on its way already.
    private async Task NoteAsync(Incoming asked, Nudge nudge)
    {
        var now = clock.Now();

        try
        {
            await store.WriteAsync(
                async unit => await unit.BeginAsync(asked, now) is { IsAgain: false, Person: var person }
                    ? await unit.NoteShownAsync(person, nudge, Week.Of(await unit.TodayAsync(person, now)), answer: null, now)
                    : 0,
                CancellationToken.None);
        }
        catch (StorageAwayException exception)
        {
            log.LogWarning(exception, "That a thought was shown could not be noted.");
        }
    }
}
