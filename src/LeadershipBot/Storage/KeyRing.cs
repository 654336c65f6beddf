using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LeadershipBot.Storage;

/// <summary>Data-protection keys in the database, where several nodes share them. They are wrapped before they come here.</summary>
internal sealed class KeyRing(IStore store) : IXmlRepository
{
    // The interface waits, so we do; keys are read at the start and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.ReadAsync(unit => unit.QueryAsync<string>("select xml from key_ring order by id"), CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => store.WriteAsync(
        unit => unit.ExecuteAsync(
            "insert into key_ring (id, xml) values (@friendlyName, @xml) on conflict (id) do nothing",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }),
        CancellationToken.None).GetAwaiter().GetResult();
}
