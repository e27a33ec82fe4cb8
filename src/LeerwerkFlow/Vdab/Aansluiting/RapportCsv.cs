using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>The lines of a rapport as CSV: UTF-8 with a mark in front, semicolons, CRLF; what a spreadsheet would take for a formula is made harmless.</summary>
internal static class RapportCsv
{
    internal static CsvConfiguration Vorm { get; } = new(CultureInfo.InvariantCulture) { Delimiter = ";", InjectionOptions = InjectionOptions.Escape, TrimOptions = TrimOptions.Trim };

    public static byte[] Write(IEnumerable<Rapport.Regel> regels)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Vorm))
        {
            Line(csv, "dossier", "mijlpaal", "versie", "soort", "datum", "uitkomst", "status", "ontvangstnummer", "correctie op");
            foreach (var r in regels)
                Line(csv, r.Traject, r.Mijlpaal, r.Versie.ToString(CultureInfo.InvariantCulture), r.Soort, Datum.Iso(r.Datum), r.Uitkomst, r.Status, r.Ontvangst, r.Over);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(CsvWriter csv, params string?[] velden)
    {
        foreach (var veld in velden)
            csv.WriteField(veld);
        csv.NextRecord();
    }
}
