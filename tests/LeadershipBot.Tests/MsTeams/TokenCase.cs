using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What has to come of a token.</summary>
internal enum Verdict
{
    /// <summary>It comes in.</summary>
    In,

    /// <summary>401 or 403; nothing is stored, and nobody is called.</summary>
    Out,

    /// <summary>In or out, as the bot's library has it; but never an error.</summary>
    Either,
}

/// <summary>A token, or what is sent in place of one.</summary>
/// <param name="Name">A sentence's beginning: what is sent.</param>
/// <param name="Headers">The Authorization headers for an activity of a service address.</param>
internal sealed record TokenCase(string Name, Verdict Verdict, Func<TokenForge, string, IReadOnlyList<string>> Headers)
{
    /// <summary>What is changed in the activity before it is sent.</summary>
    public Action<JsonObject>? Change { get; init; }

    /// <summary>How long the bot has had its list of keys by then.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Other ways to say no, beside 401 and 403.</summary>
    public int[] Also { get; init; } = [];

    /// <summary>Sends a message with it, after a real one that made the bot fetch its keys.</summary>
    /// <param name="clock">The bot's and the fake's clock.</param>
    public async Task<TeamsReply> TryAsync(TeamsDriver driver, FakePerson person, HeldClock clock)
    {
        person.Installed = true;
        var chat = driver.Teams.Chat(person);
        (await driver.SendAsync(driver.Envelope("typing", person, chat, "f:" + Guid.NewGuid()))).Taken();
        clock.Advance(After);

        var activity = driver.Saying(person, chat, "Does this come in?");
        Change?.Invoke(activity);
        return await driver.SendAsync(activity, Headers(driver.Forge, (string?)activity["serviceUrl"] ?? ""));
    }

    /// <summary>Holds the bot to the verdict, and to having called nobody but for keys where it says no.</summary>
    public void Judge(TeamsReply reply, FakeConnector teams)
    {
        int[] no = [401, 403, .. Also];
        int[] allowed = Verdict switch { Verdict.In => [200, 201, 202], Verdict.Out => no, _ => [200, 201, 202, .. no] };
        reply.Status.ShouldBeOneOf(allowed, Name);

        if (Verdict is Verdict.Out)
        {
            teams.CallsOf().ShouldBeEmpty(Name);
            reply.Body.Length.ShouldBeLessThan(500, Name);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
