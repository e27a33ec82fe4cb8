using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// What a rule says of the steps it is about: the kind of step, and for each named input or property the values that count. Written in a rule set as
/// <c>{"stap": "Taak", "formulier": "weigering", "uitkomst": "Klaar"}</c>; a list of them means: one of these.
/// </summary>
/// <param name="Stap">Kind of step without <c>Leerwerk.</c> or <c>Elsa.</c>; null for every kind.</param>
/// <param name="Waarden">Per input the values, of which one must stand there. <c>plicht</c> looks in the custom properties.</param>
/// <param name="Uitkomst">The outcomes by which the step must end; empty: any.</param>
/// <param name="Begint">True: a definition that begins to play, named by <c>flow</c>.</param>
/// <param name="VierOgen">True: the step names another task of the same flow whose actor may not do this one.</param>
/// <param name="Na">For a wait: the date it waits for lies at least this far after a fact. For a milestone: its date.</param>
/// <param name="Hoogstens">For a <c>Controle</c>: the bound it states may not be larger, in months.</param>
/// <param name="Onder">For a <c>Controle</c>: the bound it states is smaller than this, in months.</param>
/// <param name="Brengt">For a task: its form brings one of these facts at this outcome. For a <c>Feit</c>: it writes one of them.</param>
internal sealed record Kenmerk(
    string? Stap, FrozenDictionary<string, ImmutableHashSet<string>> Waarden, ImmutableHashSet<string> Uitkomst, bool Begint, bool VierOgen, Afstandseis? Na, int? Hoogstens, int? Onder, ImmutableHashSet<string> Brengt)
{
    private static readonly string[] Eigen = ["stap", "uitkomst", "begint", "vierOgen", "na", "hoogstens", "onder", "brengt"];

    /// <summary>One object, or a list of them.</summary>
    public static ImmutableArray<Kenmerk> ReadAll(JsonNode? node) => node switch
    {
        JsonObject o => [Read(o)],
        JsonArray list => [.. list.OfType<JsonObject>().Select(Read)],
        _ => [],
    };

    private static Kenmerk Read(JsonObject o) => new(
        o.Text("stap"),
        o.Where(p => !Eigen.Contains(p.Key)).ToFrozenDictionary(p => p.Key, p => Texts(p.Value)),
        Texts(o["uitkomst"]),
        o.Flag("begint"),
        o.Flag("vierOgen"),
        o["na"] is JsonObject na ? Afstandseis.Read(na) : null,
        o.Text("hoogstens") is { } bound ? Afstandseis.Maanden(bound) : null,
        o.Text("onder") is { } under ? Afstandseis.Maanden(under) : null,
        Texts(o["brengt"]));

    private static ImmutableHashSet<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(n => n!.ToString())],
        null => [],
        _ => [node.ToString()],
    };
}

/// <summary>Whether steps and occurrences bear a mark, on one set of flows.</summary>
internal sealed class Herkenning(FlowSet flows, Wereld wereld, Afstanden afstanden)
{
    /// <summary>True when the step can bear the mark, by whatever outcome.</summary>
    public bool IsStap(Kenmerk kenmerk, FlowGraph flow, Step step)
    {
        if (kenmerk.Begint)
            return FlowsPlayed(step).Any(f => kenmerk.Waarden["flow"].Contains(f));
        if (kenmerk.Stap is not null && Kind(step) != kenmerk.Stap)
            return false;
        foreach (var (naam, waarden) in kenmerk.Waarden)
        {
            if (!Values(step, naam).Any(waarden.Contains))
                return false;
        }

        return (!kenmerk.VierOgen || IsVierOgen(flow, step)) && (kenmerk.Hoogstens is not { } most || Bound(step) <= most)
            && (kenmerk.Onder is not { } under || (step.Text("hoogstens") is not null && Bound(step) < under))
            && (kenmerk.Brengt.IsEmpty || Brings(step, null).Any(kenmerk.Brengt.Contains)) && (kenmerk.Na is not { } eis || IsFarEnough(step, eis));
    }

    /// <summary>True when what happened bears the mark.</summary>
    public bool Is(Kenmerk kenmerk, Voorval voorval)
    {
        if (kenmerk.Begint != voorval.Begint)
            return false;
        if (kenmerk.Begint)
            return kenmerk.Waarden["flow"].Contains(voorval.Flow);
        return (kenmerk.Uitkomst.IsEmpty || kenmerk.Uitkomst.Contains(voorval.Uitkomst)) && IsStap(kenmerk, flows.Get(voorval.Flow), voorval.Stap)
            && (kenmerk.Brengt.IsEmpty || Brings(voorval.Stap, voorval.Uitkomst).Any(kenmerk.Brengt.Contains));
    }

    /// <summary>The kind of a step, without the name of who makes it.</summary>
    public static string Kind(Step step) => step.Type[(step.Type.LastIndexOf('.') + 1)..];

    /// <summary>The facts that a step brings when it ends by an outcome (null: by any).</summary>
    public IEnumerable<string> Brings(Step step, string? uitkomst) => step.Type switch
    {
        "Leerwerk.Feit" => [step.Text("feit") ?? ""],
        _ => Aanvoer(step, uitkomst).Select(a => a.Naam),
    };

    /// <summary>What people bring with a step: the form of a task, or of the message that is typed in.</summary>
    public IEnumerable<Aanvoer> Aanvoer(Step step, string? uitkomst)
    {
        var formulier = step.Type switch { "Leerwerk.Taak" => step.Text("formulier"), "Leerwerk.WachtOpBericht" => "bericht-registreren", _ => null };
        return formulier is not null && wereld.Formulieren.TryGetValue(formulier, out var vragen)
            ? vragen.Feiten.Where(a => uitkomst is null || a.Bij.IsEmpty || a.Bij.Contains(uitkomst))
            : [];
    }

    private static IEnumerable<string> Values(Step step, string naam)
    {
        if (naam == "plicht")
            return (step.Bron["customProperties"] as JsonObject)?["plicht"] is JsonArray list ? list.Select(n => n!.ToString()) : [];
        if (naam == "stapId")
            return [step.Id];
        return step.List(naam) is { Count: > 0 } values ? values : step.Text(naam) is { } one ? [one] : [];
    }

    private static bool IsVierOgen(FlowGraph flow, Step step) =>
        step.Text("vierOgenMet") is { } other && other != step.Id && flow.FindStep(other) is { Type: "Leerwerk.Taak" } && flow.Before(step.Id).Contains(other);

    // A check that states no bound keeps to the one of the law.
    private static int Bound(Step step) => step.Text("hoogstens") is { } tekst ? Afstandseis.Maanden(tekst) : 0;

    private bool IsFarEnough(Step step, Afstandseis eis)
    {
        var formule = step.Type == "Leerwerk.Wacht" ? step.Text("moment") : step.Text("datum");
        return formule is not null && (!eis.TotEnMet || step.Flag("totEnMet")) && afstanden.Between(eis.Vanaf, formule) is { } afstand && eis.Holds(afstand) == true;
    }

    private static IEnumerable<string> FlowsPlayed(Step step) => FlowCheck.Plays(step) is { } flow ? [flow] : [];
}
