using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.People;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Privacy;

/// <summary>The address at which the bot can be reached, or null; where it is null nothing can be fetched.</summary>
/// <param name="Url">As the operator has set it.</param>
internal sealed record PublicAddress(Uri? Url);

/// <summary>A person's data as one file: everything that names them, as JSON and as tables.</summary>
internal sealed class Exports(IStore store, PublicAddress address, Marks marks, TimeProvider clock)
{
    /// <summary>How long a link lives.</summary>
    public static readonly Duration Lives = Duration.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every table with rows of one person, and what of it leaves the house.</summary>
    internal static readonly IReadOnlyList<(string Table, string Select)> Tables =
    [
        ("person", "select id, platform, workspace, user_id, conversation, zone, keep_weeks, passing, missing, missing_on, created_at from person where id = @person"),
        ("msteams_person", "select * from msteams_person where person = @person"),
        ("rhythm", "select * from rhythm where person = @person"),
        ("check_in", "select * from check_in where person = @person order by week"),
        ("shown", "select * from shown where person = @person order by id"),
        ("unwanted", "select * from unwanted where person = @person"),
        ("refusal", "select * from refusal where person = @person"),
        ("commitment", "select * from commitment where person = @person order by id"),
        ("handover", "select * from handover where person = @person order by id"),
        ("rotating_asked", "select * from rotating_asked where person = @person"),
        ("invitation", "select team.name as team_name, invitation.* from invitation join team on team.id = invitation.team where invitation.person = @person"),
        ("team_manager", "select * from team_manager where person = @person"),
        ("manager_period", "select * from manager_period where person = @person"),
        ("notice", "select * from notice where person = @person"),
        ("shared", "select * from shared where person = @person"),
        ("outbox", "select * from outbox where person = @person order by id"),
        ("reply", "select id, person, at from reply where person = @person"),
        ("export_link", "select person, until_at from export_link where person = @person"),
        ("audit_subject", "select * from audit_subject where person = @person"),
    ];

    /// <summary>A link that works once, or whom to ask. The same request delivered again gets the same link.</summary>
    public Task<Reply> OfferAsync(Incoming asked, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            var person = await unit.EnterAsync(asked.From, now);
            var request = $"export/{person}/{await unit.NameAsync(asked, now)}";
            var isNew = await unit.IsNewAsync(request, now);

            if (isNew)
            {
                await unit.NoteAsync(person, "export-asked", person, "", now);
            }

            if (address.Url is not { } url)
            {
                return new Reply.New(PrivacyCards.AskOperator(person));
            }

            var token = await marks.OfAsync(unit, request);

            if (isNew)
            {
                await unit.ExecuteAsync("delete from export_link where person = @person or until_at <= @now", new { person, now = now.ToColumn() });
                await unit.ExecuteAsync(
                    "insert into export_link (hash, person, until_at) values (@hash, @person, @until)", new { hash = Hash(token), person, until = (now + Lives).ToColumn() });
            }

            return new Reply.New(PrivacyCards.Link(new Uri(url, $"/export/{token}").ToString()));
        }, cancellationToken);
    }

    /// <summary>Whether there is a file behind a link. Looking uses nothing up.</summary>
    public Task<bool> IsThereAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.Now().ToColumn();

        return store.ReadAsync(
            async unit => await unit.FindAsync<long?>("select person from export_link where hash = @hash and until_at > @now", new { hash = Hash(token), now }) is not null, cancellationToken);
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
            ["at"] = entry.At, ["by"] = entry.Own != 0 ? "you" : entry.Actor, ["act"] = entry.Act, ["detail"] = entry.Name ?? entry.Detail,
        })];

        using var file = new MemoryStream();

        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "everything.json", JsonSerializer.Serialize(new { ExportedAt = now.ToString(), Tables = tables }, Json));
            await AddAsync(zip, "READ-ME.txt", "Moments are UTC milliseconds since 1970, weeks read 2026-W47. What each table is for stands in the program's docs/what-we-store.md; whoever runs it can give you that.\n");

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
