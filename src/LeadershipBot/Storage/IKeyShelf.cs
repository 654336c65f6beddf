using System.Xml;
using System.Xml.Linq;

namespace LeadershipBot.Storage;

/// <summary>Where data-protection keys lie, to be wrapped anew.</summary>
internal interface IKeyShelf
{
    /// <summary>Makes the place, where there is none yet.</summary>
    /// <exception cref="StorageAwayException">It cannot be made, or not be written.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Every key by its name, wrapped or not.</summary>
    /// <exception cref="StorageAwayException">One cannot be read.</exception>
    Task<IReadOnlyDictionary<string, XElement>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts a key in the place of itself.</summary>
    Task ReplaceAsync(string id, XElement key, CancellationToken cancellationToken);
}

/// <summary>A folder with a file for each key, as data protection itself writes them.</summary>
internal sealed class KeyFolder(string path) : IKeyShelf
{
    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            Folders.Own(path);
            var probe = Path.Combine(path, $"{Guid.NewGuid():n}.probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageAwayException($"The folder of the keys, {path} (Storage:KeysPath), cannot be made or written.", error);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, XElement>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, XElement>>(
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.xml").ToDictionary(file => file, Read) : new Dictionary<string, XElement>());

    // Whoever ran a verb under another account may have left a key that this one cannot open.
    private static XElement Read(string file)
    {
        try
        {
            return XElement.Load(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            throw new StorageAwayException($"The key {file} (Storage:KeysPath) cannot be read.", error);
        }
    }

    // Whole or not at all: without a key everything it encrypts is lost.
    public async Task ReplaceAsync(string id, XElement key, CancellationToken cancellationToken)
    {
        var unfinished = Folders.Unfinished(id);

        await using (var file = Folders.OwnFile(unfinished, FileMode.CreateNew))
        {
            await key.SaveAsync(file, SaveOptions.None, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, id, overwrite: true);
    }
}
