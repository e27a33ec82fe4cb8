using System.Text.RegularExpressions;
using LeerwerkFlow.Bench.Guardrails.Orakel;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Naspel;

/// <summary>Walks the path of a verdict with real facts and dates: people answer as the path says, what the path does not name goes as it goes.</summary>
public sealed class Naspeler(FlowSet flows, Vormen vormen)
{
    /// <summary>How many places of the last path were walked in the best try.</summary>
    public int Verst { get; private set; }

    /// <summary>The path was walked, in at most <paramref name="pogingen"/> tries; null: it could not be.</summary>
    /// <param name="weigering">What the kernel says at the end of the path: a walk on which it says so has proved it, by whatever order.</param>
    public Wandeling? Play(IReadOnlyList<PadStap> pad, int pogingen, int zaad = 1, string? weigering = null)
    {
        Verst = 0;
        var random = new Random(zaad);
        var wandelaar = new Wandelaar(flows, vormen);
        for (var n = 0; n < pogingen; n++)
        {
            var gids = new Gids(flows, pad, random);
            var wandeling = wandelaar.Walk(gids, new DateOnly(2009, 1, 5).AddDays(random.Next(1000)));
            if (gids.IsGelopen || (weigering is not null && wandeling.Gestrand?.Contains(weigering, StringComparison.Ordinal) == true))
                return wandeling;
            Verst = Math.Max(Verst, gids.Bij);
        }

        return null;
    }
}

/// <summary>Chance that follows a path: the steps of it must come in its order, others may come between.</summary>
internal sealed class Gids(FlowSet flows, IReadOnlyList<PadStap> pad, Random random) : Keuzes(random)
{
    private const string Verlengbaar = "sollicitatie";

    private readonly Stappen stappen = new(flows, pad);
    private readonly bool isStreng = random.Next(2) == 0;
    private int bij;

    /// <summary>How far the path was followed; all of it is the proof that it can be walked.</summary>
    public bool IsGelopen => bij >= pad.Count;

    public int Bij => bij;

    public override bool See(Zet zet)
    {
        foreach (var entry in zet.Gespeeld.Where(e => !e.Begint))
        {
            // One step may take several places: a fork by each branch, a phase by the line that tells of an interrupt and by the way it is left.
            for (var first = bij; !IsGelopen && stappen.IsBy(bij, entry) && (bij == first || entry.Uitkomsten.Length > 1 || stappen.IsMelding(bij - 1)); bij++)
            {
            }
        }

        // The last step of a path may be one that only begins, or an interrupt that is not taken any more.
        while (!IsGelopen && stappen.IsOpen(bij, zet.Staat, pad.Count))
            bij++;
        return IsGelopen;
    }

    public override string? Onderbreking(FlowState state, IEnumerable<string> mogelijk)
    {
        var naam = stappen.Interrupt(bij);
        return naam is not null && mogelijk.Contains(naam) ? naam : null;
    }

    // The dialogs Verlengen and Begindatum are there for every coach, at any moment.
    public override SortedMap<Feit>? Wijziging(FlowState state, DateOnly dag)
    {
        if (stappen.Lengte(bij) is { } minstens && state.Feiten.GetValueOrDefault("lengte")?.AsGetal < minstens && state.Scopes.ContainsKey(Verlengbaar))
            return SortedMap<Feit>.Empty.SetItem("lengte", Feit.Getal(minstens));
        return stappen.IsStart(bij) && !state.Feiten.ContainsKey("start") ? SortedMap<Feit>.Empty.SetItem("start", Feit.Datum(dag.AddDays(7))) : null;
    }

    public override string Uitkomst(OpenWait wait, IReadOnlyList<string> opties) =>
        stappen.Poort(bij, wait.Flow, wait.Stap) is { } poort && opties.Contains(poort) && Random.Next(20) > 0 ? poort : base.Uitkomst(wait, opties);

    public override bool Controle(OpenWait wait, bool echt) => stappen.Poort(bij, wait.Flow, wait.Stap) is { } poort ? poort == "InOrde" : echt;

    public override bool Blok(string naam, bool standaard) => stappen.Ja(0, naam, int.MaxValue) ?? standaard;

    public override bool Ja(string feit, double kans = 0.5) => Random.Next(8) > 0 && stappen.Ja(bij, feit) is { } ja ? ja : base.Ja(feit, kans);

    // The path says in which order people act; a task that is left lying stays open.
    public override bool Uitgesteld(OpenWait wait) => wait.Soort is WaitSoort.Taak or WaitSoort.Document && isStreng && !stappen.IsNext(bij, wait);

    // What comes next on the path is done soon, the rest later or at any time.
    public override double Deel(OpenWait? wait) => wait is null || Random.Next(3) == 0 ? base.Deel(wait) : stappen.IsNext(bij, wait) ? 0 : 1;
}

/// <summary>The steps of a path, and what they ask of the people and the facts.</summary>
internal sealed partial class Stappen(FlowSet flows, IReadOnlyList<PadStap> pad)
{
    // How far ahead a fact may be brought before the choice that reads it.
    private const int Ver = 60;

