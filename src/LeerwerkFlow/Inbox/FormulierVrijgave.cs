using System.Globalization;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Inbox;

/// <summary>One confidential answer that the deelnemer released, with the day; all that IUP, plan, promotor and instructeur may read of it (S5).</summary>
public sealed record FormulierVrijgave(string Formulier, string Label, string Tekst, DateOnly Datum)
{
    /// <summary>The released answers among the opened confidential part of one kept answer.</summary>
    public static IEnumerable<FormulierVrijgave> Of(Formulier formulier, JsonObject vertrouwelijk)
    {
        foreach (var veld in formulier.Velden.Where(veld => veld.Vrijgave && vertrouwelijk[veld.Naam] is not null))
        {
            var waarde = vertrouwelijk[veld.Naam]!;
            if (veld.Soort != VeldSoort.Herhaling)
            {
                if (vertrouwelijk["vrijgaven"]?[veld.Naam] is { } dag)
                    yield return new(formulier.Naam, veld.Label, FormulierTekst.Of(veld, waarde), Dag(dag));
                continue;
            }

            foreach (var rij in waarde.AsArray().OfType<JsonObject>().Where(rij => rij["vrijgave"] is not null))
                yield return new(formulier.Naam, veld.Label, FormulierTekst.OfRow(veld, rij), Dag(rij["vrijgave"]!));
        }
    }

    private static DateOnly Dag(JsonNode dag) => DateOnly.ParseExact(dag.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
