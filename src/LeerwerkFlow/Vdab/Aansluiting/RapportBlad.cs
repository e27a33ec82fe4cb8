using System.Net;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>A rapport as a page to print: totals per milestone, then every line.</summary>
internal static class RapportBlad
{
    private const string Style =
        """
        body { font: 10pt Arial, sans-serif; } table { border-collapse: collapse; width: 100%; margin: 0 0 14pt; } caption { text-align: left; font-weight: bold; padding: 4pt 0; }
        th, td { border: 1px solid #777; padding: 2pt 4pt; text-align: left; vertical-align: top; } thead { display: table-header-group; } tr { break-inside: avoid; } .getal { text-align: right; }
        """;

    public static string Write(Rapport rapport, string organisatie, IReadOnlyCollection<Rapport.Regel> regels)
    {
        var titel = Text($"Aansluiting met VDAB, {Maand.LabelOf(rapport.Periode)}");
        var totalen = Rapport.Totals(regels).Select(t => new[] { t.Label, $"{t.Moet}", $"{t.Weet}", $"{t.Correcties}" });
        var lijst = regels.Select(r => new[]
        {
            r.Traject, $"{Mijlpalen.Label(r.Mijlpaal)}{(r.Versie > 1 ? $", versie {r.Versie}" : "")}{(r.Soort == "INTREKKING" ? ", ingetrokken" : "")}", Datum.Kort(r.Datum), Melding.StatusLabel(r.Status),
            r.Ontvangst ?? "", r.Over is null ? "" : Maand.LabelOf(r.Over),
        });
        return $"""
            <!DOCTYPE html>
            <html lang="nl-BE"><head><meta charset="utf-8"><title>{titel}</title><style>{Style}</style></head><body><main>
            <h1>{titel}</h1>
            <p>{Text(organisatie)}. {(rapport.Soort == "SLOT" ? "Afgesloten" : "Gemaakt")} op {Datum.Lang(BrusselsTime.DayOf(rapport.Gemaakt))}. Dit rapport verandert niet meer. Controlegetal van het CSV-bestand: {rapport.Hash[..16]}.</p>
            {Table("Per mijlpaal", ["Mijlpaal", "Moet VDAB weten", "Weet VDAB", "Correcties"], totalen, " class=\"getal\"")}
            {Table("Elke melding", ["Dossier", "Mijlpaal", "Datum", "Status", "Ontvangst", "Correctie op"], lijst)}
            </main></body></html>
            """;
    }

    // The first cell of a row names it.
    private static string Table(string titel, string[] koppen, IEnumerable<string[]> rijen, string klasse = "")
    {
        var kop = string.Concat(koppen.Select(k => $"<th scope=\"col\">{Text(k)}</th>"));
        var body = string.Concat(rijen.Select(rij => $"<tr><th scope=\"row\">{Text(rij[0])}</th>{string.Concat(rij.Skip(1).Select(c => $"<td{klasse}>{Text(c)}</td>"))}</tr>"));
        return $"<table><caption>{titel}</caption><thead><tr>{kop}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string Text(string tekst) => WebUtility.HtmlEncode(tekst);
}
