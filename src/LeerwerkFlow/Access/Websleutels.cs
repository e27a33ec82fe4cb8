using System.Xml.Linq;
using LeerwerkFlow.Store;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LeerwerkFlow.Access;

/// <summary>The keys of cookies and forms, sealed in the database: somebody who signed in at one node is signed in at all of them, and a copy of the database alone signs nobody in.</summary>
internal sealed class Websleutels(Db db, Kluis kluis) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. db.QueryAsync<byte[]>("SELECT inhoud FROM websleutel ORDER BY naam").GetAwaiter().GetResult().Select(inhoud => XElement.Parse(kluis.Open(Luik.Persoon, inhoud)))];

    public void StoreElement(XElement element, string friendlyName) =>
        db.WriteAsync([new(
            "INSERT INTO websleutel (naam, inhoud) VALUES (@friendlyName, @inhoud) ON CONFLICT (naam) DO UPDATE SET inhoud = excluded.inhoud",
            new { friendlyName, inhoud = kluis.Seal(Luik.Persoon, element.ToString(SaveOptions.DisableFormatting)) })]).GetAwaiter().GetResult();
}
