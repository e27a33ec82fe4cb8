using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>Whether the drawing holds together, whatever the decree says: what single steps show, and what a walk through every branch shows.</summary>
internal sealed class TekeningNazicht(FlowSet flows, string top, Wereld wereld, Wandeling wandeling, Zekerheid zekerheid, Afstanden afstanden)
{
    public Uitslag Run(string wat) => wat switch
    {
        "elke-uitkomst" => ElkeUitkomst(),
        "geen-dode-stap" => GeenDodeStap(),
        "feit-eerst" => FeitEerst(),
        "namen" => Namen(),
        "brieven" => Brieven(),
        "stoppen" => Stoppen(),
        "elke-wacht" => ElkeWacht(),
        _ => throw new ArgumentException(wat, nameof(wat)),
    };

    private IEnumerable<(FlowGraph Flow, Step Stap)> Steps => Eigen.SelectMany(f => f.Steps.Select(s => (f, s)));

    // In a flow that was not drawn here, Elsa's own habits count.
    private IEnumerable<FlowGraph> Eigen => flows.All.Where(f => FlowJson.IsOwn(f)).OrderBy(f => f.Id, StringComparer.Ordinal);

    private Uitslag ElkeUitkomst()
    {
        foreach (var (flow, step) in Steps.Where(s => wandeling.Speelt(s.Flow.Id, s.Stap.Id)))
        {
            var stops = ((step.Bron["customProperties"] as JsonObject)?["takEinde"] as JsonArray ?? []).Select(n => n!.ToString()).ToHashSet();
            var outcomes = step.Type == "Leerwerk.Fase" ? ["Klaar"] : step.Type == "Elsa.FlowFork" ? step.List("branches") : step.Uitkomsten.AsEnumerable();
            foreach (var uitkomst in outcomes.Where(u => !stops.Contains(u) && !flow.Draws(step.Id, u)))
            {
                // A phase that never simply ends need not draw it.
                if (step.Type == "Leerwerk.Fase" && FlowCheck.Plays(step) is { } played && flows.Find(played) is { } fase && fase.Steps.Any(s => s.Type == "Elsa.Complete") && !fase.Steps.Any(s => s.List("outcomes").Contains("Klaar")))
                    continue;
                return Uitslag.Broken($"Wat komt er na “{step.Titel}” bij de uitkomst {Words(uitkomst)}? Er vertrekt geen pijl.", Story.Of(flow, step, $"“{step.Titel}”: {Words(uitkomst)}."));
            }
        }

        return Uitslag.Goed;
    }

    private Uitslag GeenDodeStap()
    {
        if (!wandeling.IsHeel)
            return Uitslag.Unknown("Deze flow is te groot om elke stap te volgen.");
        foreach (var (flow, step) in Steps.Where(s => !wandeling.Speelt(s.Flow.Id, s.Stap.Id)))
        {
            return Uitslag.Broken($"Geen enkele weg komt bij “{step.Titel}”.", Story.Of(flow, step, $"“{step.Titel}” wordt nooit bereikt."),
                new Herstel("Verwijder deze stap", flow.Id, [new JsonObject { ["soort"] = "stap-weg", ["stap"] = step.Id }]));
        }

        return Uitslag.Goed;
    }

    private Uitslag FeitEerst()
    {
        foreach (var gemis in zekerheid.Gemist.Where(g => FlowJson.IsOwn(flows.Get(g.Flow)) && !IsVariable(flows.Get(g.Flow), g.Feit)).OrderBy(g => g.Niemand ? 0 : 1))
        {
            var zin = gemis.Niemand
                ? $"“{gemis.Stap.Titel}” leest “{gemis.Feit}”, en niemand vult dat ooit in."
                : $"“{gemis.Stap.Titel}” leest “{gemis.Feit}”, maar op een van de wegen daarheen is dat nog niet ingevuld.";
            return Uitslag.Broken(zin, Story.Of(flows.Get(gemis.Flow), gemis.Stap, zin));
        }

        return Uitslag.Goed;
    }

