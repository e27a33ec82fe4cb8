using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>Turns posted text into answers, facts and sentences. One reader reads one post.</summary>
internal sealed class FormulierReader(Formulier formulier, IReadOnlyDictionary<string, string[]> posted, string? uitkomst, FormulierContext context)
{
    private readonly Dictionary<string, string> _fouten = new(StringComparer.Ordinal);
    private readonly SortedMap<Feit>.Builder _feiten = SortedMap<Feit>.Empty.ToBuilder();
    private readonly FormulierPost _post = new(posted, uitkomst);
    private FormulierValues _values = new(context);

    public FormulierAntwoord Read()
    {
        JsonObject open = [], vertrouwelijk = [], vrijgaven = [];

        foreach (var veld in formulier.Velden.Where(MayRead))
        {
            var waarde = ReadVeld(veld, veld.Naam);
            if (waarde is null)
                continue;
            (veld.Vertrouwelijk ? vertrouwelijk : open)[veld.Naam] = waarde;
            if (veld.Feit is not null)
                SetFeit(veld.Feit, FormulierValues.FeitOf(veld, waarde));
            if (veld is { Vrijgave: true, Soort: not VeldSoort.Herhaling } && Released(veld.Naam) && !IsUnsaid(waarde))
                vrijgaven[veld.Naam] = FormulierValues.DatumText(context.Vandaag);
        }

        if (vrijgaven.Count > 0)
            vertrouwelijk["vrijgaven"] = vrijgaven;
        return new FormulierAntwoord(open, vertrouwelijk, _feiten.ToImmutable(), _fouten);
    }

    /// <summary>A limit further on the form means the fact as it is answered here, not as it was.</summary>
    private void SetFeit(string naam, Feit feit)
    {
        _feiten[naam] = feit;
        _values = new FormulierValues(context with { Feiten = context.Feiten.Concat(_feiten).GroupBy(paar => paar.Key).ToDictionary(groep => groep.Key, groep => groep.Last().Value) });
    }

    private bool MayRead(FormulierVeld veld) =>
        veld.Soort != VeldSoort.Kop && (context.MagVertrouwelijk || !veld.Vertrouwelijk) && _post.IsShown(veld, formulier.Velden, "");

    private JsonNode? ReadVeld(FormulierVeld veld, string naam)
    {
        var waarde = veld.Soort switch
        {
            VeldSoort.Herhaling => ReadRows(veld),
            VeldSoort.Groei => ReadGroei(veld),
            _ => ReadSimple(veld, naam),
        };
        if (waarde is null && !_fouten.ContainsKey(naam) && veld.MustBeFilled(uitkomst))
            _fouten[naam] = FormulierValues.MissingSentence(veld);
        return waarde;
    }

    private JsonNode? ReadSimple(FormulierVeld veld, string naam)
    {
        var (waarde, fout) = _values.Read(veld, _post.Texts(naam));
        if (fout is not null)
            _fouten[naam] = fout;
        return waarde;
    }

    private JsonArray? ReadRows(FormulierVeld veld)
    {
        JsonArray rijen = [];
        foreach (var prefix in _post.RowPrefixes(veld.Naam))
        {
            if (!veld.Velden.Any(kind => _post.Texts(prefix + kind.Naam).Count > 0))
                continue;
            if (rijen.Count == veld.MostRows)
            {
                _fouten[veld.Naam] = $"Laat bij ‘{veld.Label}’ hoogstens {veld.MostRows} keer een {veld.RijLabel} staan.";
                break;
            }

            rijen.Add((JsonNode)ReadRow(veld, prefix));
        }

        if (rijen.Count > 0 && rijen.Count < veld.LeastRows)
            _fouten[veld.Naam] = $"Vul bij ‘{veld.Label}’ minstens {veld.LeastRows} keer een {veld.RijLabel} in.";
        return rijen.Count == 0 ? null : rijen;
    }

    private JsonObject ReadRow(FormulierVeld groep, string prefix)
    {
        JsonObject rij = [];
        foreach (var kind in groep.Velden.Where(kind => _post.IsShown(kind, groep.Velden, prefix)))
        {
            var waarde = ReadVeld(kind, prefix + kind.Naam);
            if (waarde is not null)
                rij[kind.Naam] = waarde;
        }

        if (groep.Vrijgave && Released(prefix.TrimEnd('.')))
            rij["vrijgave"] = FormulierValues.DatumText(context.Vandaag);
        return rij;
    }

    private JsonArray? ReadGroei(FormulierVeld veld)
    {
        JsonArray rijen = [];
        foreach (var competentie in context.Competenties)
        {
            var rij = new JsonObject { ["competentie"] = competentie.Code, ["categorie"] = competentie.Categorie, ["naam"] = competentie.Naam };
            foreach (var kolom in FormulierGroei.Kolommen(veld))
            {
                var waarde = ReadSimple(kolom, $"{veld.Naam}.{competentie.Code}.{kolom.Naam}");
                if (waarde is not null)
                    rij[kolom.Naam] = waarde;
            }

            if (rij.Count > 3)
                rijen.Add((JsonNode)rij);
        }

        return rijen.Count == 0 ? null : rijen;
    }

    private bool Released(string naam) => _post.Texts(naam + ".vrijgave").Contains("ja");

    private static bool IsUnsaid(JsonNode waarde) => waarde.ToJsonString().Contains(FormulierKeuze.WilNietZeggen.Code, StringComparison.Ordinal);
}
