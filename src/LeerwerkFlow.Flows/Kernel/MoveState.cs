using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>
/// Where a traject stands, carried over to another version of its flow. Pure, and nothing is played: no step begins or ends. Scopes, turns and waits go by step id, tokens and
/// counts by where their arrow leads from and to. An open wait stays as it is when its step still exists and is of the same kind; its date and outcomes follow the new drawing.
/// </summary>
public sealed class MoveState
{
    private readonly FlowSet van;
    private readonly FlowSet naar;
    private readonly FlowState state;
    private readonly Verhuizing verhuizing;
    private readonly Dictionary<string, Plek> plekken = [];
    private readonly List<Effect> effects = [];

    private MoveState(FlowSet van, FlowSet naar, FlowState state, Verhuizing verhuizing) => (this.van, this.naar, this.state, this.verhuizing) = (van, naar, state, verhuizing);

    /// <summary>A running container in both versions.</summary>
    private sealed record Plek(FlowGraph Oud, FlowGraph Nieuw, Step OudBlok, Step Blok)
    {
        public Scope Scope { get; set; } = null!;
    }

    /// <summary>The state in the new version, and a <see cref="WaitMoved"/> for each open wait that reads otherwise there.</summary>
    /// <exception cref="FlowFault">It cannot be carried over: a Dutch sentence that says why.</exception>
    public static StepResult Run(FlowSet van, FlowSet naar, FlowState state, Verhuizing verhuizing) => state.IsEnded
        ? throw new FlowFault("Dit traject is afgerond en blijft op de versie waarop het eindigde.")
        : new MoveState(van, naar, state, verhuizing).Run();

    /// <summary>The steps that can take over from an open wait: those of the same flow that wait in the same way.</summary>
    public static IEnumerable<Step> Candidates(FlowGraph flow, OpenWait wait) => flow.Steps.Where(s => WaitsFor(s) == wait.Soort && IsIn(flow.Root, s));

    private StepResult Run()
    {
        // A place sorts after the place it lies in, so what is around it is there already.
        foreach (var (pad, scope) in state.Scopes)
            plekken.Add(pad, Carry(scope));

        var waits = SortedMap<OpenWait>.Empty.ToBuilder();
        foreach (var (_, wait) in state.Waits)
        {
            var moved = Carry(wait, plekken[Places.ScopeOf(wait.Pad).ToString()]);
            if (waits.ContainsKey(moved.Pad))
                throw new FlowFault($"Op de plaats “{moved.Stap}” wacht al iets anders. Kies een andere stap.");
            waits.Add(moved.Pad, moved);
        }

        var feiten = verhuizing.Feiten.Where(f => !state.Feiten.ContainsKey(f.Key)).ToList();
        var result = state with
        {
            Scopes = plekken.ToSortedMap(p => p.Key, p => p.Value.Scope),
            Waits = waits.ToImmutable(),
            Feiten = feiten.Count == 0 ? state.Feiten : state.Feiten.SetItems(feiten),
        };
        CheckJoins(result);
        return new StepResult(result, [.. effects]);
    }

    private Plek Carry(Scope scope)
    {
        var (oud, nieuw, oudBlok, blok) = Find(scope);
        if (oudBlok.Type != blok.Type || oud.TokenMode != nieuw.TokenMode)
            throw new FlowFault($"De flow “{nieuw.Naam}” is in de nieuwe versie anders opgebouwd.");
        var arrows = new MovedArrows(oud, nieuw);
        return new(oud, nieuw, oudBlok, blok)
        {
            Scope = scope with
            {
                Flow = nieuw.Id,
                Stap = scope.Stap is null ? null : blok.Id,
                Tokens = [.. scope.Tokens.Select(t => arrows.Find(t) ?? throw Gone(arrows.Get(t), nieuw))],
                Telling = scope.Telling.Select(t => (Nummer: arrows.Find(t.Key), t.Value)).Where(t => t.Nummer is not null || (nieuw.TokenMode ? false : throw new FlowFault(
                    $"In de flow “{nieuw.Naam}” is een pijl weg die nog meetelt bij een samenvoeging."))).ToImmutableSortedDictionary(t => t.Nummer!.Value, t => t.Value),
            },
        };
    }

    private (FlowGraph Oud, FlowGraph Nieuw, Step OudBlok, Step Blok) Find(Scope scope)
    {
        if (scope.Pad.Length == 0 || scope.Los)
            return Whole(scope.Flow, scope.Flow);
        var around = plekken[Places.ScopeOf(scope.Pad).ToString()];
        if (scope.Stap is { } stap)
            return (around.Oud, around.Nieuw, around.Oud.GetStep(stap), stap == around.OudBlok.Id ? around.Blok : SameStep(around, stap));
        var opener = SameStep(around, Places.StepOf(scope.Pad));
        return Whole(scope.Flow, opener.Type == "Leerwerk.Fase" ? opener.Text("flow") ?? "" : opener.SubFlow ?? scope.Flow);
    }

    private (FlowGraph Oud, FlowGraph Nieuw, Step OudBlok, Step Blok) Whole(string oud, string nieuw)
    {
        var (from, to) = (van.Get(oud), naar.Find(nieuw) ?? throw new FlowFault($"De flow “{van.Get(oud).Naam}” bestaat niet meer in de nieuwe versie."));
        return (from, to, from.Root, to.Root);
    }

    private OpenWait Carry(OpenWait wait, Plek plek)
    {
        var oud = wait.Stap == plek.OudBlok.Id ? plek.OudBlok : plek.Oud.GetStep(wait.Stap);
        var (moved, stap) = verhuizing.Plaatsen?.GetValueOrDefault(wait.Pad) is { } plaats ? Place(wait, plek, plaats) : Stay(wait, plek);
        if (IsOther(wait, moved) || (wait.Soort != WaitSoort.Incident && !ReadsSame(oud, stap)))
            effects.Add(new WaitMoved(moved.Id, moved.Pad, wait, moved, Titel(oud), Titel(stap)));
        return moved;
    }

