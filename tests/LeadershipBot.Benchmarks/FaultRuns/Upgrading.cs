using System.Globalization;
using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>A rolling upgrade: the tables are brought a version ahead under a running node, and what an older node queues is sent all the same.</summary>
internal static class Upgrading
{
    public static async Task<Verdict> RunAsync(bool isShort)
    {
        var people = isShort ? 300 : 5_000;
        await using var slack = await FaultSlack.StartAsync(TimeSpan.FromMilliseconds(20));
        await using var site = await FaultSite.OnPostgresAsync();
        await site.SimulateAsync(4, people);
        await using var before = site.Node(slack);
        before.Start();
        await before.ReadyAsync();

        // What the next version's first node does. The trigger makes every message one of a node from before there were workspaces.
        var next = Migrations.All.Count + 1;
        await site.QueryAsync<int>(string.Create(CultureInfo.InvariantCulture,
            $"""
            create table of_the_next_version (id bigint primary key);
            alter table person add column of_the_next_version bigint;
            insert into schema_version (version, name, applied_at) values ({next}, 'next', 0);
            create function as_before() returns trigger language plpgsql as 'begin new.workspace_id := null; return new; end';
            create trigger as_before before insert on outbox for each row execute function as_before();
            """));

        await using var after = site.Node(slack);
        after.Start();
        await after.ReadyAsync();
        var warned = await FaultSite.UntilAsync(() => Task.FromResult(after.Said("one ahead of this program")), TimeSpan.FromSeconds(5));
        await FaultSite.UntilAsync(async () => await site.CountAsync("outbox where state = 'sent'") == people, TimeSpan.FromSeconds(200));
        var (unsent, doubled) = (people - slack.Posts.Count, slack.Doubled);

        return new(
            warned && (unsent, doubled) == (0, 0) && before.IsRunning && after.IsRunning,
            $"two nodes, the database a version ahead under one of them, {people:n0} due and queued as an older node does, without a workspace",
            $"{unsent} not sent, {doubled} doubled; the node that came later {(warned ? "says that the database is ahead and runs" : "said nothing")}");
    }
}
