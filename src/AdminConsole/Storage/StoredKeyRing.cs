using System.Xml.Linq;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Storage;

/// <summary>Keeps the data-protection keys in the database, so that every node reads the same cookies and secrets, and a restart signs nobody out.</summary>
/// <remarks>The interface is synchronous and is called a few times in a process's life; the store is only written asynchronously.</remarks>
internal sealed class StoredKeyRing(ConsoleDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await using var db = database.Open(TenantScope.Everything);
        return [.. (await db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).ToListAsync()).Select(xml => XElement.Parse(xml))];
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        await using var db = database.Open(TenantScope.Everything);
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        await db.SaveChangesAsync();
    }
}
