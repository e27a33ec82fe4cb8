using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A melding of ours, as far as it is compared.</summary>
public sealed record EigenMelding(string Id, string Traject, string Mijlpaal, long Versie, string Soort, string? Vervangt, DateOnly Datum, string Status);

/// <summary>A difference between the two sides.</summary>
/// <param name="Ons">Null when we have no such melding.</param>
/// <param name="Vdab">Null when it does not stand in the list.</param>
public sealed record GevondenVerschil(string Categorie, string Dossier, string Mijlpaal, long Versie, EigenMelding? Ons, LijstRegel? Vdab);

/// <summary>The list of VDAB held against ours, for one month. A line meets the melding with the same dossier, mijlpaal and versie; what meets and says the same is GELIJK.</summary>
/// <remarks>standards 2.6.</remarks>
public static class Vergelijking
{
    /// <param name="regels">Of that month.</param>
    /// <param name="ons">All of ours, of any month: the date of a line may differ from ours.</param>
    /// <param name="dossiers">All of ours.</param>
    public static (int Gelijk, GevondenVerschil[] Verschillen) Of(Maand maand, IReadOnlyCollection<LijstRegel> regels, IReadOnlyCollection<EigenMelding> ons, ICollection<string> dossiers)
    {
        var eigen = ons.ToDictionary(m => (m.Traject, m.Mijlpaal, m.Versie));
        var later = ons.Where(m => m.Vervangt is not null && Stand.Of(m.Status) == Stand.Weet).GroupBy(m => m.Vervangt!).ToDictionary(g => g.Key, g => g.Last().Soort);
        var mijlpalen = Mijlpalen.All.ToHashSet();
        var (gelijk, gezien) = (0, new HashSet<string>());
        List<GevondenVerschil> verschillen = [];
        foreach (var groep in regels.GroupBy(r => (r.Dossier, r.Mijlpaal, r.Versie)))
        {
            var (regel, melding) = (groep.First(), eigen.GetValueOrDefault(groep.Key));
            if (melding is not null)
                gezien.Add(melding.Id);
            var categorie = !dossiers.Contains(regel.Dossier) || !mijlpalen.Contains(regel.Mijlpaal) ? "NIET_TE_KOPPELEN"
                : groep.Count() > 1 ? "DUBBEL"
                : melding is null ? "ONTBREEKT_BIJ_ONS"
                : melding.Datum != regel.Datum ? "ANDERE_DATUM"
                : !Expected(melding, later).Statussen.Contains(regel.Status) ? "ANDERE_STATUS" : null;
            if (categorie is null)
                gelijk++;
            else
                verschillen.Add(new(categorie, regel.Dossier, regel.Mijlpaal, regel.Versie, melding, regel));
        }

        foreach (var melding in ons.Where(m => Maand.Of(m.Datum) == maand && !gezien.Contains(m.Id) && Expected(m, later).Moet))
            verschillen.Add(new("ONTBREEKT_BIJ_VDAB", melding.Traject, melding.Mijlpaal, melding.Versie, melding, null));
        return (gelijk, [.. verschillen]);
    }

    // What the list should say, and whether it must say anything: what was withdrawn, replaced or passed over may be left out.
    private static (string[] Statussen, bool Moet) Expected(EigenMelding melding, Dictionary<string, string> later) => melding switch
    {
        { Soort: "INTREKKING" } or { Status: "INGETROKKEN" } => (["INGETROKKEN"], false),
        _ when later.GetValueOrDefault(melding.Id) is { } soort => ([soort == "INTREKKING" ? "INGETROKKEN" : "VERVANGEN"], false),
        { Status: "AANVAARD" } => (["AANVAARD"], true),
        { Status: "VERZONDEN" } => (["ONTVANGEN"], true),
        { Status: "HANDMATIG_BEVESTIGD" } => (["ONTVANGEN", "AANVAARD"], true),
        { Status: "GEWEIGERD" } => (["GEWEIGERD"], true),
        { Status: "OVERGESLAGEN" } => ([], false),
        _ => ([], true),
    };
}
