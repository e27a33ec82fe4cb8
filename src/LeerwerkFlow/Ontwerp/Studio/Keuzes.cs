using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>One line of a list to choose from.</summary>
internal sealed record Keuze(string Waarde, string Label);

/// <summary>What can be chosen for an input of a step, instead of typing it: everything that the house knows by name.</summary>
internal sealed class Keuzes(Formulieren formulieren, Sjablonen sjablonen, Definities definities)
{
    /// <summary>The lists by type of step and name of input.</summary>
    public async Task<IReadOnlyDictionary<(string Type, string Invoer), IReadOnlyList<Keuze>>> AllAsync(string? organisatie)
    {
        IReadOnlyList<Keuze> mijlpalen = [.. Mijlpalen.All.Select(m => new Keuze(m, Mijlpalen.Label(m)))];
        var flows = await definities.LatestAsync(organisatie);
        return new Dictionary<(string, string), IReadOnlyList<Keuze>>
        {
            [("Leerwerk.Taak", "rol")] = [.. Enum.GetValues<Role>().Where(r => Rights.May(r, Right.VoertTaakUit)).Select(r => new Keuze(r.Code(), r.Label()))],
            [("Leerwerk.Taak", "formulier")] = [.. formulieren.Namen.Select(n => new Keuze(n, formulieren.Get(n).Titel))],
            [("Leerwerk.Fase", "flow")] = [.. flows.Select(f => new Keuze(f.Id, f.Naam))],
            [("Elsa.Complete", "outcomes")] = Of(flows.SelectMany(f => ActivityTree.All(f.Bron)).Where(s => ActivityTree.Text(s, "type") == "Elsa.Complete").SelectMany(s => ActivityTree.List(s, "outcomes"))),
            [("Leerwerk.Mijlpaal", "code")] = mijlpalen,
            [("Leerwerk.Melding", "mijlpaal")] = mijlpalen,
            [("Leerwerk.Controle", "regel")] = [.. Controles.Regels.Select(r => new Keuze(r.Key, r.Value))],
            [("Leerwerk.Document", "sjabloon")] = Of(sjablonen.Namen.Concat(Used("sjabloon", flows))),
            [("Leerwerk.Document", "ontvanger")] = [.. Used("ontvanger", flows).Append("deelnemer").Distinct().Order(StringComparer.Ordinal).Select(o => new Keuze(o, DocumentLabels.Ontvanger(o)))],
            [("Leerwerk.Document", "kanaal")] = [.. Used("kanaal", flows).Append("post").Distinct().Order(StringComparer.Ordinal).Select(k => new Keuze(k, DocumentLabels.Kanaal(k)))],
            [("Leerwerk.Document", "wachtOp")] = Of(Used("wachtOp", flows).Concat(["gevraagd", "nagelezen", "verstuurd", "ontvangen"])),
            [("Leerwerk.Feit", "soort")] = [new("datum", "een datum"), new("getal", "een getal"), new("code", "een code"), new("jaNee", "ja of nee"), new("formule", "een datumformule")],
            [("Leerwerk.Wacht", "bijSchorsing")] = Schorsing,
            [("Leerwerk.WachtOpBericht", "bijSchorsing")] = Schorsing,
            [("Leerwerk.Taak", "bijSchorsing")] = Schorsing,
        };
    }

    private static readonly IReadOnlyList<Keuze> Schorsing = [new("loopt door", "loopt door"), new("wacht", "wacht tot de schorsing voorbij is")];

    private static IReadOnlyList<Keuze> Of(IEnumerable<string> waarden) => [.. waarden.Distinct().Order(StringComparer.Ordinal).Select(w => new Keuze(w, w))];

    // A letter without a text of its own is written on the plain page, so what flows name counts too.
    private static IEnumerable<string> Used(string invoer, IReadOnlyList<Definitie> flows) =>
        from flow in flows
        from stap in ActivityTree.All(flow.Bron)
        let tekst = (stap[invoer]?["expression"]?["value"] as JsonValue)?.ToString()
        where !string.IsNullOrWhiteSpace(tekst)
        select tekst;
}
