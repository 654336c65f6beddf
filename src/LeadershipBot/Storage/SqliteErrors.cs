using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>Tells a database that cannot work from a statement that was wrong, and says the former in a sentence.</summary>
internal static class SqliteErrors
{
    /// <summary>What SQLite answers where the file itself is at fault.</summary>
    public const int Damaged = 11, NoDatabase = 26;

    /// <summary>Whether it is the database itself that failed, and not, say, a constraint that held.</summary>
    public static bool IsAway(Exception error) => error is SqliteException sqlite && Sentence(sqlite.SqliteErrorCode, "") is not null;

    /// <summary>The failure in a sentence for an operator.</summary>
    public static StorageAwayException Away(Exception error, string file) => new(
        (error is SqliteException sqlite ? Sentence(sqlite.SqliteErrorCode, file) : null)
            ?? $"{file} (Storage:ConnectionString) could not be written.",
        error);

    // Codes from https://sqlite.org/rescode.html.
    private static string? Sentence(int code, string file) => code switch
    {
        5 or 6 => $"{file} (Storage:ConnectionString) is locked by another program.",
        3 or 8 or 23 => $"{file} (Storage:ConnectionString) or its folder is read-only.",
        7 => $"There is no memory left to work on {file} (Storage:ConnectionString).",
        10 => $"{file} (Storage:ConnectionString) cannot be read or written: the disk reports an error.",
        Damaged => $"{file} (Storage:ConnectionString) is damaged; restore a backup.",
        13 => $"The disk is full: {file} (Storage:ConnectionString) cannot grow.",
        14 => $"{file} (Storage:ConnectionString) cannot be opened.",
        NoDatabase => $"{file} (Storage:ConnectionString) is not a database.",
        _ => null,
    };
}
