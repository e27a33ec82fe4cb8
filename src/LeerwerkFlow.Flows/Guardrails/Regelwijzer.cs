using System.Collections.Concurrent;
using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>Which rules ask for a step, for whoever wants to know why it stands in a traject. Rules on the drawing itself are left out. May be asked from many threads.</summary>
/// <param name="top">Name of the flow that a traject follows.</param>
public sealed class Regelwijzer(FlowSet flows, string top, RegelSet set)
{
    private static readonly Wereld Nergens = new(
        ImmutableDictionary<string, Vragenlijst>.Empty, ImmutableDictionary<string, ImmutableArray<string>>.Empty, ImmutableDictionary<string, ImmutableArray<string>>.Empty, [], [], [], [],
        ImmutableDictionary<string, ImmutableArray<Aanvoer>>.Empty, []);

    private readonly ConcurrentDictionary<(string Flow, string Stap), ImmutableArray<Regel>> known = new();
    private readonly Lock gate = new();
    private readonly Herkenning herkenning = new(flows, Nergens, new Afstanden(flows, top));

    /// <summary>The rules that ask for this step, the one that says most of it first.</summary>
    public ImmutableArray<Regel> Of(FlowGraph flow, Step step) => known.GetOrAdd((flow.Id, step.Id), _ =>
    {
        // What distances are known grows while they are asked for.
        lock (gate)
        {
            return [.. set.Regels.Where(r => r.Ernst != Ernst.Tekening).Select(r => (Regel: r, Gewicht: Weight(r.Vorm, flow, step))).Where(r => r.Gewicht > 0).OrderByDescending(r => r.Gewicht).Select(r => r.Regel)];
        }
    });

    // How many things a rule says of a step; one about every task of a phase says least.
    private int Weight(Vorm vorm, FlowGraph flow, Step step)
    {
        if (vorm is TermijnVorm termijn && ((termijn.Binnen.Length > 0 && !termijn.Binnen.Contains(flow.Id)) || termijn.Buiten.Contains(flow.Id)))
            return 0;
        if (vorm is Bestaat { Binnen: { } binnen } && binnen != flow.Id)
            return 0;
        return AsksFor(vorm).Where(k => herkenning.IsStap(k, flow, step)).Select(k => 1 + (2 * k.Waarden.Count) + (k.Na is null ? 0 : 2) + (vorm is DuurVorm ? 3 : 0)).DefaultIfEmpty(0).Max();
    }

    private static IEnumerable<Kenmerk> AsksFor(Vorm vorm) => vorm switch
    {
        Voorafgaan v => v.Eerst,
        Volgt v => v.Gevolg,
        Telling v => v.Wat,
        DuurVorm v => v.Wat,
        TermijnVorm v => v.Wat,
        Bestaat v => v.Wat,
        MeldingBijMijlpaal v => v.Kenmerken.Where(k => k.Stap == "Melding"),
        _ => [],
    };
}
