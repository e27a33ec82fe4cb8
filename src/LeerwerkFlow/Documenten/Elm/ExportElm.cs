using System.Text;
using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Store;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Elm;

/// <summary>An attest that counts, as a file for whoever seals it (<see cref="ElmAttest"/>): made of the values that were kept with it, not of the dossier of today.</summary>
public sealed class ExportElm(Db db, Klok klok, Kluis kluis, CheckAttest check, CurrentUser user)
{
    /// <param name="Naam">Of the file; it says nothing about the person, and that it is not sealed.</param>
    public sealed record Bestand(string Naam, byte[] Inhoud);

    /// <exception cref="NotFound">There is no such document for this person, or it is not made yet.</exception>
    /// <exception cref="RuleBroken">It is no attest, it does not count, or it is no longer as it was made.</exception>
    public async Task<Bestand> RunAsync(string id, CancellationToken ct = default)
    {
        user.Require(Right.ZietDocumenten);
        var rij = await db.FindAsync<Rij>(
            $"SELECT b.traject, b.sjabloon, b.datum, b.model, b.html, b.hash, b.controlecode FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND b.html IS NOT NULL AND {Zicht.Sql}",
            user.ZichtArgs(new { id }),
            ct) ?? throw new NotFound();
        if (rij.Controlecode is null)
            throw new RuleBroken("Dit document is geen attest van verworven competenties. Alleen zo’n attest is er als bestand voor Europass.");
        if ((await check.RunAsync(rij.Controlecode, ct)).Stand is var stand && stand != AttestStand.Echt)
            throw new RuleBroken(Waarom(stand));
        if (Bewijs.Of(kluis, rij.Html, rij.Hash, rij.Model) is not { Klopt: true, Html: { } html, Model: { } model })
            throw new RuleBroken("Dit attest is niet meer zoals het gemaakt werd. Vraag de beheerder wat er gebeurd is, en maak een nieuw attest.");

        await db.WriteAsync([VerwerkingsLog.Looked(user.Id, rij.Traject, "attest-als-elm", klok.Now)], ct);
        return new($"{rij.Sjabloon}-{Datum.Iso(rij.Datum)}-niet-verzegeld.jsonld", Encoding.UTF8.GetBytes(new ElmAttest(id, rij.Controlecode, model, html).Write()));
    }

    private static string Waarom(AttestStand stand) => stand switch
    {
        AttestStand.Vervangen => "Dit attest is vervangen door een nieuwer attest. Open het nieuwe.",
        AttestStand.Ingetrokken => "Dit attest is ingetrokken en geldt niet meer. Vraag een nieuw attest.",
        _ => "Lees dit attest eerst na en keur het goed.",
    };

    private sealed record Rij(string Traject, string Sjabloon, DateOnly Datum, string? Model, byte[] Html, string? Hash, string? Controlecode);
}
