using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>Whether what people and time are waited for comes soon enough, read from the formulas of single steps.</summary>
internal sealed class TermijnNazicht(FlowSet flows, string top, Herkenning herkenning, TermijnVorm vorm)
{
    private readonly Afstanden afstanden = new(flows, top, meesteBeurten: 1);

    public Uitslag Run()
    {
        foreach (var flow in flows.All.Where(f => vorm.Binnen.IsEmpty || vorm.Binnen.Contains(f.Id)).Where(f => !vorm.Buiten.Contains(f.Id)).OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            foreach (var step in flow.Steps.Where(s => vorm.Wat.Any(k => herkenning.IsStap(k, flow, s))))
            {
                if (Input(step) is { } invoer && step.Text(invoer) is { } formule && Judge(flow, step, invoer, formule) is { } uitslag)
                    return uitslag;
            }
        }

        return Uitslag.Goed;
    }

    private static string? Input(Step step) => step.Type switch
    {
        "Leerwerk.Taak" or "Leerwerk.Document" => "termijn",
        "Leerwerk.WachtOpBericht" => "uiterlijk",
        "Leerwerk.Wacht" => "moment",
        _ => null,
    };

    private Uitslag? Judge(FlowGraph flow, Step step, string invoer, string formule)
    {
        var known = vorm.Eisen.Where(e => afstanden.Between(e.Vanaf, formule) is not null).ToList();
        if (known.Any(e => e.Holds(afstanden.Between(e.Vanaf, formule)!.Value) == true) || (known.Count == 0 && !vorm.Strikt))
            return null;
        var pad = Story.Of(flow, step, $"“{step.Titel}”: {formule}.");
        if (known.Count == 0)
            return Uitslag.Unknown($"De datum bij “{step.Titel}” hangt af van iets anders dan {string.Join(" of ", vorm.Eisen.Select(e => Woorden.Naam(e.Vanaf)))}.", pad);
        var eis = known[0];
        ImmutableArray<Herstel> herstel = invoer == "moment"
            ? []
            : [new Herstel($"Maak er {eis.Vanaf} + {eis.Hoogstens} van", flow.Id, [new JsonObject { ["soort"] = "invoer", ["stap"] = step.Id, ["naam"] = invoer, ["waarde"] = $"{eis.Vanaf} + {eis.Hoogstens}" }])];
        return Uitslag.Broken($"“{step.Titel}” komt te laat: tot {afstanden.Between(eis.Vanaf, formule)!.Value.Words()} na {Woorden.Naam(eis.Vanaf)}, en hoogstens {eis.Hoogstens} mag.", pad, herstel);
    }
}
