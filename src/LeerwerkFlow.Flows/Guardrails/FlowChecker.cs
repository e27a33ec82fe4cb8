using System.Collections.Frozen;
using System.Collections.Immutable;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Holds a flow with everything it plays against the rules of a set, on every path that the kernel can take: every outcome, every unknown condition, every interrupt. The order
/// in which steps and arrows stand in the file changes no verdict.
/// </summary>
public static class FlowChecker
{
    /// <summary>The verdict on each rule, in the order of the set. Pure: the same input gives the same verdicts.</summary>
    /// <param name="top">Definition id of the top flow.</param>
    public static Nazicht Run(FlowSet flows, string top, RegelSet regels, Wereld wereld)
    {
        if (flows.Find(top) is null)
            throw new FlowFault($"De flow “{top}” bestaat niet.");
        var nodig = Played(flows, top);
        var run = new Nakijken(nodig, top, wereld);
        return new([.. run.Run(regels.Regels)]);
    }

    // Only what the top flow plays counts; a flow beside it has its own check.
    private static FlowSet Played(FlowSet flows, string top)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var todo = new Stack<string>([top]);
        while (todo.TryPop(out var id))
        {
            if (flows.Find(id) is not { } flow || !needed.Add(id))
                continue;
            foreach (var played in flow.Steps.Select(FlowCheck.Plays).OfType<string>())
                todo.Push(played);
        }

        return new FlowSet(needed.Select(flows.Get));
    }

}

/// <summary>One check of one flow: what all rules share is made once.</summary>
internal sealed class Nakijken
{
    // Ways on, in one look and together: some seconds of work on a slow machine.
    private const int MostWays = 40_000;
    private const int MostInAll = 100_000;

    private const string TeVeel = "Er lopen te veel takken naast elkaar om elke weg na te kijken. Maak de flow kleiner of splits hem in fasen.";
    private const string Rond = "Een lus draait rond zonder te wachten, dus niet elke weg is na te kijken. Herstel die lus eerst.";

