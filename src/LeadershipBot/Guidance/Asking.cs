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
    public async Task<Card> ReplyAsync(Address from, Reading reading, CancellationToken cancellationToken)
    {
        var place = await places.SealAsync(from, cancellationToken);

        if (!reading.IsAnswered)
        {
            return GuidanceCards.Of(reading, library, _ => null, options.Safety, place);
        }

        var nudge = await PickAsync(from, reading.Ranked[0], not: null, cancellationToken);
        return GuidanceCards.Of(reading, library, _ => nudge, options.Safety, place);
    }

    /// <summary>A theme was picked from an offer: <c>theme::decision-hub</c>, or <c>theme:PLACE~MARK:decision-hub</c> where it was asked in a channel or group.</summary>
    public async Task<Reply> ThemeAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var carried = tapped.Action.Subject is { Length: > 0 } subject ? subject : null;

        return library.Theme(tapped.Action.Value) is { } theme
            && (carried is null || await places.OpenAsync(tapped.From, carried, cancellationToken) is not null)
            && await PickAsync(tapped.From, theme.Id, not: null, cancellationToken) is { } nudge
                ? new Reply.New(GuidanceCards.Picked(theme, nudge, library, carried))
                : new Reply.New(PeopleCards.Unknown());
    }

    /// <summary>The asker posts the thought where it was asked: <c>post:PLACE~MARK:nudge</c>. It goes there without anybody's words, and once.</summary>
    public async Task<Reply> PostAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        // What a button carries comes back from whoever tapped, who may have written it themselves.
        if (await places.OpenAsync(tapped.From, tapped.Action.Subject, cancellationToken) is not { } place || library.Nudge(tapped.Action.Value) is not { } nudge || library.Theme(nudge.Theme) is not { } theme)
        {
            return new Reply.New(PeopleCards.Unknown());
        }

        return await store.WriteAsync<Reply>(
            async unit =>
            {
                var person = await unit.EnterAsync(tapped.From, now);

                // By the day and not by the tap: a second tap changes nothing, and next month the same thought may help again.
                var once = $"post/{person}/{place}/{nudge.Id}/{now.InUtc().Date:uuuu-MM-dd}";
                await replies.QueueAsync(unit, outbox, person, once, place, GuidanceCards.ForEverybody(theme, nudge, library), message: null);

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
    public async Task<Reply> NoneAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var themes = tapped.Action.Value.Split(',').Where(id => library.Theme(id) is not null).Take(GuidanceCards.Offered).ToList();

        await store.WriteAsync(
            async unit =>
            {
                var person = await unit.EnterAsync(tapped.From, now);
                var week = Week.Of(await unit.TodayAsync(person, now));

                foreach (var theme in themes)
                {
                    await unit.NoteRefusalAsync(person, theme, week);
                }

                return themes.Count;
            },
            cancellationToken);

        return new Reply.New(GuidanceCards.NothingFits(library));
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
            "keep" => new Reply.New(await KeepAsync(tapped.From, nudge, cancellationToken)),
            "unhelpful" => new Reply.New(await NotHelpfulAsync(tapped.From, nudge, cancellationToken)),
            "angle" => await PickAsync(tapped.From, theme.Id, nudge.Id, cancellationToken) is { } angle
                ? new Reply.Replace(GuidanceCards.Picked(theme, angle, library))
                : new Reply.New(GuidanceCards.NoOtherAngle()),
            _ => throw new ArgumentOutOfRangeException(nameof(tapped), tapped.Action.Verb, "Not a button under a thought."),
        };
    }

    private Task<Card> KeepAsync(Address from, Nudge nudge, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync(async unit =>
        {
            var person = await unit.EnterAsync(from, now);

            if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
            {
                return GuidanceCards.NotKept();
            }

            // The week before the next question's, so that it comes back with that one, be it in this week or later.
            var week = Week.Of(row.NextOn ?? row.Today(now)).Plus(-1);
            await unit.KeepAsync(person, nudge.Id, week);

            return GuidanceCards.Kept(row.NextOn is { } next ? Dates.WithDay(next, row.Today(now)) : null);
        }, cancellationToken);
    }

    private Task<Card> NotHelpfulAsync(Address from, Nudge nudge, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync(async unit =>
        {
            await unit.NoteUnwantedAsync(await unit.EnterAsync(from, now), nudge.Id, now);
            return GuidanceCards.NotHelpful();
        }, cancellationToken);
    }

    private async Task<Nudge?> PickAsync(Address from, string theme, string? not, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var nudge = await store.ReadAsync(
            async unit =>
            {
                var person = await unit.FindPersonAsync(from);
                var week = Week.Of(now.InUtc().Date);
                return NudgePicker.OfTheme(
                    library, theme, not is null ? new HashSet<string>() : new HashSet<string> { not },
                    person is { } known ? await unit.ShownAsync(known, week) : [],
                    person is { } of ? await unit.UnwantedAsync(of) : new HashSet<string>());
            },
            cancellationToken);

        if (nudge is not null)
        {
            _ = NoteAsync(from, nudge);
        }

        return nudge;
    }

    // Nobody waits for this: the reply is on its way already.
    private async Task NoteAsync(Address from, Nudge nudge)
    {
        var now = clock.Now();

        try
        {
            await store.WriteAsync(
                async unit =>
                {
                    var person = await unit.EnterAsync(from, now);
                    return await unit.NoteShownAsync(person, nudge, Week.Of(await unit.TodayAsync(person, now)), answer: null, now);
                },
                CancellationToken.None);
        }
        catch (StorageAwayException exception)
        {
            log.LogWarning(exception, "That a thought was shown could not be noted.");
        }
    }
}
