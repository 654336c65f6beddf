using LeadershipBot.Outbox;
using LeadershipBot.People;

namespace LeadershipBot.Teams;

/// <summary>The table of contents of teams: what can be tapped and sent, and who replies.</summary>
internal sealed class Managing(Enabling enabling, Steering steering, Staffing staffing, Joining joining, Offering offering, Noticing noticing, Overviews overviews)
{
    /// <summary>The word "team".</summary>
    public Task<Reply> StartAsync(Address from, CancellationToken cancellationToken) => enabling.StartAsync(from, overviews, cancellationToken);

    /// <summary>A button.</summary>
    public Task<Reply> TappedAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) => tapped.Action switch
    {
        { Verb: "team", Value: "new" } => enabling.FormAsync(tapped.From, "", cancellationToken),
        { Verb: "team", Value: "back" } => enabling.FormAsync(tapped.From, tapped.Action.Subject, cancellationToken),
        { Verb: "team", Value: "not-now" } => Task.FromResult<Reply>(new Reply.Replace(TeamCards.NotNow())),
        { Verb: "team", Value: "start" } => StartAsync(tapped.From, cancellationToken),
        { Verb: "team", Value: "send" } => enabling.SendAsync(tapped, overviews, cancellationToken),
        { Verb: "team", Value: "overview" } => steering.OverviewAsync(tapped, cancellationToken),
        { Verb: "team", Value: "figures" } => steering.FiguresAsync(tapped, cancellationToken),
        { Verb: "team", Value: "pause" } => steering.PauseAsync(tapped, cancellationToken),
        { Verb: "team", Value: "resume" } => steering.ResumeAsync(tapped, cancellationToken),
        { Verb: "team", Value: "skip" } => steering.SkipAsync(tapped, cancellationToken),
        { Verb: "team", Value: "end" } => steering.EndAsync(tapped, cancellationToken),
        { Verb: "team", Value: "end-now" } => steering.EndNowAsync(tapped, cancellationToken),
        { Verb: "team", Value: "holidays" } => steering.RestsAsync(tapped, cancellationToken),
        { Verb: "team", Value: "days" or "change" or "people" or "hand" or "co" } => steering.FormAsync(tapped, cancellationToken),
        { Verb: "team", Value: var value } when value.StartsWith("opener-", StringComparison.Ordinal) => steering.OpenerAsync(tapped, cancellationToken),
        { Verb: "team", Value: var value } when value.StartsWith("skip-", StringComparison.Ordinal) => steering.SkipAsync(tapped, cancellationToken),
        { Verb: "team", Value: var value } when value.StartsWith("out-", StringComparison.Ordinal) => steering.TakeOutAsync(tapped, cancellationToken),
        { Verb: "team", Value: var value } when value.StartsWith("page-", StringComparison.Ordinal) => TurnAsync(tapped, cancellationToken),
        { Verb: "invitation" } => joining.TappedAsync(tapped, cancellationToken),
        { Verb: "team-offer" } => offering.RepliedAsync(tapped, cancellationToken),
        { Verb: "notice" } => noticing.TappedAsync(tapped, cancellationToken),
        _ => Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown())),
    };

    // Another page of the teams one looks after: team::page-1.
    private async Task<Reply> TurnAsync(Incoming.Tapped tapped, CancellationToken cancellationToken)
    {
        var page = int.TryParse(tapped.Action.Value["page-".Length..], out var number) ? number : 0;
        return await enabling.StartAsync(tapped.From, overviews, cancellationToken, page) is Reply.New { Card: var card } ? new Reply.Replace(card) : new Reply.Silence();
    }

    /// <summary>A form.</summary>
    public Task<Reply> SubmittedAsync(Incoming.Submitted submitted, CancellationToken cancellationToken) => submitted.Action switch
    {
        { Verb: "team-new" } => enabling.DraftAsync(submitted, cancellationToken),
        { Verb: "team-change" } => steering.ChangeAsync(submitted, cancellationToken),
        { Verb: "team-holidays" } => steering.HolidaysAsync(submitted, cancellationToken),
        { Verb: "team-people" } => staffing.SaveAsync(submitted, cancellationToken),
        { Verb: "team-hand" } => offering.AskAsync(submitted, cancellationToken),
        _ => Task.FromResult<Reply>(new Reply.New(PeopleCards.Unknown())),
    };
}