    private static bool IsVariable(FlowGraph flow, string naam) => flow.Variabelen.Any(v => v.Naam == naam) || flow.Invoer.Any(v => v.Naam == naam);

    private Uitslag Namen()
    {
        foreach (var (flow, step) in Steps)
        {
            if (Names(step).FirstOrDefault(n => n.Waarde is not null && !n.Bestaat) is { Wat: { } wat, Waarde: { } waarde })
                return Uitslag.Broken($"{wat} “{waarde}” bij “{step.Titel}” bestaat niet.", Story.Of(flow, step, $"“{step.Titel}” noemt “{waarde}”."));
        }

        return Uitslag.Goed;
    }

    private IEnumerable<(string Wat, string? Waarde, bool Bestaat)> Names(Step step)
    {
        (string Wat, string Invoer, IEnumerable<string> Bekend)[] fields = step.Type switch
        {
            "Leerwerk.Taak" => [("Het formulier", "formulier", wereld.Formulieren.Keys), ("De rol", "rol", wereld.Rollen)],
            "Leerwerk.Feit" => [("De soort", "soort", Soorten(step.Text("feit") ?? ""))],
            "Leerwerk.Mijlpaal" => [("De mijlpaal", "code", wereld.Mijlpalen)],
            "Leerwerk.Melding" => [("De mijlpaal", "mijlpaal", wereld.Mijlpalen)],
            "Leerwerk.Controle" => [("De controle", "regel", wereld.Controles)],
            "Leerwerk.WachtOpBericht" => [("Het bericht", "soort", wereld.Berichten)],
            _ => [],
        };
        foreach (var (wat, invoer, bekend) in fields)
            yield return (wat, step.Text(invoer), step.Text(invoer) is { } waarde && bekend.Contains(waarde));
        if (step.Text("vierOgenMet") is { } other)
            yield return ("De stap", other, Eigen.Any(f => ReferenceEquals(f.FindStep(step.Id), step) && f.FindStep(other) is { Type: "Leerwerk.Taak" }));
    }

    // A fact keeps the kind that the flow declares; a date may be written as a formula.
    private IEnumerable<string> Soorten(string feit) =>
        (flows.Get(top).Bron["customProperties"] as JsonObject)?.Objects("feiten").FirstOrDefault(o => o.Text("naam") == feit)?.Text("soort") switch
        {
            "datum" or "formule" => ["datum", "formule"],
            { } soort => [soort],
            null => ["datum", "formule", "getal", "jaNee", "code"],
        };

    private Uitslag Brieven()
    {
        foreach (var (flow, step) in Steps)
        {
            var namen = step.Type switch { "Leerwerk.Document" when step.Text("sjabloon") is { } naam => [naam], "Leerwerk.Taak" => step.List("brieven"), _ => [] };
            if (namen.FirstOrDefault(n => !wereld.Brieven.ContainsKey(n)) is { } sjabloon)
                return Uitslag.Broken($"De brief “{sjabloon}” bij “{step.Titel}” bestaat niet.", Story.Of(flow, step, $"“{step.Titel}” vraagt de brief “{sjabloon}”."));
            if (wereld.Lezers.GetValueOrDefault(step.Text("sjabloon") ?? "", []) is { IsEmpty: false } voor && (step.Text("ontvanger") ?? "deelnemer") is var wie && !voor.Contains(wie))
                return Uitslag.Broken($"“{step.Titel}” geeft de brief “{step.Text("sjabloon")}” aan {wie}, maar die is geschreven voor {string.Join(" of ", voor)}.", Story.Of(flow, step, $"“{step.Titel}” geeft de brief aan {wie}."));
        }

        return Uitslag.Goed;
    }

