using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

internal sealed partial class Turn
{
    // Deeper than any drawing; a flow that plays itself would go down for ever.
    private const int MaxDepth = 64;

    private const string OtherBranch = "een andere tak was eerst";

    private static readonly SortedMap<string> NoValues = SortedMap<string>.Empty;

    /// <summary>Begins the top flow.</summary>
    public void OpenTop(string flow, SortedMap<string>? invoer)
    {
        var graph = flows.Find(flow) ?? throw new FlowFault($"De flow “{flow}” bestaat niet; publiceer hem eerst.");
        var node = new Node(null, NodeSoort.Definitie, "", "", graph, graph.Root, graph.Root);
        nodes.Add("", node);
        Emit(new FaseEntered("", "", flow, graph.Naam));
        Start(node, invoer ?? NoValues);
    }

    /// <summary>Begins another definition at the place of a step.</summary>
    public Node OpenFlow(Entry entry, FlowGraph flow, IEnumerable<KeyValuePair<string, string>> invoer, string? correlatie = null)
    {
        var node = Open(entry, NodeSoort.Definitie, flow, flow.Root);
        node.Correlate(correlatie);
        Start(node, invoer);
        return node;
    }

    /// <summary>Opens another definition at the place of a step; its first step comes after what is in the queue already.</summary>
    public void OpenSubFlow(Entry entry, FlowGraph flow, IEnumerable<KeyValuePair<string, string>> invoer)
    {
        var node = Open(entry, NodeSoort.Definitie, flow, flow.Root);
        Prepare(node, invoer);
        ScheduleFlow(node);
    }

    /// <summary>
    /// Begins another definition that its step does not wait for. It belongs to the traject itself, which goes on until the other flow has ended too.
    /// </summary>
    public Node OpenLoose(Entry entry, FlowGraph flow, IEnumerable<KeyValuePair<string, string>> invoer, string? correlatie)
    {
        CheckDepth(entry);
        var own = InstanceOf(entry.Node);
        var pad = Places.Join(own.Pad, entry.Step.Id);
        var node = new Node(own, NodeSoort.Definitie, IsBusy(pad) ? FreePlace(pad) : pad, entry.Id, flow, flow.Root, Node.Loose);
        node.LetGo();
        node.Correlate(correlatie);
        nodes.Add(node.Pad, node);
        Start(node, invoer);
        return node;
    }

    /// <summary>Opens the place of a container.</summary>
    public Node OpenBlok(Entry entry)
    {
        var node = Open(entry, NodeSoort.Genest, entry.Node.Flow, entry.Step);
        Declare(node, entry.Step.Inhoud!.Variabelen);
        return node;
    }

    /// <summary>Begins a container at its own place.</summary>
    public void BeginBlok(Entry entry)
    {
        var node = OpenBlok(entry);
        entry.Step.Soort!.Begin(new Blok(this, node));
    }

    /// <summary>Begins one item of a container that plays many at once.</summary>
    public Node OpenItem(Node parent, int nummer)
    {
        var pad = Places.Join(parent.Pad, "item");
        var node = new Node(parent, NodeSoort.Item, IsBusy(pad) ? FreePlace(pad) : pad, Places.IdOf(parent.Id, "item", nummer), parent.Flow, parent.Container, parent.Container);
        nodes.Add(node.Pad, node);
        return node;
    }

    /// <summary>
    /// Ends a container: what is still open inside is cancelled, and its parent goes on. <paramref name="met"/>: the outcomes that a step in it gave; null when it simply
    /// has nothing left. The top flow ends the traject. <paramref name="isCutOff"/>: its root did not end by itself.
    /// </summary>
    public void Close(Node node, Uitkomsten? met, bool isCutOff = false)
    {
        if (node.Ended)
            return;

        // What nobody waits for still plays: the traject itself ends after it.
        if (met is null && node.IsInstance && node.Children.Any(c => c.Los))
        {
            Clear(node);
            return;
        }

        if (trace is not null && node.Soort == NodeSoort.Definitie && !isCutOff)
            Trace(node.Container, node.Flow, node.Pad, node.Id, met ?? Uitkomsten.Done);
        if (node.Parent is not { } parent)
        {
            End(met?.First ?? Steps.FaseStep.Klaar);
            return;
        }

        var outcomes = node.Soort == NodeSoort.Definitie ? node.Opener.Soort!.Leave(new Blok(this, node), met) : met ?? Uitkomsten.Done;
        CancelInside(node, outcomes.First ?? Steps.FaseStep.Klaar);
        Remove(node);
        Left(node, outcomes);
        if (node.Los)
        {
            Idle(parent);
            return;
        }

        if (node.Soort != NodeSoort.Item)
            Trace(node.Opener, node.Parent.Flow, node.Pad, node.Id, outcomes);
        Ended(parent, node.Opener, outcomes, node.Terug);
    }

    /// <summary>Ends the traject: everything open is cancelled.</summary>
    public void End(string met)
    {
        var top = nodes[""];
        CancelInside(top, met);
        waarden = top.Waarden;
        Remove(top);
        Left(top, met);
        uitkomst = met;
        todo.Clear();
        Emit(new TrajectEnded("", "", met));
    }

