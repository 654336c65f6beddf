using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>What an operator may set about check-ins.</summary>
/// <param name="Grace">How late a question may still go out, after a restart or an outage. Later than this, the week is skipped.</param>
/// <param name="AnswersKeptWeeks">How long answers live, as people are told.</param>
internal sealed record CheckInOptions(Duration Grace, int AnswersKeptWeeks);
