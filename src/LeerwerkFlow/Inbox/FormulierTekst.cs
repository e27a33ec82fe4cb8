using System.Globalization;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Inbox;

/// <summary>A kept answer in the words that people read.</summary>
public static class FormulierTekst
{
    public static string Of(FormulierVeld veld, JsonNode waarde) => Of(veld, FormulierValues.TextsOf(waarde), []);

    /// <summary>One row of a group: its answers in order, with a semicolon between.</summary>
    public static string OfRow(FormulierVeld groep, JsonObject rij) =>
        string.Join("; ", groep.Velden.Where(veld => rij[veld.Naam] is not null).Select(veld => Of(veld, rij[veld.Naam]!)));

    /// <summary>Posted texts as words: labels of codes, a date in full, the unit of a number.</summary>
    public static string Of(FormulierVeld veld, IReadOnlyList<string> teksten, IReadOnlyList<FormulierKeuze> keuzes) =>
        string.Join(", ", teksten.Select(tekst => Words(veld, tekst, keuzes)));

    private static string Words(FormulierVeld veld, string tekst, IReadOnlyList<FormulierKeuze> keuzes) => veld.Soort switch
    {
        _ when tekst == FormulierKeuze.WilNietZeggen.Code => FormulierKeuze.WilNietZeggen.Label,
        VeldSoort.JaNee => tekst == "ja" ? "Ja" : "Nee",
        VeldSoort.Datum when DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => FormulierValues.Words(dag),
        VeldSoort.Getal when veld.Eenheid is not null => $"{tekst} {veld.Eenheid}",
        VeldSoort.Keuze or VeldSoort.Meerkeuze => keuzes.Concat(veld.Keuzes).FirstOrDefault(keuze => keuze.Code == tekst)?.Label ?? tekst,
        _ => tekst,
    };
}
