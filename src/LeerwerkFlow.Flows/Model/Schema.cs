using System.Collections.Frozen;
using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Model;

/// <summary>How arrows come together before a step.</summary>
internal enum Samenkomst
{
    /// <summary>As soon as nothing is busy any more right before it (<c>None</c>, <c>Stream</c>).</summary>
    Stroom,

    /// <summary>When a token came over every arrow that leads forward (<c>Merge</c>).</summary>
    Samen,

    /// <summary>When a token came over every arrow, loops included (<c>Converge</c>).</summary>
    Alles,

    /// <summary>The first branch begins it; what the others bring is taken off their arrows, nothing is cancelled (<c>Cascade</c>).</summary>
    Elk,

    /// <summary>The first token; what is still busy before the step is cancelled (<c>Race</c>).</summary>
    Eerste,
}

/// <summary>With counters: what a step with more arrows into it waits for.</summary>
internal enum JoinWacht
{
    /// <summary>Every branch that was taken (<c>WaitAllActive</c>, and every step that is no join).</summary>
    Genomen,

    /// <summary>Every branch, each of them taken (<c>WaitAll</c>).</summary>
    Alle,

    /// <summary>The first branch (<c>WaitAny</c>).</summary>
    Eerste,
}

/// <summary>One step of a flowchart with its arrows.</summary>
internal sealed class Halte(Step step)
{
    private ImmutableArray<Halte> voorgangers;

    public Step Step { get; } = step;

    public ImmutableArray<Pijl> Uit { get; set; } = [];

    public ImmutableArray<Pijl> In { get; set; } = [];

    /// <summary>The arrows into it that lead forward from the start.</summary>
    public ImmutableArray<Pijl> Vooruit { get; set; } = [];

    /// <summary>Steps before it along arrows that lead forward; looked for when first asked, for only a join asks and in a long flow they are many.</summary>
    public ImmutableArray<Halte> Voorgangers => voorgangers.IsDefault ? voorgangers = [.. Schema.Before(this, null)] : voorgangers;

    /// <summary>False when no arrow leads to it from the start.</summary>
    public bool Bereikbaar { get; set; }

    public JoinWacht Wacht { get; } = step.Type != "Elsa.FlowJoin" ? JoinWacht.Genomen : step.Text("mode") switch
    {
        "WaitAll" => JoinWacht.Alle,
        "WaitAllActive" => JoinWacht.Genomen,
        _ => JoinWacht.Eerste,
    };

    public Samenkomst Samenkomst { get; } = step switch
    {
        { Type: "Elsa.FlowJoin" } => step.Text("mode") is "WaitAll" or "WaitAllActive" ? Samenkomst.Samen : Samenkomst.Eerste,
        { MergeMode: { } mode } => mode.ToUpperInvariant() switch
        {
            "MERGE" => Samenkomst.Samen,
            "CONVERGE" => Samenkomst.Alles,
            "CASCADE" => Samenkomst.Elk,
            "RACE" => Samenkomst.Eerste,
            _ => Samenkomst.Stroom,
        },
        _ => Samenkomst.Stroom,
    };
}

/// <summary>One arrow between two steps of a flowchart.</summary>
internal sealed class Pijl(int nummer, string poort, Halte van, Halte naar)
{
    public int Nummer { get; } = nummer;

    public string Poort { get; } = poort;

    public Halte Van { get; } = van;

    public Halte Naar { get; } = naar;

    /// <summary>True when it leads back to a step that lies before it.</summary>
    public bool Terug { get; set; } = true;

    /// <summary>For an arrow back: true when every way from the start to its source goes through its target, so that it closes a loop.</summary>
    public bool Geldig { get; set; }
}

/// <summary>The arrows of one flowchart, sorted out once: which lead forward from the start and which lead back.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<string, Halte> byId;

    public Schema(Inhoud inhoud)
    {
        byId = inhoud.Activiteiten.Select(s => new Halte(s)).ToFrozenDictionary(k => k.Step.Id);
        var pijlen = inhoud.Pijlen.DistinctBy(c => (c.Van, c.Poort, c.Naar)).Select(c => new Pijl(c.Nummer, c.Poort, byId[c.Van], byId[c.Naar])).ToList();
        Pijlen = [.. pijlen];
        foreach (var group in pijlen.GroupBy(p => p.Van))
            group.Key.Uit = [.. group];
        foreach (var group in pijlen.GroupBy(p => p.Naar))
            group.Key.In = [.. group];
        Begin = inhoud.Start is { } start ? byId[start] : null;
        if (Begin is not null)
            SortOut(Begin);
    }

    /// <summary>The step that begins; null for an empty flowchart.</summary>
    public Halte? Begin { get; }

    public ImmutableArray<Pijl> Pijlen { get; }

    public Halte Get(string stap) => byId[stap];

    // Breadth first from the start: an arrow leads forward unless its target already leads to its source.
    private void SortOut(Halte begin)
    {
        var forward = new Dictionary<Halte, List<Halte>>();
        var edges = new HashSet<(Halte, Halte)>();
        var queued = new HashSet<Halte> { begin };
        var todo = new Queue<Halte>([begin]);
        while (todo.TryDequeue(out var here))
        {
            foreach (var pijl in here.Uit)
            {
                if (edges.Contains((here, pijl.Naar)) || Leads(forward, pijl.Naar, here))
                    continue;
                edges.Add((here, pijl.Naar));
                if (!forward.TryGetValue(here, out var next))
                    forward[here] = next = [];
                next.Add(pijl.Naar);
                if (queued.Add(pijl.Naar))
                    todo.Enqueue(pijl.Naar);
            }
        }

        foreach (var halte in byId.Values)
        {
            foreach (var pijl in halte.In)
                pijl.Terug = !edges.Contains((pijl.Van, halte));
            halte.Vooruit = [.. halte.In.Where(p => !p.Terug)];
            halte.Bereikbaar = halte == begin || !halte.Vooruit.IsEmpty;
        }

        foreach (var halte in byId.Values)
        {
            foreach (var pijl in halte.In.Where(p => p.Terug))
                pijl.Geldig = pijl.Van == halte || begin == halte || (pijl.Van != begin && !Before(pijl.Van, halte).Contains(begin));
        }
    }

    private static bool Leads(Dictionary<Halte, List<Halte>> forward, Halte from, Halte to)
    {
        var seen = new HashSet<Halte>();
        var todo = new Stack<Halte>([from]);
        while (todo.TryPop(out var here))
        {
            if (here == to)
                return true;
            if (!seen.Add(here) || !forward.TryGetValue(here, out var next))
                continue;
            foreach (var halte in next)
                todo.Push(halte);
        }

        return false;
    }

    // The forward ways into a step, not looking past one of them.
    public static HashSet<Halte> Before(Halte halte, Halte? notThrough)
    {
        var seen = new HashSet<Halte>();
        var todo = new Stack<Halte>([halte]);
        while (todo.TryPop(out var here))
        {
            foreach (var pijl in here.Vooruit)
            {
                if (pijl.Van != notThrough && seen.Add(pijl.Van))
                    todo.Push(pijl.Van);
            }
        }

        return seen;
    }
}