    /// <summary>Cancels what a step holds open in a container; true when there was something.</summary>
    public bool CancelStep(Node node, Step step)
    {
        var any = false;
        foreach (var wait in WaitsIn(node))
        {
            if (wait.Stap == step.Id)
            {
                Cancel(node, wait, OtherBranch);
                any = true;
            }
        }

        foreach (var child in node.Children.Where(c => c.Opener == step).ToList())
        {
            CancelWhole(child, OtherBranch);
            any = true;
        }

        return any;
    }

    /// <summary>True when a step waits, runs or is about to begin in a container.</summary>
    public bool IsActive(Node node, Step step)
    {
        foreach (var child in node.Children)
        {
            if (child.Opener == step)
                return true;
        }

        foreach (var (_, wait) in waits)
        {
            if (wait.Stap == step.Id && Places.ScopeOf(wait.Pad).SequenceEqual(node.Pad))
                return true;
        }

        return IsScheduled(node, step);
    }

    public void Open(Node node, OpenWait wait, string titel, string? code)
    {
        waits.Add(wait.Pad, wait);
        node.Live++;
        Emit(new WaitOpened(wait.Id, wait.Pad, wait, titel, code));
    }

    private static void CheckDepth(Entry entry)
    {
        if (entry.Node.Depth >= MaxDepth)
            throw new FlowFault($"Stap “{entry.Step.Titel}” zit te diep genest: een flow die zichzelf blijft spelen komt nooit klaar.");
    }

    private Node Open(Entry entry, NodeSoort soort, FlowGraph flow, Step container)
    {
        CheckDepth(entry);
        var node = new Node(entry.Node, soort, entry.Pad, entry.Id, flow, container, entry.Step) { Terug = entry.Terug };
        nodes.Add(node.Pad, node);
        if (soort == NodeSoort.Definitie && entry.Step.Soort is Steps.FaseStep)
            Emit(new FaseEntered(node.Id, node.Pad, flow.Id, entry.Step.Titel));
        return node;
    }

    private void Start(Node node, IEnumerable<KeyValuePair<string, string>> invoer)
    {
        Prepare(node, invoer);
        node.Container.Soort!.Begin(new Blok(this, node));
    }

    private void Prepare(Node node, IEnumerable<KeyValuePair<string, string>> invoer)
    {
        Declare(node, node.Flow.Variabelen);
        Declare(node, node.Container.Inhoud!.Variabelen);
        foreach (var (naam, waarde) in invoer)
            node.SetWaarde(naam, waarde);
        trace?.Add(new TraceEntry(true, node.Flow.Id, node.Container.Id, null, node.Pad, node.Id, node.Correlatie, [], NoValues));
    }

    private List<OpenWait> WaitsIn(Node node)
    {
        var inside = new List<OpenWait>();
        foreach (var (_, wait) in waits)
        {
            if (Places.ScopeOf(wait.Pad).SequenceEqual(node.Pad))
                inside.Add(wait);
        }

        return inside;
    }

    /// <summary>Cancels all that is open inside a container, the innermost first.</summary>
    private void CancelInside(Node node, string met)
    {
        foreach (var child in node.Children.OrderByDescending(c => c.Pad.Length).ThenBy(c => c.Pad, StringComparer.Ordinal).ToList())
            CancelWhole(child, met);
        foreach (var wait in WaitsIn(node))
            Cancel(node, wait, met);
    }

    /// <summary>Cancels all that is open inside a container or about to begin, except what nobody waits for.</summary>
    private void Clear(Node node)
    {
        foreach (var child in node.Children.Where(c => !c.Los).ToList())
            CancelWhole(child, Steps.FaseStep.Klaar);
        foreach (var wait in WaitsIn(node))
            Cancel(node, wait, Steps.FaseStep.Klaar);
        node.SetTokens([]);
        node.Live -= todo.Count(p => p.Node == node);
        todo = new Queue<Pending>(todo.Where(p => p.Node != node));
    }

    private void CancelWhole(Node node, string met)
    {
        CancelInside(node, met);
        Remove(node);
        Left(node, met);
    }

    private void Left(Node node, Uitkomsten met)
    {
        if (node.Parent is null || (node.Soort == NodeSoort.Definitie && node.Opener.Soort is Steps.FaseStep))
            Emit(new FaseLeft(node.Id, node.Pad, node.Flow.Id, node.Parent is null ? node.Flow.Naam : node.Opener.Titel, met.First ?? ""));
    }

    private void Remove(Node node)
    {
        node.Ended = true;
        nodes.Remove(node.Pad);
        scopes.Remove(node.Pad);
        node.Parent?.Forget(node);
    }

    /// <summary>Takes back what a step opened before it turned out that it cannot be played.</summary>
    private void Undo(Entry entry)
    {
        if (nodes.TryGetValue(entry.Pad, out var open) && open.Id == entry.Id)
        {
            var mark = effects.Count;
            CancelWhole(open, "");
            effects.RemoveRange(mark, effects.Count - mark);
        }

        if (waits.TryGetValue(entry.Pad, out var wait) && wait.Id == entry.Id)
        {
            waits.Remove(entry.Pad);
            entry.Node.Live--;
        }
    }

    private void Cancel(Node node, OpenWait wait, string reden)
    {
        waits.Remove(wait.Pad);
        node.Live--;
        Emit(new WaitCancelled(wait.Id, wait.Pad, wait, reden));
    }
}
