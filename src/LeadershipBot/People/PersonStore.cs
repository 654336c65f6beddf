using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Who the bot has ever heard from.</summary>
internal static class PersonStore
{
    /// <summary>In digits.</summary>
    private const int LongestTurn = 16;

    /// <summary>The person's number; a person not known yet is noted down. Holds the person's row until the unit ends, so that two acts of one person follow each other.</summary>
    public static async Task<long> EnterAsync(this Unit unit, Address from, Instant now)
    {
        var known = await unit.FindAsync<Known>(
            $"select id, conversation from person where platform = @Platform and workspace = @Workspace and user_id = @User {unit.Dialect.ForUpdate}",
            new { from.Platform, from.Workspace, from.User });

        return known is { Id: { } id } ? await ThereAsync(unit, id, known.Conversation, from) : await AddAsync(unit, from, now);
    }

    /// <summary>Begins an act of theirs: the same as <see cref="EnterAsync"/>, and its delivery is noted in the same breath, so that it has one effect.</summary>
    /// <returns>Who, and whether it has had its effect already; null where it had and they are not known any more.</returns>
    public static async Task<Entered?> BeginAsync(this Unit unit, Incoming act, Instant now)
    {
        var from = act.From;

        if (await TakeAsync(unit, act, now) is { } known)
        {
            return new(known.Id is { } id ? await ThereAsync(unit, id, known.Conversation, from) : await AddAsync(unit, from, now), IsAgain: false);
        }

        return await unit.FindPersonAsync(from) is { } person ? new(person, IsAgain: true) : null;
    }

    /// <summary>Whether an act has had no effect yet; from now on it has. For acts of people who need not be known.</summary>
    public static async Task<bool> IsFirstAsync(this Unit unit, Incoming act, Instant now) => await TakeAsync(unit, act, now) is not null;

    /// <summary>An act came to nothing, so the same delivery may have its effect later.</summary>
    public static Task<int> TakeBackAsync(this Unit unit, Incoming act) => unit.ExecuteAsync("delete from inbound where id = @id", new { id = MarkOf(act) });

    // One statement, because it stands before every act: the row comes back only where the delivery is new. Of two that come
    // together the second waits for the first.
    private static Task<Known?> TakeAsync(Unit unit, Incoming act, Instant now) => unit.FindAsync<Known>(
        $"""
        insert into inbound (id, at) values (@id, @now) on conflict (id) do update set at = excluded.at where inbound.at < @oldest
        returning
            (select person.id from person where platform = @Platform and workspace = @Workspace and user_id = @User {unit.Dialect.ForUpdate}) as id,
            (select conversation from person where platform = @Platform and workspace = @Workspace and user_id = @User) as conversation
        """,
        new
        {
            id = MarkOf(act), now = now.ToColumn(), oldest = act.RepeatsWithin is { } within ? now.ToColumn() - (long)within.TotalMilliseconds : long.MinValue,
            act.From.Platform, act.From.Workspace, act.From.User,
        });

    // A digest, because what a platform calls a delivery may name a conversation, and the note outlives whoever is forgotten.
    private static string MarkOf(Incoming act) => Turn(act.DeliveryId) + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{act.From.Platform}\n{act.From.Workspace}\n{act.From.User}\n{act.DeliveryId}")).AsSpan(0, 16));

    // Slack counts its triggers up, and Teams its messages. Marks that begin with that number lie side by side in that order, so
    // that the taps of one commit share a few pages instead of writing one each.
    private static string Turn(string deliveryId)
    {
        var from = deliveryId.IndexOf('/') + 1;
        var length = deliveryId.AsSpan(from).IndexOfAnyExceptInRange('0', '9');
        return deliveryId.Substring(from, Math.Clamp(length, 0, LongestTurn));
    }

    private static async Task<long> ThereAsync(Unit unit, long id, string? known, Address from)
    {
        if (from.Conversation is { } conversation && conversation != known)
        {
            await unit.ExecuteAsync("update person set conversation = @conversation where id = @id", new { id, conversation });
        }

        return id;
    }

    private static async Task<long> AddAsync(Unit unit, Address from, Instant now)
    {
        var arguments = new { from.Platform, from.Workspace, from.User, from.Conversation, now = now.ToColumn() };
        await unit.ExecuteAsync(
            """
            insert into person (platform, workspace, user_id, conversation, created_at) values (@Platform, @Workspace, @User, @Conversation, @now)
            on conflict (platform, workspace, user_id) do nothing
            """,
            arguments);

        return await unit.FindAsync<long>(
            $"select id from person where platform = @Platform and workspace = @Workspace and user_id = @User {unit.Dialect.ForUpdate}", arguments);
    }

    /// <summary>Whose act it is.</summary>
    /// <param name="IsAgain">Whether this delivery of it has had its effect already.</param>
    internal sealed record Entered(long Person, bool IsAgain);

