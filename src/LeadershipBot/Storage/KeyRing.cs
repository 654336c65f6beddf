using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LeadershipBot.Storage;

/// <summary>Data-protection keys in the database, where several nodes share them. They are wrapped before they come here.</summary>
internal sealed class KeyRing(IStore store) : IXmlRepository, IKeyShelf
{
    // The interface waits, so we do; keys are read at the start and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() => [.. ReadAsync(CancellationToken.None).GetAwaiter().GetResult().Values];

    public void StoreElement(XElement element, string friendlyName) => store.WriteAsync(
        unit => unit.ExecuteAsync(
            "insert into key_ring (id, xml) values (@friendlyName, @xml) on conflict (id) do nothing",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }),
        CancellationToken.None).GetAwaiter().GetResult();

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IReadOnlyDictionary<string, XElement>> ReadAsync(CancellationToken cancellationToken) =>
        (await store.ReadAsync(unit => unit.QueryAsync<Row>("select id, xml from key_ring order by id"), cancellationToken)).ToDictionary(row => row.Id, row => XElement.Parse(row.Xml));

    public Task ReplaceAsync(string id, XElement key, CancellationToken cancellationToken) => store.WriteAsync(
        unit => unit.ExecuteAsync("update key_ring set xml = @xml where id = @id", new { id, xml = key.ToString(SaveOptions.DisableFormatting) }), cancellationToken);

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Xml { get; init; } = "";
    }
}
