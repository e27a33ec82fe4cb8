using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>Keeps another text of a letter: in use at once, or after a second person when the setting asks for one. What was made stays as it is.</summary>
public sealed class WriteSjabloon(Db db, Klok klok, Brieven brieven, CheckSjabloon check, OntwerpOptions options, CurrentUser user)
{
    /// <param name="basis">The version that the person wrote on; another one now is refused, so nothing of a colleague is lost.</param>
    /// <returns>The version that was kept.</returns>
    /// <exception cref="RuleBroken">It cannot be used as it stands, or nothing changed.</exception>
    public async Task<SjabloonVersie> RunAsync(string naam, string tekst, string reden, long basis, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var organisatie = user.Organisatie ?? throw new RuleBroken("Brieven horen bij een leerwerkbedrijf. Meld je aan als coördinator.");
        tekst = tekst.ReplaceLineEndings("\n");
        reden = reden.Trim();
        var eigen = await brieven.OfAsync(organisatie, ct);
        var versies = await brieven.VersiesAsync(organisatie, naam, ct);
        if (reden.Length is 0 or > 500)
            throw new RuleBroken("Schrijf in één zin waarom de brief verandert. Schrijf niets over een persoon.", "Reden");
        if ((versies.FirstOrDefault(v => v.Stand == "geldig")?.Versie ?? 0) != basis)
            throw new RuleBroken("Een collega veranderde deze brief intussen. Je tekst staat er nog: vergelijk hem met de nieuwe en bewaar opnieuw.");
        if (versies.Any(v => v.IsVoorstel))
            throw new RuleBroken("Er wacht al een voorstel voor deze brief. Beslis daar eerst over.");
        if (eigen.Teksten.GetValueOrDefault(naam)?.ReplaceLineEndings("\n") == tekst)
            throw new RuleBroken("Er is niets veranderd.", "Tekst");
        if (check.TryAll(eigen, naam, tekst) is { Count: > 0 } fouten)
            throw new RuleBroken(string.Join(" ", fouten.Take(3)), "Tekst");

        var nu = klok.Now;
        var versie = options.TweedePersoon
            ? new SjabloonVersie(organisatie, naam, Next(versies), tekst, RenderDocument.HashOf(tekst), reden, "voorstel", basis, user.Id, nu, null, null, 1)
            : new SjabloonVersie(organisatie, naam, Next(versies), tekst, RenderDocument.HashOf(tekst), reden, "geldig", basis, user.Id, nu, user.Id, nu, 1);
        await db.WriteAsync([versie.Begin()], ct);
        return versie;
    }

    private static long Next(SjabloonVersie[] versies) => 1 + versies.Select(v => v.Versie).DefaultIfEmpty(0).Max();
}
