using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using LeadershipBot.People;
using LeadershipBot.Privacy;
using LeadershipBot.Teams;

namespace LeadershipBot;

/// <summary>The table of contents: everything a person can do, and the feature that replies.</summary>
/// <remarks>Replying twice to the same delivery gives the current card and leaves the same state.</remarks>
internal sealed class Bot(Conversation conversation, Answering answering, Asking asking, Ledger ledger, Members members, Resting resting, Preferences preferences, Looking looking, Managing managing, SelfService selfService)
{
    public Task<Reply> ReplyAsync(Incoming incoming, CancellationToken cancellationToken) => incoming switch
    {
        { IsGuest: true } => Task.FromResult<Reply>(new Reply.New(PeopleCards.Guest())),
        Incoming.Arrived arrived => members.ArrivedAsync(arrived, cancellationToken),
        Incoming.Met met => members.MetAsync(met, cancellationToken),
        Incoming.Said said => conversation.SaidAsync(said, cancellationToken),
        Incoming.Tapped tapped => TappedAsync(tapped, cancellationToken),
        Incoming.Submitted submitted => SubmittedAsync(submitted, cancellationToken),
        Incoming.Looked looked => looking.HomeAsync(looked.From, cancellationToken),
        Incoming.Changed changed => members.ChangedAsync(changed, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(incoming), incoming, "Nothing a person can do."),
    };

    private Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) => tapped.Action switch
    {
        { Verb: "answer" } => answering.AnswerAsync(tapped, cancellationToken),
        { Verb: "second" } => answering.SecondAsync(tapped, cancellationToken),
        { Verb: "again" } => answering.AgainAsync(tapped, cancellationToken),
        { Verb: "rotating-off" } => answering.RotatingOffAsync(tapped, cancellationToken),
        { Verb: "skip" } => answering.SkipAsync(tapped, cancellationToken),
        { Verb: "keep" or "angle" or "unhelpful", Subject: "" } => asking.ThoughtAsync(tapped, cancellationToken),
        { Verb: "keep" or "angle" or "unhelpful" } => answering.ThoughtAsync(tapped, cancellationToken),

        { Verb: "reading" } => Task.FromResult(Conversation.Reading(tapped.Action)),
        { Verb: "question" } => Task.FromResult(asking.Question(tapped.Action)),
        { Verb: "theme" } => asking.ThemeAsync(tapped, cancellationToken),
        { Verb: "post" } => asking.PostAsync(tapped, cancellationToken),
        { Verb: "none" } => asking.NoneAsync(tapped, cancellationToken),

        { Verb: "remember" } => ledger.OpenAsync(tapped.From, tapped.Action.Subject, cancellationToken),
        { Verb: "handovers" } => ledger.TurnAsync(tapped, cancellationToken),
        { Verb: "step" } => ledger.StepAsync(tapped, cancellationToken),
        { Verb: "follow-up" } => ledger.FollowUpAsync(tapped, cancellationToken),

        { Verb: "join" } => InPlaceAsync(members.JoinAsync(tapped, cancellationToken)),
        { Verb: "ask" } => Task.FromResult<Reply>(new Reply.New(PeopleCards.Ask())),
        { Verb: "settings" } => preferences.OpenAsync(tapped.From, cancellationToken),
        { Verb: "break" } => resting.BreakAsync(tapped, cancellationToken),
        { Verb: "resume" } => InPlaceAsync(resting.ResumeAsync(tapped, cancellationToken)),

        { Verb: "team" or "invitation" or "team-offer" or "notice" } => managing.TappedAsync(tapped, cancellationToken),
        { Verb: "export" or "erase" or "share" or "unshare" or "level" } => selfService.TappedAsync(tapped, cancellationToken),

        _ => Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown())),
    };

    private Task<Reply> SubmittedAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) => submitted.Action switch
    {
        { Verb: "handover" } => ledger.RememberAsync(submitted, cancellationToken),
        { Verb: "settings" } => preferences.SaveAsync(submitted, cancellationToken),
        { Verb: "pause" } => resting.PausedAsync(submitted, answering, cancellationToken),
        { Verb: "team-new" or "team-change" or "team-holidays" or "team-people" or "team-hand" } => managing.SubmittedAsync(submitted, cancellationToken),
        { Verb: "level" } => selfService.LevelAsync(submitted, cancellationToken),
        _ => Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown())),
    };

    // What the button was for is done: its card says so instead of offering it again.
    private static async Task<Reply> InPlaceAsync(Task<Reply> reply) => await reply is Reply.New { Card: var card } ? new Reply.Replace(card) : await reply;
}
