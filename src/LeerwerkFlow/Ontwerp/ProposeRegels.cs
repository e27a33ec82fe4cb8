using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Proposes a new version of a rule set, with its source. Nothing is in force by it: two others must approve.</summary>
public sealed class ProposeRegels(Db db, Klok klok, RegelSets regels, CurrentUser user)
{
    /// <summary>Twenty times the largest set that was ever written.</summary>
    public const int MostBytes = 1_000_000;

    /// <returns>The number of the version.</returns>
    /// <exception cref="RuleBroken">Something is missing, the text holds no rules, or they are in force already.</exception>
    public async Task<long> RunAsync(string naam, string inhoud, string bron, string reden, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        if (await regels.FindTextAsync(naam, ct) is not { } geldig)
            throw new RuleBroken("Kies regels die hier gelden.", "Naam");
        if (string.IsNullOrWhiteSpace(bron))
            throw new RuleBroken("Vul de bron in: het besluit, de omzendbrief of de beslissing die de regels wijzigt.", "Bron");
        if (string.IsNullOrWhiteSpace(reden))
            throw new RuleBroken("Vul in waarom de regels veranderen.", "Reden");
        if (inhoud.Length is 0 or > MostBytes)
            throw new RuleBroken("Kies het bestand met de nieuwe regels, hoogstens 1 MB.", "Bestand");
        inhoud = inhoud.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        Check(naam, inhoud);

        var versies = (await regels.VersiesAsync(ct)).Where(v => v.Naam == naam).ToList();
        if (RegelVergelijking.Of(geldig, inhoud).Count == 0)
            throw new RuleBroken("Deze regels gelden al: er is niets anders.", "Bestand");
        var hash = FlowBundle.HashOf(inhoud);
        if (versies.Find(v => v.IsVoorstel && v.Hash == hash) is { } open)
            throw new RuleBroken($"Deze regels zijn al voorgesteld, als versie {open.Versie}.", "Bestand");

        var versie = new RegelVersie(
            naam, 1 + versies.Select(v => v.Versie).DefaultIfEmpty(0).Max(), inhoud, hash, bron.Trim(), reden.Trim(), "voorstel", versies.Find(v => v.Stand == "geldig")?.Versie ?? 0, user.Id, klok.Now, null, 1, 0);
        await db.WriteAsync([versie.Begin(), versie.Besluit(klok.Now, user.Id, "voorgesteld", reden.Trim())], ct);
        return versie.Versie;
    }

    private void Check(string naam, string inhoud)
    {
        try
        {
            if (regels.Parse(naam, inhoud).Regels.IsEmpty)
                throw new RuleBroken("In dit bestand staat geen enkele regel.", "Bestand");
        }
        catch (RegelException e)
        {
            throw new RuleBroken(e.Message, "Bestand");
        }
    }
}
