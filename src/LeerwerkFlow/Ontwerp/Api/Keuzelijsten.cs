using System.Text.Json.Nodes;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Trajecten;
using Keuze = LeerwerkFlow.Ontwerp.Studio.Keuze;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>One line of a list to choose from.</summary>
/// <param name="Uitkomsten">For a form or a fase: how it can end.</param>
internal sealed record Keuzeregel(string Code, string Label, IReadOnlyList<string>? Uitkomsten = null);

/// <summary>Everything that the house knows by name, so that nobody types a code.</summary>
internal sealed class Keuzelijsten(Keuzes keuzes, Formulieren formulieren, Definities definities, Scenarios scenarios)
{
    // The duties of B 3.2 (S9), as a step says which of them it fulfils.
    private static readonly Keuzeregel[] Plichten =
    [
        new("IN_EN_UITSTROOMPROFIEL", "Instroom- en uitstroomprofiel opmaken"), new("STEUN_BEGELEIDINGSPLAN", "Het begeleidingsplan steunen"),
        new("COMPETENTIES", "Competenties opvolgen en valideren"), new("EXTRA_VORMING", "Extra vorming geven"), new("INDIVIDUELE_BEGELEIDING", "Individueel opvolgen en begeleiden"),
        new("SOLLICITATIE", "Leren solliciteren en daarbij begeleiden"), new("NAZORG", "Nazorg geven"),
    ];

    private static readonly Keuzeregel[] WachtOp =
    [
        new("gevraagd", "niets: de flow gaat meteen verder"), new("nagelezen", "tot iemand hem nagelezen heeft"), new("verstuurd", "tot hij verstuurd of gegeven is"),
        new("ontvangen", "tot hij aangekomen is"),
    ];

    /// <summary>The lists by name.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Keuzeregel>>> AllAsync(string? organisatie)
    {
        var lijsten = await keuzes.AllAsync(organisatie);
        var flows = await definities.LatestAsync(organisatie);
        var stappen = flows.SelectMany(f => ActivityTree.All(f.Bron)).ToList();
        return new Dictionary<string, IReadOnlyList<Keuzeregel>>
        {
            ["rollen"] = Of(lijsten[("Leerwerk.Taak", "rol")]),
            ["formulieren"] = [.. formulieren.Namen.Select(n => new Keuzeregel(n, formulieren.Get(n).Titel, Outcomes(stappen, n)))],
            ["brieven"] = Of(lijsten[("Leerwerk.Document", "sjabloon")]),
            ["mijlpalen"] = Of(lijsten[("Leerwerk.Mijlpaal", "code")]),
            ["controles"] = Of(lijsten[("Leerwerk.Controle", "regel")]),
            ["berichten"] = Used(stappen, "Leerwerk.WachtOpBericht", "soort"),
            ["feiten"] = Facts(flows, stappen),
            ["fasen"] = [.. flows.Select(f => new Keuzeregel(f.Id, f.Naam, Ends(f)))],
            ["uitkomsten"] = [.. stappen.SelectMany(s => ((string[])["uitkomsten", "antwoorden", "outcomes"]).SelectMany(n => ActivityTree.List(s, n))).Append("Klaar")
                .Distinct().Order(StringComparer.Ordinal).Select(u => new Keuzeregel(u, u))],
            ["kanalen"] = Of(lijsten[("Leerwerk.Document", "kanaal")]),
            ["ontvangers"] = Of(lijsten[("Leerwerk.Document", "ontvanger")]),
            ["wachtOp"] = [.. WachtOp, .. Of(lijsten[("Leerwerk.Document", "wachtOp")]).Where(k => Array.TrueForAll(WachtOp, w => w.Code != k.Code))],
            ["plichten"] = [.. Plichten, .. stappen.SelectMany(Duties).Distinct().Order(StringComparer.Ordinal).Where(p => Array.TrueForAll(Plichten, k => k.Code != p)).Select(p => new Keuzeregel(p, p))],
            ["documenten"] = Used(stappen, "Leerwerk.Document", "document"),
            ["timers"] = [.. stappen.Where(s => ActivityTree.Text(s, "type") is "Leerwerk.Taak" or "Leerwerk.Wacht" or "Leerwerk.WachtOpBericht").Select(s => (Code: Text(s, "code"), Titel: Title(s)))
                .Where(t => t.Code is not null).GroupBy(t => t.Code!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Keuzeregel(g.Key, $"{g.Key}: {g.First().Titel}"))],
            ["scenarios"] = [.. scenarios.All.Select(s => new Keuzeregel(s.Naam, s.Omschrijving))],
            ["soorten"] = Of(lijsten[("Leerwerk.Feit", "soort")]),
            ["schorsing"] = Of(lijsten[("Leerwerk.Taak", "bijSchorsing")]),
            ["samenkomst"] = [new("WaitAllActive", "Wacht op elke weg die begonnen is"), new("WaitAll", "Wacht op alle wegen"), new("WaitAny", "De eerste gaat verder, de andere stoppen")],
            ["wegen"] = [new("MatchFirst", "Alleen de eerste weg die klopt"), new("MatchAny", "Elke weg die klopt")],
        };
    }