    public bool IsBy(int plaats, TraceEntry entry) => pad[plaats] is var stap && entry.Flow == stap.Flow && entry.Stap == stap.Stap && (PoortOf(plaats) is not { } poort || entry.Uitkomsten.Contains(poort));

    /// <summary>True when the place is the last and its step waits now, or when it only tells of an interrupt that the next place takes.</summary>
    public bool IsOpen(int plaats, FlowState state, int lengte) => plaats == lengte - 1 && PoortOf(plaats) is null
        && (state.Waits.Values.Any(w => w.Flow == pad[plaats].Flow && w.Stap == pad[plaats].Stap) || state.Scopes.Keys.Any(p => p.Split('/')[^1] == pad[plaats].Stap));

    /// <summary>The interrupt that the path takes here, or null.</summary>
    public string? Interrupt(int plaats)
    {
        if (plaats >= pad.Count || !IsFase(pad[plaats]))
            return null;
        var poort = PoortOf(plaats) ?? (plaats + 1 < pad.Count && pad[plaats + 1].Stap == pad[plaats].Stap ? PoortOf(plaats + 1) : null);
        return poort is Interrupts.Stopgezet or Interrupts.JobGevonden ? poort : null;
    }

    /// <summary>The outcome that the path takes at a step, the next time that it comes by; null: it does not come by, or takes none.</summary>
    public string? Poort(int van, string flow, string stap)
    {
        for (var i = van; i < pad.Count; i++)
        {
            if (pad[i].Flow == flow && pad[i].Stap == stap)
                return PoortOf(i);
        }

        return null;
    }

    public bool IsNext(int van, OpenWait wait) => pad.Skip(van).FirstOrDefault(IsWacht) is { } next && next.Flow == wait.Flow && next.Stap == wait.Stap;

    /// <summary>What a yes or no must be for the next choice on it; null when no choice of the path hangs on it alone.</summary>
    public bool? Ja(int van, string feit, int ver = Ver)
    {
        var naam = feit.Replace('.', '_');
        for (var i = van; i < pad.Count && i - van < ver; i++)
        {
            if (flows.Find(pad[i].Flow)?.FindStep(pad[i].Stap)?.Text("condition") is not { } voorwaarde || PoortOf(i) is not { } poort)
                continue;
            if (voorwaarde == naam)
                return poort == "True";
            if (voorwaarde == $"!({naam})")
                return poort == "False";
            if (voorwaarde.Split(" && ") is { Length: > 1 } delen && delen.Contains(naam) && poort == "True")
                return true;
        }

        return null;
    }

    /// <summary>How many months the traject must last for the next choice on its length; null when that asks for none.</summary>
    public int? Lengte(int van)
    {
        for (var i = van; i < Math.Min(pad.Count, van + Ver); i++)
        {
            if (flows.Find(pad[i].Flow)?.FindStep(pad[i].Stap)?.Text("condition") is { } voorwaarde && Onder().Match(voorwaarde) is { Success: true } match)
                return PoortOf(i) == (match.Groups[1].Length > 0 ? "True" : "False") ? int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : null;
        }

        return null;
    }

    /// <summary>True when the next wait of the path is for the first day of work.</summary>
    public bool IsStart(int van) => pad.Skip(van).FirstOrDefault(IsWacht) is { } next && flows.Find(next.Flow)?.FindStep(next.Stap)?.Text("moment") is { } moment && DateFormula.Parse(moment).Anchors.Contains("start");

    /// <summary>True for a line that tells of an interrupt, before the phase that is left by it.</summary>
    public bool IsMelding(int plaats) => IsFase(pad[plaats]) && PoortOf(plaats) is null && Interrupt(plaats) is not null;

    private bool IsFase(PadStap stap) => flows.Find(stap.Flow)?.FindStep(stap.Stap)?.Type == "Leerwerk.Fase";

    private bool IsWacht(PadStap stap) => flows.Find(stap.Flow)?.FindStep(stap.Stap)?.Type is "Leerwerk.Taak" or "Leerwerk.Wacht" or "Leerwerk.WachtOpBericht" or "Leerwerk.Controle" or "Leerwerk.Document";

    // Without an arrow the sentence still ends in the outcome, or the next place tells it.
    private string? PoortOf(int plaats)
    {
        var stap = pad[plaats];
        if (stap.Pijl?.Split(':') is [_, var poort, _])
            return poort;
        if (Slot().Match(stap.Tekst) is { Success: true } match)
            return match.Groups[1].Value switch { "ja" => "True", "nee" => "False", var ander => ander };
        return plaats + 1 < pad.Count && pad[plaats + 1].Flow == stap.Flow ? flows.Find(stap.Flow)?.From(stap.Stap).FirstOrDefault(c => c.Naar == pad[plaats + 1].Stap)?.Poort : null;
    }

    [GeneratedRegex(@"^(!\()?lengte < (\d+)\)?$")]
    private static partial Regex Onder();

    [GeneratedRegex(@"\u201D: (\w+)\.$")]
    private static partial Regex Slot();
}
