using System.Net;
using System.Security.Authentication;
using LeadershipBot.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Tests.Operations;

/// <summary>What operators may rely on of any ASP.NET Core program, whichever of the framework's hosts it is built on.</summary>
public class ConfiguredTests
{
    [Theory]
    [InlineData("json", "--Logging:Console:FormatterName=json")]
    [InlineData("simple")] // As it is read by people.
    public void The_log_has_the_form_that_is_configured(string form, params string[] switches)
    {
        using var app = Configured.Builder(switches).Build();

        app.Services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.FormatterName.ShouldBe(form);
    }

    [Fact]
    public void Files_of_settings_are_read_once_and_not_watched()
    {
        var files = Configured.Builder([]).Configuration.Sources.OfType<FileConfigurationSource>().ToList();

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => !file.ReloadOnChange);
    }

    [Fact]
    public async Task It_listens_with_a_certificate()
    {
        await using var app = await StartAsync("https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={TestCertificate.Path}");
        using var client = new HttpClient();

        // Nobody trusts it; but it has to be shown for that.
        (await Should.ThrowAsync<HttpRequestException>(() => client.GetStringAsync(new Uri(app.Urls.Single()), TestContext.Current.CancellationToken)))
            .InnerException.ShouldBeOfType<AuthenticationException>().Message.ShouldContain("certificate is invalid");
    }

    [Theory]
    [InlineData("leadership.example.com", HttpStatusCode.OK)]
    [InlineData("LEADERSHIP.example.com:8080", HttpStatusCode.OK)] // Neither case nor port is part of it.
    [InlineData("elsewhere.example.com", HttpStatusCode.BadRequest)]
    public async Task It_answers_to_the_names_that_are_allowed(string name, HttpStatusCode expected)
    {
        await using var app = await StartAsync("http://127.0.0.1:0", "--AllowedHosts=localhost;leadership.example.com");

        (await AskAsync(app, request => request.Headers.Host = name)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task It_answers_to_every_name_where_nothing_is_said()
    {
        await using var app = await StartAsync("http://127.0.0.1:0");

        (await AskAsync(app, request => request.Headers.Host = "elsewhere.example.com")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https 192.0.2.7", "--ForwardedHeaders_Enabled=true")]
    [InlineData("http 127.0.0.1")] // Anybody can write a header.
    public async Task It_believes_a_proxy_where_it_is_told_to(string expected, params string[] switches)
    {
        await using var app = await StartAsync("http://127.0.0.1:0", switches);

        var (_, said) = await AskAsync(app, request =>
        {
            request.Headers.Add("X-Forwarded-For", "192.0.2.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
        });

        said.ShouldBe(expected);
    }

    private static async Task<WebApplication> StartAsync(string url, params string[] switches)
    {
        var builder = Configured.Builder([$"--Urls={url}", .. switches]);
        builder.AddLimits();
        var app = builder.Build();
        app.UseLimits();
        app.Run(context => context.Response.WriteAsync($"{context.Request.Scheme} {context.Connection.RemoteIpAddress}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<(HttpStatusCode Status, string Said)> AskAsync(WebApplication app, Action<HttpRequestMessage> shape)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Urls.Single()));
        shape(request);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