    private Uitslag Stoppen()
    {
        var flow = flows.Get(top);
        foreach (var step in flow.Steps.Where(s => s.Type == "Leerwerk.Fase" && wandeling.Speelt(top, s.Id)))
        {
            if (!flow.Draws(step.Id, Interrupts.Stopgezet))
                return Uitslag.Broken($"Uit de fase “{step.Titel}” kan niemand stoppen: de uitgang Stopgezet is niet getekend.", Story.Of(flow, step, $"De fase “{step.Titel}” heeft geen uitgang Stopgezet."));
        }

        return Uitslag.Goed;
    }

    private Uitslag ElkeWacht()
    {
        foreach (var (flow, step) in Steps)
        {
            if (((string[])["termijn", "uiterlijk", "moment", "waarde"]).Select(step.Text).OfType<string>().FirstOrDefault(afstanden.MayHaveNoDay) is { } formule)
                return Uitslag.Unknown($"Bij “{step.Titel}” is er misschien geen dag: de twee datums van ‘halfweg’ liggen niet zeker na elkaar.", Story.Of(flow, step, $"“{step.Titel}”: {formule}."));
            var input = step.Type switch
            {
                "Leerwerk.Taak" => "termijn",
                "Leerwerk.WachtOpBericht" => "uiterlijk",
                "Leerwerk.Document" when (step.Text("wachtOp") ?? "gevraagd") != "gevraagd" => "termijn",
                _ => null,
            };
            if (input is not null && step.Text(input) is null)
            {
                return Uitslag.Broken($"“{step.Titel}” wacht, maar heeft geen laatste dag.", Story.Of(flow, step, $"“{step.Titel}” wacht zonder einde."),
                    new Herstel("Geef een termijn van 10 werkdagen", flow.Id, [new JsonObject { ["soort"] = "invoer", ["stap"] = step.Id, ["naam"] = input, ["waarde"] = "hier + 10 werkdagen" }]));
            }
        }

        return Uitslag.Goed;
    }

    /// <summary>A loop of choices and dates alone that comes back to a date which stays the same: it goes round without time passing.</summary>
    public Uitslag Rondgang()
    {
        foreach (var flow in Eigen)
        {
            var vast = flow.Steps.Where(s => s.Type == "Leerwerk.Wacht" && Anker(s) is { Count: > 0 }).ToDictionary(s => s.Id, Anker);
            foreach (var (wacht, ankers) in vast)
            {
                var seen = new HashSet<string>();
                var todo = new Stack<string>(flow.From(wacht).Select(p => p.Naar));
                while (todo.TryPop(out var here))
                {
                    var step = flow.GetStep(here);
                    if (here == wacht)
                        return Uitslag.Broken($"Na “{step.Titel}” komt deze lus er op dezelfde dag weer aan, en zo draait ze rond zonder dat er tijd verloopt.", Story.Of(flow, step, $"“{step.Titel}” komt telkens op dezelfde dag."));
                    if (!seen.Add(here) || step.Uitkomsten.IsEmpty || (step.Type == "Leerwerk.Feit" && ankers!.Contains(step.Text("feit") ?? "")))
                        continue;
                    if (vast.ContainsKey(here) || step.Type is "Elsa.FlowDecision" or "Elsa.FlowFork" or "Elsa.FlowJoin" or "Elsa.WriteLine" or "Leerwerk.Feit" or "Leerwerk.Mijlpaal" or "Leerwerk.Melding")
                    {
                        foreach (var pijl in flow.From(here))
                            todo.Push(pijl.Naar);
                    }
                }
            }
        }

        return Uitslag.Goed;
    }

    // The facts that a date hangs on; null when it moves on by itself.
    private static HashSet<string>? Anker(Step step) =>
        step.Text("moment") is { } moment && !moment.Contains("hier", StringComparison.Ordinal) && !moment.Contains("beurt", StringComparison.Ordinal) ? [.. Zekerheid.Ankers(moment)] : null;

    private static string Words(string uitkomst) => uitkomst switch { "True" => "ja", "False" => "nee", _ => $"“{uitkomst}”" };
}
