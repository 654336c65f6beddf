using System.Net;
using System.Net.Sockets;
using LeadershipBot.Operations;
using LeadershipBot.Tests.Guidance;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadershipBot.Tests.Operations;

public sealed class RunningTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private Task? stopped;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", "--WebChat:Enabled=true", "The web chat is at http://127.0.0.1:")]
    [InlineData("http://*:0", "--WebChat:Enabled=false", "LeadershipBot listens at http://localhost:")] // An asterisk is nothing one could open.
    public async Task It_says_where_it_is(string url, string webChat, string begins)
    {
        (await RunAsync($"--Urls={url}", webChat)).ShouldBe(0);

        output.ToString().ShouldStartWith(begins);
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_breaks_ends_it_in_a_way_that_is_no_good_end()
    {
        var terminal = new Terminal(output, error, ShowsProgress: false);

        var code = await new CommandLine(terminal, switches => Running.UntilStoppedAsync(
            terminal, switches, (builder, _, _) => builder.Services.AddHostedService<Breaks>(), (_, _) => { }), (_, _, _) => { })
            .RunAsync(["--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);

        code.ShouldBe(1);
        error.ToString().Trim().ShouldBe("It ended because a part of it did, Breaks; the log says why.");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        (await RunAsync($"--Urls=http://127.0.0.1:{port}")).ShouldBe(1);

        error.ToString().ShouldBe($"Urls: Failed to bind to address http://127.0.0.1:{port}: address already in use.{Environment.NewLine}");
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_program_does_not_wait_long_for_a_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var folder = Directory.CreateTempSubdirectory("taken-").FullName;
        var terminal = new Terminal(output, error, ShowsProgress: false);

        // The scheduler by itself would wait for half a minute.
        await new CommandLine(terminal, switches => Running.UntilStoppedAsync(terminal, switches, Composition.Add, Composition.Map), Composition.Add)
            .RunAsync(
            [
                $"--Urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", "--WebChat:Enabled=false", "--Logging:LogLevel:Default=None",
                $"--Storage:ConnectionString=Data Source={folder}/bot.db;Pooling=False", $"--Storage:KeysPath={folder}/keys",
            ])
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        error.ToString().ShouldContain("address already in use");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(SocketError.AccessDenied, "Urls: this account may not listen on http://127.0.0.1:80.")]
    [InlineData(SocketError.AddressNotAvailable, "Urls: this machine has no address like that of http://127.0.0.1:80.")]
    public void A_port_or_an_address_that_cannot_be_had_is_named(SocketError error, string sentence) =>
        Running.Refusal(new SocketException((int)error), ["http://127.0.0.1:80"])!.Message.ShouldBe(sentence);

    [Fact]
    public async Task It_does_not_start_on_a_broken_pack()
    {
        using var pack = new SmallPack();
        pack.Change("digests.yaml", "digests:", "digest:");
        pack.Change("themes.yaml", "title: Do", "title: [Do]\n    name:");
        pack.Change("themes.yaml", "topic: about", "topic:\n    author:");

        (await RunAsync($"--Content:Pack={pack.Folder}")).ShouldBe(1);

        error.ToString().TrimEnd().Split('\n').ShouldBe(
        [
            $"The content pack in {pack.Folder} has 6 faults; \"content validate\" lists them all.",
            "digests.yaml:1: \"digest\" is no field here: digests.",
            "digests.yaml:1: digests is missing.",
            "themes.yaml:3: title is not text.",
            "themes.yaml:4: \"name\" is no field here: id, title, situation, topic, claim, rests_on.",
            "themes.yaml:6: topic is empty.",
        ]);
    }

    [Fact]
    public async Task Storage_that_is_away_is_one_sentence()
    {
        (await RunAsync(_ => throw new StorageAwayException("The disk is full."), "--Urls=http://127.0.0.1:0")).ShouldBe(1);

        error.ToString().ShouldBe($"The disk is full.{Environment.NewLine}");
    }

    [Fact]
    public async Task Told_to_stop_while_it_starts_it_stops_and_says_nothing()
    {
        (await RunAsync(app => app.Lifetime.StopApplication(), "--Urls=http://127.0.0.1:0")).ShouldBe(0);

        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lull_at_the_start_comes_to_an_end()
    {
        Lull? lull = null;
        var (isLull, isOver) = (false, false);

        (await RunAsync(
            app => lull = app.Services.GetRequiredService<Lull>(),
            async () =>
            {
                isLull = !lull!.WaitAsync(CancellationToken.None).IsCompleted;
                await lull.WaitAsync(TestContext.Current.CancellationToken);
                isOver = true;
            },
            "--Urls=http://127.0.0.1:0")).ShouldBe(0);

        isLull.ShouldBeTrue();
        isOver.ShouldBeTrue();
    }

    private Task<int> RunAsync(params string[] args) => RunAsync(_ => { }, args);

    // As soon as it is up, it has been up long enough.
    private Task<int> RunAsync(Action<WebApplication> map, params string[] args) => RunAsync(map, () => Task.CompletedTask, args);

    private Task<int> RunAsync(Action<WebApplication> map, Func<Task> up, params string[] args)
    {
        var terminal = new Terminal(output, error, ShowsProgress: false);
        return new CommandLine(terminal, switches => Running.UntilStoppedAsync(
            terminal,
            switches,
            (_, _, _) => { },
            (app, _) =>
            {
                map(app);
                app.Lifetime.ApplicationStarted.Register(() => stopped = Task.Run(async () =>
                {
                    await up();
                    app.Lifetime.StopApplication();
                }));
            }), (_, _, _) => { }).RunAsync(args);
    }

    private sealed class Breaks(IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource();
            await using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            throw new InvalidOperationException("It breaks.");
        }
    }
}