    private static (OpenWait Wait, Step Stap) Stay(OpenWait wait, Plek plek)
    {
        if (wait.Soort != WaitSoort.Incident)
        {
            var stap = SameStep(plek, wait.Stap);
            return (Redraw(wait, stap, plek), stap);
        }

        // A step that could not be played may be drawn otherwise: that is how it is repaired.
        var vast = wait.Stap == plek.OudBlok.Id ? plek.Blok : plek.Nieuw.FindStep(wait.Stap);
        return vast?.Id == wait.Stap && (vast == plek.Blok || IsIn(plek.Blok, vast)) ? (wait with { Flow = plek.Nieuw.Id }, vast) : throw Gone(plek.Oud.GetStep(wait.Stap));
    }

    private static (OpenWait Wait, Step Stap) Place(OpenWait wait, Plek plek, string plaats)
    {
        var stap = Places.ScopeOf(plaats).SequenceEqual(plek.Scope.Pad) ? plek.Nieuw.FindStep(Places.StepOf(plaats)) : null;
        if (stap is null || !IsIn(plek.Blok, stap))
            throw new FlowFault($"De plaats “{plaats}” bestaat niet in dezelfde fase van de nieuwe versie. Kies een andere stap.");
        if (WaitsFor(stap) != wait.Soort)
            throw new FlowFault($"“{Titel(stap)}” wacht niet op dezelfde manier als “{Titel(plek.Oud.GetStep(wait.Stap))}”. Kies een andere stap.");

        var beurt = plek.Scope.Beurten.GetValueOrDefault(stap.Id) + 1;
        plek.Scope = plek.Scope with { Beurten = plek.Scope.Beurten.SetItem(stap.Id, beurt) };
        return (Redraw(wait with { Pad = plaats, Id = Places.IdOf(plek.Scope.Id, stap.Id, beurt), Stap = stap.Id, Beurt = beurt, Terug = false }, stap, plek), stap);
    }

    private static OpenWait Redraw(OpenWait wait, Step stap, Plek plek) => stap.Soort!.Redraw(stap, wait) with { Flow = plek.Nieuw.Id, Uitkomsten = stap.Uitkomsten };

    private static Step SameStep(Plek plek, string id)
    {
        var oud = plek.Oud.GetStep(id);
        if (plek.Nieuw.FindStep(id) is not { } stap)
            throw Gone(oud);
        if (stap.Type != oud.Type)
            throw new FlowFault($"{Naam(oud)} is in de nieuwe versie een ander soort stap.");
        return IsIn(plek.Blok, stap) ? stap : throw new FlowFault($"{Naam(oud)} staat in de nieuwe versie in een ander blok.");
    }

    // A join that is complete would go on by itself, and nothing may begin by moving.
    private void CheckJoins(FlowState moved)
    {
        if (moved.Scopes.Values.All(s => s.Tokens.IsEmpty))
            return;
        var (before, after) = (new Turn(van, state, verhuizing, null, null), new Turn(naar, moved, verhuizing, null, null));
        foreach (var (was, node) in before.Running.Zip(after.Running).Where(n => !n.Second.Tokens.IsEmpty))
        {
            if (new Tokens(new Blok(after, node)).FindReady() is { } titel && new Tokens(new Blok(before, was)).FindReady() is null)
                throw new FlowFault($"Bij “{titel}” zijn in de nieuwe versie alle takken al binnen. Verhuis nadat die stap begonnen is.");
        }
    }

    private static FlowFault Gone(Step oud) => new($"{Naam(oud)} bestaat niet meer in de nieuwe versie.");

    private static FlowFault Gone(Connection pijl, FlowGraph nieuw) => new(
        $"Een tak die klaar is, wacht op de andere bij “{nieuw.FindStep(pijl.Naar)?.Titel ?? pijl.Naar}”. In de nieuwe versie komt die tak daar niet meer uit.");

    private static bool IsOther(OpenWait oud, OpenWait nieuw) => oud with { Uitkomsten = nieuw.Uitkomsten } != nieuw || !oud.Uitkomsten.SequenceEqual(nieuw.Uitkomsten);

    private static bool ReadsSame(Step oud, Step nieuw) => oud.Titel == nieuw.Titel && oud.Invoer.Count == nieuw.Invoer.Count
        && oud.Invoer.All(i => nieuw.Invoer.TryGetValue(i.Key, out var ander) && ander.Taal == i.Value.Taal && ander.Tekst == i.Value.Tekst);

    private static bool IsIn(Step blok, Step stap) => blok.Inhoud is { } inhoud
        && (inhoud.Activiteiten.Any(s => ReferenceEquals(s, stap)) || inhoud.Poorten.Values.Any(s => ReferenceEquals(s, stap)) || blok.Gevallen.Any(g => ReferenceEquals(g.Stap, stap)));

    private static WaitSoort? WaitsFor(Step stap) => stap.Type switch
    {
        "Leerwerk.Taak" => WaitSoort.Taak,
        "Leerwerk.Wacht" => WaitSoort.Moment,
        "Leerwerk.WachtOpBericht" => WaitSoort.Bericht,
        _ => null,
    };

    private static string Titel(Step stap) => stap.Text("titel") ?? stap.Titel;

    private static string Naam(Step stap) => stap.Type == "Leerwerk.Fase" ? $"De fase “{stap.Titel}”" : $"De stap “{Titel(stap)}”";
}
