using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Privacy;

/// <summary>The address at which the bot can be reached, or null; where it is null nothing can be fetched.</summary>
/// <param name="Url">As the operator has set it.</param>
internal sealed record PublicAddress(Uri? Url);

/// <summary>A person's data as one file: everything that names them, as JSON and as tables.</summary>
internal sealed class Exports(IStore store, PublicAddress address, TimeProvider clock)
{
    /// <summary>How long a link lives.</summary>
    public static readonly Duration Lives = Duration.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every table with rows of one person, and what of it leaves the house.</summary>
    internal static readonly IReadOnlyList<(string Table, string Select)> Tables =
    [
        ("person", "select platform, workspace, user_id, zone, keep_weeks, created_at from person where id = @person"),
        ("rhythm", "select * from rhythm where person = @person"),
        ("check_in", "select * from check_in where person = @person order by week"),
        ("shown", "select nudge, theme, week, answer, weekly, at from shown where person = @person order by id"),
        ("unwanted", "select nudge, at from unwanted where person = @person"),
        ("refusal", "select theme, week from refusal where person = @person"),
        ("commitment", "select nudge, week, state from commitment where person = @person order by id"),
        ("handover", "select what, who, level, since, look_at, state, closed_at from handover where person = @person order by id"),
        ("rotating_asked", "select question, week, option from rotating_asked where person = @person"),
        ("invitation", "select team.name as team, invitation.state, invitation.at from invitation join team on team.id = invitation.team where invitation.person = @person"),
        ("team_manager", "select team, role, state, from_at, until_at from team_manager where person = @person"),
        ("notice", "select team, kind, by_name, new_name, from_at, state from notice where person = @person"),
        ("shared", "select with_name, state, at from shared where person = @person"),
        ("outbox", "select key, kind, state, due_at, sent_at from outbox where person = @person order by id"),
    ];

    /// <summary>A link that works once, or whom to ask.</summary>
    public Task<Reply> OfferAsync(Address from, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(from, now);
            await unit.NoteAsync(person, "export-asked", person, "", now);

            if (address.Url is not { } url)
            {
                return new Reply.New(PrivacyCards.AskOperator(person));
            }

            await unit.ExecuteAsync("delete from export_link where person = @person or until_at <= @now", new { person, now = now.ToColumn() });
            await unit.ExecuteAsync(
                "insert into export_link (hash, person, until_at) values (@hash, @person, @until)", new { hash = Hash(token), person, until = (now + Lives).ToColumn() });
            return new Reply.New(PrivacyCards.Link(new Uri(url, $"/export/{token}").ToString()));
        }, cancellationToken);
    }

    /// <summary>The file behind a link, once; null when there is none, or none any more.</summary>
    public async Task<byte[]?> TakeAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return await store.WriteAsync(async unit =>
        {
            if (await unit.FindAsync<long?>("delete from export_link where hash = @hash and until_at > @now returning person", new { hash = Hash(token), now = now.ToColumn() }) is not { } person)
            {
                return null;
            }

            await unit.NoteAsync(person, "exported", person, "", now);
            return await FileAsync(unit, person, now);
        }, cancellationToken);
    }

    /// <summary>The file.</summary>
    public static async Task<byte[]> FileAsync(Unit unit, long person, Instant now)
    {
        var tables = new Dictionary<string, IReadOnlyList<IDictionary<string, object?>>>(StringComparer.Ordinal);

        foreach (var (table, select) in Tables)
        {
            tables[table] = [.. (await unit.QueryAsync<dynamic>(select, new { person })).Select(row => (IDictionary<string, object?>)row)];
        }

        tables["audit"] = [.. (await Audit.AboutAsync(unit, person)).Select(entry => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["at"] = entry.At, ["by"] = entry.Own != 0 ? "you" : entry.Actor, ["act"] = entry.Act, ["detail"] = entry.Detail,
        })];

        using var file = new MemoryStream();

        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "everything.json", JsonSerializer.Serialize(new { ExportedAt = now.ToString(), Tables = tables }, Json));
            await AddAsync(zip, "READ-ME.txt", "Moments are UTC milliseconds since 1970, weeks read 2026-W47. What each table is for stands in docs/what-we-store.md.\n");

            foreach (var (table, rows) in tables.Where(pair => pair.Value.Count > 0))
            {
                await AddAsync(zip, $"{table}.csv", Csv(rows));
            }
        }

        return file.ToArray();
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text)
    {
        await using var entry = new StreamWriter(await zip.CreateEntry(name).OpenAsync(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await entry.WriteAsync(text);
    }

    private static string Csv(IReadOnlyList<IDictionary<string, object?>> rows)
    {
        var columns = rows[0].Keys.ToList();
        var lines = rows.Select(row => string.Join(',', columns.Select(column => Cell(row[column]))));
        return string.Join("\r\n", [string.Join(',', columns), .. lines, ""]);
    }

    // A spreadsheet must not take a person's words for a formula.
    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var safe = value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary><c>GET /export/{token}</c>.</summary>
internal static class ExportEndpoint
{
    public const string Gone = "This link has been used, or its ten minutes are over. Ask me for another one in the chat: \"export\".";

    public static void MapExport(this WebApplication app) => app.MapGet("/export/{token}", async (string token, HttpContext context, Exports exports) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";

        return await exports.TakeAsync(token, context.RequestAborted) is { } file
            ? TypedResults.File(file, "application/zip", "leadershipbot-export.zip")
            : (IResult)TypedResults.Text(Gone, "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);
    });
}
