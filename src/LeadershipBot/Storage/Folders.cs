namespace LeadershipBot.Storage;

/// <summary>Folders and files that the program makes for itself.</summary>
internal static class Folders
{
    private const UnixFileMode Alone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder that is missing, for the account that runs the program and no other. One that is there is as its owner wants it.</summary>
    public static void Own(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Alone);
        }
    }

    /// <summary>Opens a file for writing; where that makes it, it is for the same account alone.</summary>
    /// <param name="mode">With <see cref="FileMode.CreateNew"/> no link is followed that somebody else has laid there.</param>
    public static FileStream OwnFile(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    /// <summary>Where a file is written until it is whole: beside it, under a name that nobody can have guessed.</summary>
    public static string Unfinished(string path) => $"{path}.{Guid.NewGuid():n}.unfinished";
}
