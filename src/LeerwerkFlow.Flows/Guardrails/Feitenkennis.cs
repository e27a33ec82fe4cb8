using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>What is known of the facts of a flow before any traject runs: which are a yes or no, who reads them in a condition, and who can change them.</summary>
internal sealed partial class Feitenkennis
{
    // The marks of facts and of what a rule looks at fill one word.
    private const int Most = 60;

    private readonly Wereld wereld;
    private readonly Herkenning herkenning;
    private readonly Dictionary<string, int> nummers = new(StringComparer.Ordinal);

    public Feitenkennis(FlowSet flows, string top, Wereld wereld, Herkenning herkenning)
    {
        (this.wereld, this.herkenning) = (wereld, herkenning);
        var names = Declared(flows, top).ToHashSet(StringComparer.Ordinal);
        names.ExceptWith(wereld.Altijd.Select(a => a.Naam));
        var written = names.ToDictionary(n => n.Replace('.', '_'), n => n, StringComparer.Ordinal);
        // A step keeps things it works out, so only the step itself is its key.
        var reads = new Dictionary<Step, ulong>(ReferenceEqualityComparer.Instance);
        foreach (var step in flows.All.SelectMany(f => f.Steps))
        {
            foreach (var naam in Words(step).Where(written.ContainsKey).Select(w => written[w]))
            {
                if (!nummers.TryGetValue(naam, out var nummer) && nummers.Count < Most)
                    nummers[naam] = nummer = nummers.Count;
                if (nummers.ContainsKey(naam))
                    reads[step] = reads.GetValueOrDefault(step) | Bereik.Feit(nummer);
            }
        }

        Leest = reads;
        JaNee = nummers.Keys.ToFrozenDictionary(n => n.Replace('.', '_'), n => n);
        Delers = flows.All.SelectMany(f => f.Steps.Where(s => IsShared(f, s))).ToHashSet<Step>(ReferenceEqualityComparer.Instance);
    }

    /// <summary>Steps that change a yes/no fact which another branch or another flow reads: such a branch always matters.</summary>
    public HashSet<Step> Delers { get; }

    /// <summary>The yes/no facts that conditions read, by the name that expressions use.</summary>
    public FrozenDictionary<string, string> JaNee { get; }

    /// <summary>Which of them each step reads.</summary>
    public IReadOnlyDictionary<Step, ulong> Leest { get; }

    /// <summary>The facts that still matter: those that are read further on.</summary>
    public SortedMap<Feit> Keep(FlowState state, ulong ahead)
    {
        var kept = SortedMap<Feit>.Empty;
        foreach (var (naam, feit) in state.Feiten)
        {
            if (feit.Soort == FeitSoort.JaNee && nummers.TryGetValue(naam, out var nummer) && (ahead & Bereik.Feit(nummer)) != 0)
                kept = kept.SetItem(naam, feit);
        }

        return kept;
    }

    /// <summary>What a person brings with the end of a wait is not known beforehand.</summary>
    public FlowState Forget(FlowSet flows, FlowState state, OpenWait wait, string uitkomst) =>
        state.Feiten.IsEmpty ? state : Without(state, herkenning.Aanvoer(flows.Get(wait.Flow).GetStep(wait.Stap), uitkomst));

    /// <summary>What the dialog of an interrupt brings is not known beforehand.</summary>
    public FlowState Forget(FlowState state, string onderbreking) =>
        state.Feiten.IsEmpty ? state : Without(state, wereld.Onderbrekingen.GetValueOrDefault(onderbreking, []));

    private bool IsShared(FlowGraph flow, Step writer)
    {
        foreach (var naam in herkenning.Brings(writer, null))
        {
            if (!nummers.TryGetValue(naam, out var nummer))
                continue;
            foreach (var reader in Leest.Where(p => (p.Value & Bereik.Feit(nummer)) != 0).Select(p => p.Key))
            {
                if (!ReferenceEquals(flow.FindStep(reader.Id), reader) || Joins.Splits(flow, writer.Id, reader.Id))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The names that the expressions of a step read, as they are written there.</summary>
    public static IEnumerable<string> Words(Step step) => step.Invoer.Values.Concat(step.Gevallen.Select(g => g.Voorwaarde)).Where(i => i.Taal == "Scriban" && i.Tekst is not null)
        .SelectMany(i => Word().Matches(Quoted().Replace(i.Tekst!, "")).Select(m => m.Value)).Distinct();

    private static FlowState Without(FlowState state, IEnumerable<Aanvoer> aanvoer) =>
        aanvoer.Aggregate(state, (s, a) => s.Feiten.ContainsKey(a.Naam) ? s with { Feiten = s.Feiten.Remove(a.Naam) } : s);

    private static IEnumerable<string> Declared(FlowSet flows, string top)
    {
        var custom = flows.Get(top).Bron["customProperties"] as JsonObject;
        var settings = FeitJson.Instellingen(flows.Get(top)).Where(p => p.Value.Soort == FeitSoort.JaNee).Select(p => p.Key);
        var facts = (custom?.Objects("feiten") ?? []).Where(o => o.Text("soort") == "jaNee").Select(o => o.Text("naam")).OfType<string>();
        var written = flows.All.SelectMany(f => f.Steps).Where(s => s.Type == "Leerwerk.Feit" && s.Text("soort") == "jaNee").Select(s => s.Text("feit")).OfType<string>();
        return settings.Concat(facts).Concat(written);
    }

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Word();

    [GeneratedRegex("""
        "[^"]*"|'[^']*'
        """)]
    private static partial Regex Quoted();
}
