using System.Xml.Linq;

namespace LeadershipBot.Storage;

/// <summary>Where data-protection keys lie, to be wrapped anew.</summary>
internal interface IKeyShelf
{
    /// <summary>Makes the place, where there is none yet.</summary>
    /// <exception cref="StorageAwayException">It cannot be made, or not be written.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Every key by its name, wrapped or not.</summary>
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
            return Task.CompletedTask;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageAwayException($"The folder of the keys, {path} (Storage:KeysPath), cannot be made or written.", error);
        }
    }

    public Task<IReadOnlyDictionary<string, XElement>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, XElement>>(
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.xml").ToDictionary(file => file, file => XElement.Load(file)) : new Dictionary<string, XElement>());

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
