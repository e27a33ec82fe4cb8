using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>A page that somebody signed, as it came in.</summary>
/// <param name="Wie">A code of <see cref="DocumentRow.Ondertekenaars"/>.</param>
/// <param name="Soort"><c>jpeg</c>, <c>png</c> or <c>pdf</c>.</param>
/// <param name="Door">Name of the medewerker who sent it in.</param>
public sealed record ScanRow(string Id, string Wie, string Soort, string Hash, string Door, DateTimeOffset Bewaard)
{
    /// <summary>The scans of a document, the oldest first.</summary>
    // zicht: the caller read the document through Zicht.
    public static Task<ScanRow[]> OfAsync(Db db, string document, CancellationToken ct = default) => db.QueryAsync<ScanRow>(
        "SELECT s.id, s.wie, s.soort, s.hash, m.naam AS door, s.bewaard FROM scan s JOIN medewerker m ON m.id = s.door WHERE s.document = @document ORDER BY s.id", new { document }, ct);
}

/// <summary>What a code beside a place to sign leads to.</summary>
public sealed class ReadTekencode(Db db, CurrentUser user)
{
    /// <param name="Wie">A code of <see cref="DocumentRow.Ondertekenaars"/>.</param>
    /// <param name="Gezet">The signature, once it is registered.</param>
    /// <param name="GezetDoor">Name of the medewerker who registered it.</param>
    public sealed record Plek(DocumentRow Document, string Deelnemer, string Wie, Handtekening? Gezet, string? GezetDoor, ScanRow[] Bladen);

    /// <exception cref="NotFound">There is no such code, or this person may not see the traject: the two are told alike.</exception>
    public async Task<Plek> RunAsync(string? getypt, CancellationToken ct = default)
    {
        user.Require(Right.KeurtDocumentGoed);
        var (code, wie) = Tekencode.Read(getypt) ?? throw Unknown();
        var document = await db.FindAsync<DocumentRow>($"SELECT {DocumentRow.Columns} FROM document b JOIN traject t ON t.id = b.traject WHERE b.tekencode = @code AND {Zicht.Sql}", user.ZichtArgs(new { code }), ct)
            ?? throw Unknown();
        var deelnemer = await db.FindAsync<string>("SELECT d.voornaam || ' ' || d.naam FROM traject t JOIN deelnemer d ON d.id = t.deelnemer WHERE t.id = @Traject", new { document.Traject }, ct);
        var gezet = document.Getekend.FirstOrDefault(h => h.Wie == wie);
        var door = gezet is null ? null : await db.FindAsync<string>("SELECT naam FROM medewerker WHERE id = @Door", new { gezet.Door }, ct);
        return new(document, deelnemer!, wie, gezet, door, [.. (await ScanRow.OfAsync(db, document.Id, ct)).Where(s => s.Wie == wie)]);
    }

    private static NotFound Unknown() => new("Deze code kennen we niet, of je mag het document niet zien. Kijk na of je de code juist overnam.");
}
