using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>What Slack's words mean for a message.</summary>
internal static class Outcomes
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    // Slack's own words for them: something may have happened before the error.
    private static readonly string[] Halfway = ["fatal_error", "internal_error"];

    // The last row is what administrators do to a whole workspace: no fault of the person, who would be left alone for good otherwise.
    private static readonly string[] Later =
    [
        "service_unavailable", "request_timeout", "message_limit_exceeded", "team_added_to_org", "external_channel_migrating",
        "accesslimited", "access_denied", "ekm_access_denied", "enterprise_is_restricted", "two_factor_setup_required",
    ];

    private static readonly string[] Ours =
    [
        "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_attachments", "view_too_large",
        "invalid_arguments", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large", "no_text", "block_mismatch",
    ];

    public static Delivery Of(Answer<PostedResult> answer, Func<PostedResult, Delivery> done) => answer switch
    {
        Answer<PostedResult>.Done { Value: var value } => done(value),
        Answer<PostedResult>.Slower slower => new Delivery.TryAgain(slower.After, "ratelimited", Whole: true),
        Answer<PostedResult>.Unreached unreached => new Delivery.TryAgain(Soon, unreached.Why),
        Answer<PostedResult>.Unclear unclear => new Delivery.InDoubt(unclear.Why),
        Answer<PostedResult>.No no when no.Ends => new Delivery.Stopped(no.Error, IsNoted: true),
        Answer<PostedResult>.No no when Halfway.Contains(no.Error) => new Delivery.InDoubt(no.Error),
        Answer<PostedResult>.No no when Later.Contains(no.Error) => new Delivery.TryAgain(Soon, no.Error),
        Answer<PostedResult>.No no => new Delivery.Impossible(answer.Word, IsGone: !IsOurFault(no.Error)),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>Whether Slack refuses the form of what we sent, and would take it plainer.</summary>
    public static bool IsOurFault(string error) => Ours.Contains(error);
}
