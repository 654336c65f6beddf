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

    /// <summary>Begins a file anew, for the same account alone.</summary>
    public static FileStream OwnFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}
