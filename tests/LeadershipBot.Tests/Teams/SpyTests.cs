using System.Collections.Concurrent;
using FsCheck.Fluent;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>
/// The same manager does the same things in two worlds that differ in one person alone. Everything the manager ever reads, in
/// replies, refusals, weekly notes and the chat as it stands in the end, must be the same to the letter.
/// </summary>
public class SpyTests
{
    private static readonly string[] Acts = ["add alex", "add alex,lee", "remove alex", "remove lee", "add ines", "team", "add alex,sam,robin"];
    private static readonly string[] Deeds = ["join", "decline", "later", "leave", "erase", "answer", "alone", ""];

    // The other world is the same for all of a plan, and lived once.
    private static readonly ConcurrentDictionary<string, Task<string>> silent = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("decline", "")]
    [InlineData("decline", "erase")]
    [InlineData("later", "decline")]
    [InlineData("join", "answer")]
    [InlineData("join", "erase")]
    [InlineData("alone", "join")]
    public async Task Whatever_one_person_makes_of_an_invitation_the_manager_reads_the_same(string first, string then)
    {
        List<(string Day, string Act)> acts =
        [
            ("2026-11-24", "add alex"), ("2026-12-01", "team"), ("2026-12-07", "add alex,lee"), ("2026-12-14", "remove alex"), ("2026-12-15", "add alex"),
            ("2026-12-28", "team"), ("2027-02-22", "add alex"), ("2027-02-22", "team"), ("2027-03-17", "add alex"), ("2027-03-18", "team"), ("2027-03-19", "remove alex"),
        ];
        List<(string Day, string Deed)> deeds = [("2026-11-23", first), ("2026-12-03", then)];

        await SameAsync(acts, deeds, "");
    }

    [Fact]
    public async Task Whatever_a_manager_tries_and_in_whatever_order()
    {
        var day = Gen.Choose(0, 130).Select(number => new DateOnly(2026, 11, 24).AddDays(number).ToString("yyyy-MM-dd"));
        var plan =
            from acts in Gen.ListOf(Gen.Zip(day, Gen.Elements(Acts)), 7)
            from deeds in Gen.ListOf(Gen.Zip(day, Gen.Elements(Deeds)), 3)
            from start in Gen.Elements(Deeds)
            select (Acts: acts.OrderBy(one => one.Item1).ToList(), Deeds: deeds.Append(("2026-11-23", start)).OrderBy(one => one.Item1).ToList());

        foreach (var (acts, deeds) in Gen.Sample(plan, 10, 2))
        {
            await SameAsync([.. acts], [.. deeds], $"{string.Join(", ", acts)} against {string.Join(", ", deeds)}");
        }
    }

    // On the same days the one world has an Alex who does something, and the other one who never does.
    private static async Task SameAsync(List<(string Day, string Act)> acts, List<(string Day, string Deed)> deeds, string told)
    {
        var one = (await LivedAsync(acts, deeds)).Split('\n');
        List<(string, string)> nothing = [.. deeds.Select(deed => (deed.Day, ""))];
        var other = (await silent.GetOrAdd($"{string.Join(',', acts)}/{string.Join(',', nothing)}", _ => LivedAsync(acts, nothing))).Split('\n');
        var line = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();

        string.Join('\n', one.Skip(line - 6).Take(12)).ShouldBe(string.Join('\n', other.Skip(line - 6).Take(12)), told);
        one.Length.ShouldBe(other.Length, told);
    }

    // Everything Mara reads. Alex is the one who differs; the others always do the same.
    private static async Task<string> LivedAsync(List<(string Day, string Act)> acts, List<(string Day, string Deed)> deeds)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam,robin,kim,jo,lee");
        await cast.JoinAsync("sam", "robin");
        var read = new List<string>();

        foreach (var day in acts.Select(one => one.Day).Concat(deeds.Select(one => one.Day)).Distinct().Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(day, "2026-11-23") > 0)
            {
                await cast.Bot.AtAsync($"{day}T09:30Z");
            }

            foreach (var (_, deed) in deeds.Where(one => one.Day == day))
            {
                await DoAsync(cast, deed);
            }

            await cast.Bot.TickAsync();

            foreach (var (_, act) in acts.Where(one => one.Day == day))
            {
                read.Add($"{day} {act}\n{await ActAsync(cast, act)}");
            }

            await cast.Bot.TickAsync();
            read.Add(await ActAsync(cast, "team"));
            read.Add(await cast.Mara.TapAsync("Figures"));
        }

        return string.Join("\n\n", [.. read, cast.Mara.Chat]);
    }

    private static async Task<string> ActAsync(Cast cast, string act)
    {
        var opened = await cast.Mara.SayAsync("team");

        if (act.Split(' ') is not [var what, var whom])
        {
            return opened;
        }

        await cast.Mara.TapAsync("People");
        return await cast.Mara.SubmitAsync((what, whom));
    }

    private static async Task DoAsync(Cast cast, string deed)
    {
        var store = cast.Bot.Services.GetRequiredService<IStore>();
        var invitation = await store.ReadAsync(
            unit => unit.FindAsync<long?>("select invitation.id from invitation join person on person.id = invitation.person where user_id = 'alex'"), TestContext.Current.CancellationToken);

        switch (deed)
        {
            case "join":
                await TapAsync(cast, new("invitation", $"{invitation}", "join-1"));
                await TapAsync(cast, new("invitation", $"{invitation}", "switch-1"));
                break;
            case "decline" or "later":
                await TapAsync(cast, new("invitation", $"{invitation}", deed));
                break;
            case "erase":
                await TapAsync(cast, new("erase", "", "yes"));
                break;
            case "answer":
                await TapAsync(cast, new("answer", "2026-W49", "details"));
                break;
            case "leave":
                await cast["alex"].SayAsync("leave");
                break;
            case "alone":
                await cast["alex"].SayAsync("join");
                break;
        }
    }

    private static Task<Reply> TapAsync(Cast cast, ActionId action) => cast.Bot.Services.GetRequiredService<Bot>().ReplyAsync(
        new Incoming.Tapped(new Address("web", "local", "alex", "alex"), Guid.NewGuid().ToString(), Carries.Everything, action, null), TestContext.Current.CancellationToken);
}
