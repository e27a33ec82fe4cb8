using System.Collections.Immutable;
using System.Text;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// Explores the kernel's own step function over every outcome, every unknown condition and every interrupt. Branches in which nothing can happen that the rules look at
/// stay where they are: they touch no other branch, so a path with their steps and one without give the same verdicts.
/// </summary>
internal sealed class Verkenner(FlowSet flows, string top, Feitenkennis feiten, Voorvallen voorvallen)
{
    /// <summary>A step that goes round fails by every combination; a few tell enough.</summary>
    public const int MostFaults = 16;

    /// <summary>How many combinations of unknown conditions one step may have.</summary>
    public const int MostTurns = 1_024;

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly DateOnly Day = new(2000, 1, 1);
    private static readonly SortedMap<Feit> NoFeiten = SortedMap<Feit>.Empty;

    /// <param name="bereik">What the rules look at.</param>
    /// <param name="max">How many ways on may be found.</param>
    /// <param name="stilte">What may go first.</param>
    public Verkenning Run(Bereik bereik, Stilte stilte, int max)
    {
        var found = new Found(new Ketens(bereik), feiten);
        Take(found, 0, null, "begin", c => Play.Begin(flows, top, new Begin(Now, Day, feiten.Vast), c, found.Trace));
        for (var i = 1; i < found.Staten.Count && found.Ways <= max; i++)
        {
            var state = found.Staten[i]!;
            if (state.IsEnded)
                continue;
            var stil = found.Ketens.Frozen(state);
            var open = state.Waits.Values.Where(w => stil?.Contains(w.Pad) != true && !feiten.Nooit.Contains((w.Flow, w.Stap))).ToList();

            // A rule of the domain is asked in the same transaction: nothing comes between.
            var meteen = open.Exists(w => w.Soort == WaitSoort.Controle);
            if (!meteen && IsTakenFirst(found, i, open, stilte))
                continue;

            foreach (var wait in meteen ? open.Where(w => w.Soort == WaitSoort.Controle) : open)
                Take(found, i, wait);

            foreach (var naam in meteen ? [] : Interrupts.Accepted(flows, state))
                Interrupted(found, i, naam);
        }

        return new Verkenning { Staten = found.Staten, Passen = found.Passen, Fouten = found.Fouten, TeGroot = found.Ways > max || found.IsCut };
    }

    // What an interrupt leads to hangs on nothing inside the phase that it leaves, so it is played once for all places in there.
    private void Interrupted(Found found, int van, string naam)
    {
        var state = found.Staten[van]!;
        var target = Interrupts.FindTarget(flows, state, naam, Interrupts.IsBuitenste(naam)) ?? "";
        var key = string.Join('|', [naam, target, .. state.Feiten.Select(f => $"{f.Key}={f.Value.Tekst}"), .. state.Waits.Keys.Where(p => !Inside(p, target)),
            .. state.Scopes.Values.Where(s => !Inside(s.Pad, target)).Select(s => $"{s.Pad}:{string.Join(',', s.Tokens)};{string.Join(',', s.Telling)}")]);
        if (found.Onderbroken.TryGetValue(key, out var ways))
        {
            found.Ways += ways.Length;
            found.Passen[van].AddRange(ways);
            return;
        }

        var (done, faults) = (found.Passen[van].Count, found.Fouten.Count);
        var before = feiten.Forget(state, naam);
        Take(found, van, null, naam, c => Play.Next(flows, before, new Interrupt(Now, Day, NoFeiten, naam, Interrupts.IsBuitenste(naam)), c, found.Trace));
        if (found.Fouten.Count == faults)
            found.Onderbroken[key] = [.. found.Passen[van].Skip(done)];
    }

    private static bool Inside(string pad, string target) => pad == target || (pad.Length > target.Length && pad[target.Length] == '/' && pad.StartsWith(target, StringComparison.Ordinal));

    // One way on is enough; but going round a loop first would leave the others waiting for ever.
    private bool IsTakenFirst(Found found, int van, List<OpenWait> open, Stilte stilte)
    {
        while (stilte.FindFirst(found.Staten[van]!, open) is { } eerst)
        {
            var (known, done) = (found.Staten.Count, found.Passen[van].Count);
            Take(found, van, eerst);
            if (found.Passen[van].Skip(done).All(p => p.Naar >= known))
                return true;
            open.Remove(eerst);
        }

        return false;
    }

    private void Take(Found found, int van, OpenWait wait)
    {
        foreach (var uitkomst in wait.Uitkomsten)
        {
            var before = feiten.Forget(flows, found.Staten[van]!, wait, uitkomst);
            Take(found, van, wait.Pad, uitkomst, c => Play.Next(flows, before, new Resume(Now, Day, NoFeiten, wait.Id, uitkomst), c, found.Trace));
        }
    }

    private void Take(Found found, int van, string? wacht, string uitkomst, Func<Choices, StepResult> step)
    {
        var choices = new Choices { JaNee = feiten.JaNee, Eigen = feiten.Eigen, Nooit = feiten.NooitGezet };
        var (turns, faults) = (0, 0);
        do
        {
            found.Trace.Clear();
            try
            {
                var state = step(choices).State;
                found.Ways++;
                found.Passen[van].Add(new Pas(found.Number(state), voorvallen.Number(found.Trace), wacht, uitkomst));
            }
            catch (FlowFault fault)
            {
                found.Fouten.Add((van, wacht, uitkomst, fault.Message));
                faults++;
            }
        }
        while (choices.Next() && ++turns < MostTurns && faults < MostFaults);
        found.IsCut |= turns == MostTurns || faults == MostFaults;
    }

    private sealed class Found(Ketens ketens, Feitenkennis feiten)
    {
        private readonly Dictionary<string, int> numbers = [];

        public Ketens Ketens => ketens;

        /// <summary>True when not every combination of a step was played.</summary>
        public bool IsCut { get; set; }

        public int Ways { get; set; }

        public Dictionary<string, Pas[]> Onderbroken { get; } = new(StringComparer.Ordinal);

        public List<TraceEntry> Trace { get; } = [];

        public List<FlowState?> Staten { get; } = [null];

        public List<List<Pas>> Passen { get; } = [[]];

        public List<(int, string?, string, string)> Fouten { get; } = [];

        public int Number(FlowState state)
        {
            var slim = state.IsEnded ? state : state with { Feiten = feiten.Keep(state, ketens.Ahead(state)) };
            var key = Key(slim);
            if (numbers.TryGetValue(key, out var known))
                return known;
            numbers.Add(key, Staten.Count);
            Staten.Add(slim);
            Passen.Add([]);
            return Staten.Count - 1;
        }

        private static string Key(FlowState state)
        {
            var control = Control.KeyOf(state);
            if (state.IsEnded || state.Feiten.IsEmpty)
                return control;
            var key = new StringBuilder(control);
            foreach (var (naam, feit) in state.Feiten)
                key.Append('|').Append(naam).Append('=').Append(feit.Tekst);
            return key.ToString();
        }
    }
}
