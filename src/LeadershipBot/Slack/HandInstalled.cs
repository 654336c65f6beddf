namespace LeadershipBot.Slack;

/// <summary>The workspace whose bot token stands in the configuration: asks Slack which one it is, and notes it.</summary>
internal sealed class HandInstalled(SlackOptions options, WebApi api, IInstallations installations, TimeProvider clock, Lull lull, ILogger<HandInstalled> log) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private volatile bool isNoted, isRefused;

    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once it is known which workspace that is, or that none is to be had by this token.</summary>
    public Task Settled => options.BotToken is null ? Task.CompletedTask : settled.Task;

    /// <summary>What keeps the bot silent there, in a few words; null where nothing.</summary>
    public string? Lacks => options.BotToken is null || isNoted ? null : isRefused ? "refuses Slack:BotToken" : "has not said which workspace Slack:BotToken is for";

    /// <summary>Somebody waits for it: it does not wait for a quiet moment any more.</summary>
    public void Hurry() => lull.End();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lull.WaitAsync(stoppingToken);

            for (var wait = FirstWait; !await IsNotedAsync(stoppingToken); wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            {
                await Task.Delay(wait, clock, stoppingToken);
            }

            settled.SetResult();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The bot stops before Slack has said which workspace it is in");
        }
    }

    private async Task<bool> IsNotedAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await AskAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(error, "Which workspace Slack:BotToken is for could not be found out; that is tried again");
            return false;
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        var answer = await api.CallAsync("auth.test", SlackWorkspaces.Bearer(options.BotToken!), Wire.Default.AuthResult, [], cancellationToken);

        switch (answer)
        {
            case Answer<AuthResult>.Done { Value: { Team: not null } auth }:
                return isNoted = await SaveAsync(auth, cancellationToken);
            case Answer<AuthResult>.No no:
                log.LogError("Slack does not take Slack:BotToken: {Error}", no.Error);
                return isRefused = true;
            default:
                log.LogWarning("Slack did not say which workspace Slack:BotToken is for: {Why}", answer.Word);
                return false;
        }
    }

    private async Task<bool> SaveAsync(AuthResult auth, CancellationToken cancellationToken)
    {
        var workspace = auth is { IsOrg: true, Enterprise: { } enterprise } ? enterprise : auth.Team!;

        try
        {
            // Each time, for it also starts a workspace again that was left stopped half-way.
            await installations.SaveAsync(
                new(workspace, options.BotToken!, auth.User, auth.Bot, App: null, Scopes: null, Refresh: null, ExpiresAt: null, clock.GetUtcNow()), cancellationToken);

            log.LogInformation("The bot speaks in the Slack workspace {Workspace}", workspace);
            return true;
        }
        catch (StorageAwayException away)
        {
            log.LogWarning("The workspace could not be noted: {Why}", away.Message);
            return false;
        }
    }
}