    private readonly FlowSet flows;
    private readonly string top;
    private readonly Wereld wereld;
    private readonly Afstanden afstanden;
    private readonly Herkenning herkenning;
    private readonly Feitenkennis feiten;
    private readonly Voorvallen voorvallen;
    private readonly List<(string Flow, string Stap)> takken;
    private readonly Wandeling wandeling;
    private readonly Dictionary<Kenmerk, HashSet<Step>> gekend = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Plaats, string? Wacht, string Uitkomst, string Zin, Verkenning In)> fouten = [];
    private Verkenning? bouw;
    private int ways;

    public Nakijken(FlowSet flows, string top, Wereld wereld)
    {
        (this.flows, this.top, this.wereld) = (flows, top, wereld);
        afstanden = new Afstanden(flows, top);
        herkenning = new Herkenning(flows, wereld, afstanden);
        wandeling = Wandeling.Run(flows, top);
        feiten = new Feitenkennis(flows, top, wereld, herkenning, wandeling);
        voorvallen = new Voorvallen(flows);
        takken = [.. flows.All.OrderBy(f => f.Id, StringComparer.Ordinal).SelectMany(f => f.Steps.Where(s => f.From(s.Id).Length > 1).SelectMany(s => f.From(s.Id).Select(c => (f.Id, c.Naar)))).Distinct()];
    }

    public IEnumerable<Oordeel> Run(ImmutableArray<Regel> regels)
    {
        var uitslagen = new Dictionary<Regel, Uitslag>();
        Regel[] gevolgd = [.. regels.Where(r => ToezichtOf(r.Vorm) is not null)];
        // One look at all places serves every rule, as long as there are not too many of them.
        if (gevolgd.Length > 0 && Explore((f, s) => gevolgd.Any(r => Looks(r.Vorm, f, s))) is var alles && (!alles.TeGroot || alles.Fouten.Count > 0))
            Follow(gevolgd, alles, uitslagen);
        foreach (var groep in gevolgd.Where(r => !uitslagen.ContainsKey(r)).GroupBy(Signature))
            Follow([.. groep], Explore((f, s) => groep.Any(r => Looks(r.Vorm, f, s))), uitslagen);
        if (regels.Any(r => r.Vorm is Tekening))
            Draw(regels, uitslagen);
        foreach (var regel in regels.Where(r => !uitslagen.ContainsKey(r)))
            uitslagen[regel] = Alone(regel.Vorm);
        return regels.Select(r => uitslagen[r].Of(r));
    }

    private static Toezicht? ToezichtOf(Vorm vorm, Func<Voorval, bool?>? holds = null) => vorm switch
    {
        Voorafgaan v => new VoorafgaanToezicht(v),
        Volgt v => new VolgtToezicht(v),
        Nooit v => new NooitToezicht(v),
        Telling v => new TellingToezicht(v),
        Volgorde v => new VolgordeToezicht(v),
        DuurVorm v => new DuurToezicht(v, holds ?? (_ => null)),
        MeldingBijMijlpaal v => new MeldingToezicht(v),
        _ => null,
    };

    /// <summary>Rules that look at the same branches share one exploration.</summary>
    private string Signature(Regel regel)
    {
        var bereik = new Bereik(flows, (f, s) => Looks(regel.Vorm, f, s), feiten.Leest);
        return string.Concat(takken.Select(t => (bereik.After(t.Flow, t.Stap) & Bereik.Zichtbaar) != 0 ? '1' : '0'));
    }

    private bool Looks(Vorm vorm, FlowGraph flow, Step step) => feiten.Delers.Contains(step) || vorm.Kenmerken.Any(k => Bears(k, flow, step));

    private bool Bears(Kenmerk kenmerk, FlowGraph flow, Step step)
    {
        if (!gekend.TryGetValue(kenmerk, out var steps))
            gekend[kenmerk] = steps = flows.All.SelectMany(f => f.Steps.Where(s => herkenning.IsStap(kenmerk, f, s))).ToHashSet<Step>(ReferenceEqualityComparer.Instance);
        return steps.Contains(step);
    }

    private Verkenning Explore(Func<FlowGraph, Step, bool> kijkt)
    {
        var verkenning = new Verkenner(flows, top, feiten, voorvallen).Run(new Bereik(flows, kijkt, feiten.Leest), new Stilte(flows, kijkt, feiten.IsGedeeld), Math.Clamp(MostInAll - ways, 400, MostWays));
        ways += verkenning.Passen.Sum(p => p.Count);
        fouten.AddRange(verkenning.Fouten.Select(f => (f.Plaats, f.Wacht, f.Uitkomst, f.Zin, verkenning)));
        return verkenning;
    }

    private void Follow(Regel[] groep, Verkenning verkenning, Dictionary<Regel, Uitslag> uitslagen)
    {
        bouw ??= verkenning;
        foreach (var regel in groep)
        {
            var toezicht = ToezichtOf(regel.Vorm, v => Distance(((DuurVorm)regel.Vorm).Eis, v.Stap) is { } afstand ? ((DuurVorm)regel.Vorm).Eis.Holds(afstand) : null)!;
            var gang = new Volg(verkenning, toezicht, Masks(regel.Vorm, toezicht), voorvallen).Run();
            uitslagen[regel] = gang.Verdict == Verdict.Kept && verkenning.TeGroot
                ? Uitslag.Unknown(verkenning.Fouten.Count > 0 ? Rond : TeVeel)
                : Tell(regel.Vorm, gang, verkenning);
        }
    }

    // Each occurrence is looked at once.
    private Func<int, int> Masks(Vorm vorm, Toezicht toezicht)
    {
        var masks = new int[voorvallen.Count];
        Array.Fill(masks, -1);
        var aanname = new Aanname(vorm.Als);
        return n => masks[n] >= 0 ? masks[n] : masks[n] = aanname.Excludes(voorvallen[n]) ? Toezicht.Onmogelijk : toezicht.Mask(herkenning, voorvallen[n]);
    }

    private Uitslag Tell(Vorm vorm, Gang gang, Verkenning verkenning)
    {
        if (gang.Verdict == Verdict.Kept)
            return Uitslag.Goed;
        var pad = new Story(flows, voorvallen).Of(verkenning, gang.Pad, gang.Laatste);
        var stap = gang.Laatste?.Stap.Titel;
        if (gang.Verdict == Verdict.Unknown)
            return Uitslag.Unknown($"De datum bij “{stap}” hangt af van iets dat de flow niet kent, dus de duur is niet te bewijzen.", pad);
        var uitleg = vorm switch
        {
            Voorafgaan => $"Op deze weg komt “{stap}” te vroeg: wat eerst moet, is nog niet gebeurd.",
            Volgt when stap is not null => $"Op deze weg komt “{stap}” terwijl er eerst nog iets moest volgen.",
            Volgt { Meteen: true } => "Op deze weg volgt niet meteen wat moet volgen.",
            Volgt => "Op deze weg eindigt het traject zonder wat er nog moest volgen.",
            DuurVorm duur => $"Bij “{stap}” ligt de datum {Distance(duur.Eis, gang.Laatste!.Stap)?.Words()} na {Kalender.Woorden.Naam(duur.Eis.Vanaf)}.",
            MeldingBijMijlpaal when stap is not null => $"“{stap}” staat niet bij zijn mijlpaal.",
            MeldingBijMijlpaal => "Op deze weg wordt een mijlpaal bereikt die VDAB niet hoort.",
            Volgorde => $"Op deze weg begint “{flows.Get(gang.Laatste!.Flow).Naam}” na een latere fase.",
            _ => $"Op deze weg gebeurt “{stap}”, en dat mag niet.",
        };
        return Uitslag.Broken(uitleg, pad, [.. Repairs.For(vorm, gang, verkenning, flows, voorvallen)]);
    }

    private Afstand? Distance(Afstandseis eis, Step step)
    {
        var formule = step.Type switch { "Leerwerk.Mijlpaal" or "Leerwerk.Melding" => step.Text("datum") ?? "hier", "Leerwerk.Feit" when step.Text("soort") == "formule" => step.Text("waarde"), "Leerwerk.Wacht" => step.Text("moment"), _ => null };
        return formule is null ? null : afstanden.Between(eis.Vanaf, formule);
    }

    private Uitslag Alone(Vorm vorm)
    {
        switch (vorm)
        {
            case Bestaat b:
                var way = flows.Find(b.Binnen ?? top) is null ? [] : new BestaatNazicht(flows, herkenning, b).FindWayAround(b.Binnen ?? top);
                if (flows.Find(b.Binnen ?? top) is null)
                    return Uitslag.Broken($"De fase “{b.Binnen}” zit niet meer in deze flow.", []);
                return way.Count == 0
                    ? Uitslag.Goed
                    : Uitslag.Broken(b.Voor.IsEmpty ? "Er is een weg waarop dit niet gebeurt." : $"Op deze weg komt “{way[^1].Stap.Titel}” eerst.", [.. way.Select(w => new PadStap(w.Flow, w.Stap.Id, null, $"“{w.Stap.Titel}”."))]);
            case VerplichtVeld v:
                return !wereld.Formulieren.TryGetValue(v.Formulier, out var vragen)
                    ? Uitslag.Broken($"Het formulier “{v.Formulier}” bestaat niet.", [])
                    : vragen.Verplicht.Contains(v.Veld) ? Uitslag.Goed : Uitslag.Broken($"Op het formulier “{v.Formulier}” mag “{v.Veld}” leeg blijven.", []);
            case BereikVorm b:
                var (van, tot) = afstanden.Bereik(b.Feit);
                return (b.Minstens is { } min && (van is null || van < min)) || (b.Hoogstens is { } max && (tot is null || tot > max))
                    ? Uitslag.Broken(
                        $"“{b.Feit}” mag van {van?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "alles"} tot {tot?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "alles"} zijn.", [],
                        Repairs.Range(top, b))
                    : Uitslag.Goed;
            case TermijnVorm t:
                return new TermijnNazicht(flows, top, herkenning, t).Run();
            default:
                throw new ArgumentException(vorm.Soort, nameof(vorm));
        }
    }

    private void Draw(ImmutableArray<Regel> regels, Dictionary<Regel, Uitslag> uitslagen)
    {
        bouw ??= Explore((_, s) => feiten.Delers.Contains(s));
        var zekerheid = new Zekerheid(flows, top, wereld, herkenning, wandeling, feiten.Gezet);
        var tekening = new TekeningNazicht(flows, top, wereld, wandeling, zekerheid, afstanden);
        var eindes = new Eindes(flows, voorvallen, bouw);
        foreach (var regel in regels.Where(r => r.Vorm is Tekening))
        {
            uitslagen[regel] = ((Tekening)regel.Vorm).Wat switch
            {
                "kan-verder" => fouten.Count > 0 ? Stuck() : tekening.Rondgang(),
                "einde-bereikbaar" => eindes.Reachable(_ => false, "komt niemand ooit aan het einde"),
                "elke-wacht" when tekening.Run("elke-wacht") is { Verdict: not Verdict.Kept } found => found,
                "elke-wacht" => eindes.Reachable(zekerheid.IsOpen, "wacht het traject op iets dat misschien nooit komt"),
                var wat => tekening.Run(wat),
            };
        }
    }

    private Uitslag Stuck()
    {
        var fout = fouten.MinBy(f => f.Plaats);
        return Uitslag.Broken(fout.Zin, new Eindes(flows, voorvallen, fout.In).PathTo(fout.Plaats));
    }
}
