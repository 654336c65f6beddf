using System.Net;
using LeadershipBot.Cards;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace LeadershipBot.Tests.Operations;

public class HealthTests
{
    [Fact]
    public async Task It_is_alive_whatever_storage_does() =>
        (await GetAsync("/health/live", new Store(Away: true))).ShouldBe((HttpStatusCode.OK, """{"status":"healthy"}"""));

    [Fact]
    public async Task It_is_ready_when_storage_answers_and_the_scheduler_runs() =>
        (await GetAsync("/health/ready", new Store(Away: false))).ShouldBe((HttpStatusCode.OK, """{"status":"healthy","checks":{"storage":"healthy","clock":"healthy","scheduler":"healthy"},"reasons":{},"platforms":{"web":"healthy"}}"""));

    [Fact]
    public async Task It_is_not_ready_while_storage_is_away_and_does_not_say_where_that_is() =>
        (await GetAsync("/health/ready", new Store(Away: true))).ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"storage":"unhealthy","clock":"healthy","scheduler":"healthy"},"reasons":{"storage":"The database does not answer, or takes nothing that is written."},"platforms":{"web":"healthy"}}"""));

    [Fact]
    public async Task It_is_not_ready_once_the_scheduler_has_stopped() =>
        (await GetAsync("/health/ready", new Store(Away: false), scheduler => scheduler.Shutdown()))
            .ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"storage":"healthy","clock":"healthy","scheduler":"unhealthy"},"reasons":{"scheduler":"The scheduler does not run."},"platforms":{"web":"healthy"}}"""));

    [Fact]
    public async Task It_is_ready_before_the_scheduler_has_begun() =>
        (await GetAsync("/health/ready", new Store(Away: false), lull: new Lull())).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task It_says_which_platform_does_not_answer_and_is_ready_all_the_same()
    {
        var breakers = new Breakers(new HeldClock("2026-11-16T09:00Z"), NullLogger<Breakers>.Instance);

        for (var call = 0; call < 20; call++)
        {
            await breakers.CallAsync("web", () => Task.FromResult<object>(new Delivery.InDoubt("no answer")));
        }

        (await GetAsync("/health/ready", new Store(Away: false), services: services => services.AddSingleton(breakers)))
            .ShouldBe((HttpStatusCode.OK, """{"status":"healthy","checks":{"storage":"healthy","clock":"healthy","scheduler":"healthy"},"reasons":{},"platforms":{"web":"does not answer"}}"""));
    }

    [Fact]
    public async Task One_call_that_comes_to_nothing_is_enough_to_be_told_and_one_that_is_answered_ends_it()
    {
        var breakers = new Breakers(new HeldClock("2026-11-16T09:00Z"), NullLogger<Breakers>.Instance);

        await breakers.CallAsync("web", () => Task.FromResult<object>(new Delivery.InDoubt("503")));
        (await PlatformsAsync()).ShouldEndWith("""{"web":"does not answer"}}""");

        await breakers.CallAsync("web", () => Task.FromResult<object>(new Delivery.Sent("1")));
        (await PlatformsAsync()).ShouldEndWith("""{"web":"healthy"}}""");

        async Task<string> PlatformsAsync() =>
            (await GetAsync("/health/ready", new Store(Away: false), services: services => services.AddSingleton(breakers))).Body;
    }

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(string path, Store store, Func<IScheduler, ValueTask>? before = null, Action<IServiceCollection>? services = null, Lull? lull = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        services?.Invoke(builder.Services);
        builder.Services.AddSingleton<IStore>(store).AddSingleton<IChat, Web>().AddHealth();
        builder.Services.AddSingleton(lull ?? Lull.Over()).AddScheduling(new(StorageSettings.Sqlite, "Data Source=none.db"));
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        var schedule = app.Services.GetRequiredService<Schedule>();

        if (lull is null)
        {
            await ScheduleTests.RunningAsync(schedule);
        }

        if (before is not null)
        {
            await before(schedule.Scheduler.ShouldNotBeNull());
        }

        using var response = await app.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_not_ready_while_nothing_can_be_written_though_reading_still_works() =>
        (await GetAsync("/health/ready", new Store(Away: false, Full: true))).ShouldBe((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy","checks":{"storage":"unhealthy","clock":"healthy","scheduler":"healthy"},"reasons":{"storage":"The database does not answer, or takes nothing that is written."},"platforms":{"web":"healthy"}}"""));

    private sealed record Store(bool Away, bool Full = false) : IStore
    {
        public Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) =>
            Away ? throw new StorageAwayException("db.example.com does not answer.") : Task.FromResult(default(T)!);

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) => 
            Full || Away ? throw new StorageAwayException("The disk is full.") : Task.FromResult(default(T)!);
    }

    private sealed class Web : IChat
    {
        public string Platform => "web";

        public Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken) => throw new NotSupportedException("Health sends nothing.");

        public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) => throw new NotSupportedException("Health sends nothing.");

        public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) => throw new NotSupportedException("Health sends nothing.");

        public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException("Health sends nothing.");
    }
}