    private sealed record Known(long? Id, string? Conversation);

    /// <summary>The person's number, or null for somebody the bot never heard from.</summary>
    public static Task<long?> FindPersonAsync(this Unit unit, Address from) => unit.FindAsync<long?>(
        "select id from person where platform = @Platform and workspace = @Workspace and user_id = @User",
        new { from.Platform, from.Workspace, from.User });

    /// <summary>Holds those of many people of a workspace who are known, until the unit ends: before anything of theirs is read that will be written.</summary>
    public static async Task HoldAsync(this Unit unit, string platform, string workspace, IEnumerable<string> users) => await OutboxTable.HoldPersonsAsync(unit, await unit.QueryAsync<long>(
        $"select person.id from {unit.Dialect.Items} cross join person where platform = @platform and workspace = @workspace and user_id = item.value ->> 'User'",
        new { platform, workspace, items = JsonSerializer.Serialize(users.Select(user => new { User = user })) }));

    /// <summary>Notes the zone that the platform says the person is in; null for somebody who does not belong here any more.</summary>
    public static Task<int> NoteZoneAsync(this Unit unit, long person, string? zone) =>
        unit.ExecuteAsync("update person set zone = @zone where id = @person", new { person, zone });

    /// <summary>The zone that the platform last said they were in, or null.</summary>
    public static Task<string?> ZoneAsync(this Unit unit, long person) =>
        unit.FindAsync<string>("select zone from person where id = @person", new { person });

    /// <summary>Notes how long a person wants their answers kept: <c>12</c> weeks, <c>0</c> for not at all, anything else for the usual time; null changes nothing.</summary>
    public static Task<int> KeepWeeksAsync(this Unit unit, long person, string? keep) => keep is null
        ? Task.FromResult(0)
        : unit.ExecuteAsync("update person set keep_weeks = @weeks where id = @person", new { person, weeks = keep switch { "12" => 12L, "0" => 0L, _ => (long?)null } });

    /// <summary>How long a person wants their answers kept, in weeks; null for the usual time.</summary>
    public static Task<long?> KeptWeeksAsync(this Unit unit, long person) =>
        unit.FindAsync<long?>("select keep_weeks from person where id = @person", new { person });

    /// <summary>Where a person is reached, or null.</summary>
    public static async Task<Outbox.Address?> AddressAsync(this Unit unit, long person) =>
        await unit.FindAsync<Reached>("select platform, workspace, user_id, conversation from person where id = @person", new { person }) is { } reached
            ? new(reached.Platform, reached.Workspace, reached.UserId, reached.Conversation)
            : null;

    private sealed record Reached(string Platform, string Workspace, string UserId, string? Conversation);

    /// <summary>The person's present day, in the zone they told us.</summary>
    public static async Task<LocalDate> TodayAsync(this Unit unit, long person, Instant now)
    {
        var zone = (await unit.RhythmAsync(person))?.Zone ?? await unit.ZoneAsync(person);

        return now.InZone(Zones.Find(zone) ?? DateTimeZone.Utc).Date;
    }

    /// <summary>Whether it is outside the person's quiet hours. They may have moved since a message was queued.</summary>
    public static async Task<bool> MayDisturbAsync(this Unit unit, long person, Instant now) => MayDisturb(await unit.RhythmAsync(person), now);

    /// <param name="rhythm">Their rhythm, or null where they have none.</param>
    /// <inheritdoc cref="MayDisturbAsync"/>
    public static bool MayDisturb(RhythmRow? rhythm, Instant now)
    {
        var time = now.InZone(rhythm?.DateTimeZone ?? DateTimeZone.Utc).TimeOfDay;

        return time >= Cadence.Earliest && time < Cadence.Quiet;
    }

    /// <summary>What this act is called: the same when it is told of again, and another when it is done again. Within the unit that does it, so that the name costs no commit of its own.</summary>
    public static async Task<string> NameAsync(this Unit unit, Incoming act, Instant now)
    {
        if (act.RepeatsWithin is not { } within)
        {
            return act.DeliveryId;
        }

        var arguments = new { act.DeliveryId, now = now.ToColumn(), oldest = now.ToColumn() - (long)within.TotalMilliseconds };
        await unit.ExecuteAsync(
            "insert into inbound (id, at) values (@DeliveryId, @now) on conflict (id) do update set at = excluded.at where inbound.at < @oldest", arguments);

        return $"{act.DeliveryId}/{await unit.FindAsync<long>("select at from inbound where id = @DeliveryId", arguments)}";
    }

    /// <summary>Whether this delivery is new. For what must not be done twice and has no key of its own that says so.</summary>
    public static async Task<bool> IsNewAsync(this Unit unit, string deliveryId, Instant now) =>
        await unit.ExecuteAsync(
            "insert into inbound (id, at) values (@deliveryId, @now) on conflict (id) do nothing", new { deliveryId, now = now.ToColumn() }) == 1;
}