    private static IReadOnlyList<Keuzeregel> Of(IReadOnlyList<Keuze> lijst) => [.. lijst.Select(k => new Keuzeregel(k.Waarde, k.Label))];

    private static IReadOnlyList<Keuzeregel> Used(List<JsonObject> stappen, string type, string invoer) =>
        [.. stappen.Where(s => ActivityTree.Text(s, "type") == type).Select(s => (Code: Text(s, invoer), Titel: Title(s))).Where(s => s.Code is not null).GroupBy(s => s.Code!)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Keuzeregel(g.Key, $"{g.First().Titel} ({g.Key})"))];

    private static IReadOnlyList<string> Outcomes(List<JsonObject> stappen, string formulier) =>
        [.. stappen.Where(s => ActivityTree.Text(s, "type") == "Leerwerk.Taak" && Text(s, "formulier") == formulier).SelectMany(s => ActivityTree.List(s, "uitkomsten")).Distinct()];

    // A fase is left by what its own flow completes with; without an end of its own it is simply done.
    private static IReadOnlyList<string> Ends(Definitie flow) =>
        [.. ActivityTree.All(flow.Bron).Where(s => ActivityTree.Text(s, "type") == "Elsa.Complete").SelectMany(s => ActivityTree.List(s, "outcomes")).DefaultIfEmpty("Klaar").Distinct()];

    private IReadOnlyList<Keuzeregel> Facts(IReadOnlyList<Definitie> flows, List<JsonObject> stappen)
    {
        var declared = flows.Select(f => f.Bron["customProperties"] as JsonObject).OfType<JsonObject>()
            .SelectMany(c => ((string[])["feiten", "instellingen"]).SelectMany(n => (c[n] as JsonArray)?.OfType<JsonObject>() ?? []))
            .Select(f => (Naam: ActivityTree.Text(f, "naam"), Titel: ActivityTree.Text(f, "titel"))).Where(f => f.Naam is not null)
            .GroupBy(f => f.Naam!).ToDictionary(g => g.Key, g => g.First().Titel ?? Feiten.Label(g.Key));
        var used = stappen.Where(s => ActivityTree.Text(s, "type") == "Leerwerk.Feit").Select(s => Text(s, "feit")).OfType<string>();
        var asked = formulieren.Namen.SelectMany(n => formulieren.Get(n).Velden).Select(v => v.Feit).OfType<string>();
        return [.. declared.Keys.Concat(used).Concat(asked).Distinct().Order(StringComparer.Ordinal).Select(n => new Keuzeregel(n, declared.GetValueOrDefault(n) ?? Feiten.Label(n)))];
    }

    private static IEnumerable<string> Duties(JsonObject stap) => ((stap["customProperties"] as JsonObject)?["plicht"] as JsonArray)?.Select(p => p?.ToString()).OfType<string>() ?? [];

    private static string Title(JsonObject stap) =>
        ((stap["metadata"] as JsonObject) is { } meta ? ActivityTree.Text(meta, "displayText") : null) ?? ActivityTree.Text(stap, "name") ?? ActivityTree.Text(stap, "id") ?? "";

    private static string? Text(JsonObject stap, string invoer) =>
        (stap[invoer] as JsonObject)?["expression"] is JsonObject expressie && expressie["value"] is JsonValue v && v.TryGetValue<string>(out var tekst) && tekst.Length > 0 ? tekst : null;
}
