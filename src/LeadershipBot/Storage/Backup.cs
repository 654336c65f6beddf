using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>A consistent copy of the SQLite file, taken while the bot works on it.</summary>
internal sealed class Backup(StorageSettings settings)
{
    /// <summary>Writes the copy.</summary>
    /// <param name="target">A file that does not exist yet; its folder does. It appears whole or not at all, for the account that runs this alone.</param>
    /// <returns>Null when it was written, else a sentence that says why not.</returns>
    public string? Write(string target)
    {
        if (settings.Provider != StorageSettings.Sqlite)
        {
            return "Only the embedded database is copied by this command; for PostgreSQL use pg_dump.";
        }

        if (Path.Exists(target))
        {
            return $"{target} exists already, and a backup overwrites nothing.";
        }

        try
        {
            return Copy(SqliteFile.Of(settings.ConnectionString), Path.GetFullPath(target));
        }
        catch (StorageAwayException error)
        {
            return error.Message;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SqliteErrors.Damaged or SqliteErrors.NoDatabase)
        {
            return SqliteErrors.Away(error, SqliteFile.Of(settings.ConnectionString).Path).Message;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            return $"The copy could not be written to {target}: {error.Message}";
        }
    }

    private static string? Copy(SqliteFile file, string target)
    {
        if (!File.Exists(file.Path))
        {
            return $"There is no database at {file.Path} (Storage:ConnectionString).";
        }

        var unfinished = Folders.Unfinished(target);

        try
        {
            // SQLite takes a file that is empty for one that is not there, and would make its own for everybody to read.
            Folders.OwnFile(unfinished, FileMode.CreateNew).Dispose();

            using (var connection = file.OpenCopier())
            using (var command = connection.CreateCommand())
            {
                // One read transaction from start to end: the writer goes on beside it, and is not waited for.
                command.CommandText = "vacuum into @unfinished";
                command.Parameters.AddWithValue("@unfinished", unfinished);
                command.CommandTimeout = 0;
                command.ExecuteNonQuery();
            }

            // SQLite leaves it to us to bring the copy to the disk.
            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, target);
            return null;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
