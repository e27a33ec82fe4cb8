using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>A fact that is read where it need not be known.</summary>
/// <param name="Niemand">True: nobody ever sets it.</param>
internal sealed record Gemis(string Flow, Step Stap, string Feit, bool Niemand);

/// <summary>
/// Which facts are known for certain at each step, whatever the path: those that were written on every way there, by the flow or by a form that insists. Branches beside it
/// count for nothing.
/// </summary>
internal sealed class Zekerheid
{
    private static readonly HashSet<string> Taalwoorden = ["true", "false", "null", "empty", "and", "or", "not", "contains", "date", "string", "math", "array", "object", "html", "regex", "timespan"];
    private readonly FlowSet flows;
    private readonly Wereld wereld;
    private readonly Herkenning herkenning;
    private readonly Wandeling wandeling;
    private readonly Dictionary<string, int> nummers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> geschreven = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> mee = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> gezet;
    private readonly Dictionary<string, BigInteger> voor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BigInteger> scopes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BigInteger> rust = new(StringComparer.Ordinal);
    private readonly List<Gemis> gemist = [];
    private readonly HashSet<(string Flow, string Stap)> open = [];
    private readonly BigInteger begin;
    private bool leest;

    public Zekerheid(FlowSet flows, string top, Wereld wereld, Herkenning herkenning, Wandeling wandeling, IReadOnlySet<string> gezet)
    {
        (this.flows, this.wereld, this.herkenning, this.wandeling, this.gezet) = (flows, wereld, herkenning, wandeling, gezet);
        var custom = flows.Get(top).Bron["customProperties"] as JsonObject;
        foreach (var (naam, _) in FeitJson.Instellingen(flows.Get(top)))
            begin |= BigInteger.One << Number(naam);
        foreach (var feit in custom?.Objects("feiten") ?? [])
        {
            Number(feit.Text("naam") ?? "");
            if (feit["metFeiten"] is JsonArray with)
                mee[feit.Text("naam") ?? ""] = [.. with.Select(n => n!.ToString())];
        }

        foreach (var naam in gezet.Concat(flows.All.SelectMany(f => f.Steps).SelectMany(s => herkenning.Brings(s, null))))
            Number(naam);
        Settle();
    }

    /// <summary>Facts that are read where they need not be known.</summary>
    public IReadOnlyList<Gemis> Gemist => gemist;

    /// <summary>Waits for a date that need not be known, or for something that need not come.</summary>
    public bool IsOpen(OpenWait wait) => open.Contains((wait.Flow, wait.Stap));

    private int Number(string naam)
    {
        if (!nummers.TryGetValue(naam, out var nummer))
        {
            nummers[naam] = nummer = nummers.Count;
            geschreven[naam.Replace('.', '_')] = naam;
        }

        return nummer;
    }

    // Sets only shrink, so it ends.
    private void Settle()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var stuk in wandeling.Stukken)
                changed |= Play(stuk);
        }

        leest = true;
        foreach (var stuk in wandeling.Stukken)
            Play(stuk);
    }

    private bool Play(Stuk stuk)
    {
        if (!TryBegin(stuk, out var known))
            return false;
        var changed = false;
        foreach (var scope in stuk.Vrij)
            known |= rust.GetValueOrDefault(scope);
        foreach (var entry in stuk.Spoor)
        {
            if (entry.Begint)
                changed |= Meet(scopes, entry.Pad, known);
            else
                known = After(entry, known);
        }

        foreach (var (sleutel, wait) in stuk.Geopend)
        {
            if (leest)
                ReadWait(wait, known);
            changed |= Meet(voor, sleutel, known);
        }

        foreach (var scope in stuk.Vast)
            changed |= Meet(rust, scope, known);
        return changed;
    }

    private bool TryBegin(Stuk stuk, out BigInteger known)
    {
        known = begin;
        if (stuk.Van is not null)
            return voor.TryGetValue(stuk.Van, out known);
        if (stuk.Scope is null)
            return true;
        if (!scopes.TryGetValue(stuk.Scope, out known))
            return false;
        foreach (var aanvoer in wereld.Onderbrekingen.GetValueOrDefault(stuk.Uitkomst, []).Where(a => a.Zeker))
            known |= BigInteger.One << Number(aanvoer.Naam);
        return true;
    }

    private static bool Meet(Dictionary<string, BigInteger> sets, string key, BigInteger known)
    {
        if (sets.TryGetValue(key, out var before) && (before & known) == before)
            return false;
        sets[key] = sets.TryGetValue(key, out before) ? before & known : known;
        return true;
    }

    private BigInteger After(TraceEntry entry, BigInteger known)
    {
        if (flows.Get(entry.Flow).FindStep(entry.Stap) is not { } step || ReferenceEquals(step, flows.Get(entry.Flow).Root))
            return known;
        if (leest)
        {
            foreach (var naam in Reads(step))
                Miss(entry.Flow, step, naam, known);
        }

        if (step.Type == "Leerwerk.Feit")
        {
            var bit = BigInteger.One << Number(step.Text("feit") ?? "");
            return step.Invoer.TryGetValue("waarde", out var waarde) && waarde.Taal == "Scriban" && waarde.Tekst?.Trim() == "null" ? known & ~bit : known | bit;
        }

        foreach (var uitkomst in entry.Uitkomsten)
        {
            foreach (var aanvoer in herkenning.Aanvoer(step, uitkomst).Where(a => a.Zeker))
                known |= BigInteger.One << Number(aanvoer.Naam);
            // What is true only together with other facts says that those are known.
            if (step.Type == "Elsa.FlowDecision" && uitkomst == "True" && step.Text("condition") is { } naam && geschreven.TryGetValue(naam.Trim(), out var feit))
                known = mee.GetValueOrDefault(feit, []).Aggregate(known, (k, m) => k | (BigInteger.One << Number(m)));
        }

        return known;
    }

    private IEnumerable<string> Reads(Step step)
    {
        foreach (var word in Feitenkennis.Words(step).Where(w => !Taalwoorden.Contains(w)))
            yield return geschreven.GetValueOrDefault(word, word);
        foreach (var formule in step.Type switch
        {
            "Leerwerk.Mijlpaal" or "Leerwerk.Melding" => [step.Text("datum")],
            "Leerwerk.Feit" when step.Text("soort") == "formule" => [step.Text("waarde")],
            _ => Array.Empty<string?>(),
        })
        {
            foreach (var naam in Ankers(formule))
                yield return naam;
        }

        if (step.Type == "Leerwerk.Document")
        {
            // A letter also needs what stands in the dossier and is no fact of the flow.
            foreach (var naam in wereld.Brieven.GetValueOrDefault(step.Text("sjabloon") ?? "", []).Where(nummers.ContainsKey))
                yield return naam;
        }

        // Saying yes says that what goes with it is known.
        if (step.Type == "Leerwerk.Feit" && step.Text("soort") == "jaNee" && step.Text("waarde") is "ja" or "true")
        {
            foreach (var naam in mee.GetValueOrDefault(step.Text("feit") ?? "", []))
                yield return naam;
        }
    }

    private void ReadWait(OpenWait wait, BigInteger known)
    {
        var step = flows.Get(wait.Flow).GetStep(wait.Stap);
        if (wait.Soort is WaitSoort.Event or WaitSoort.Opdracht)
            open.Add((wait.Flow, wait.Stap));
        if (wait.Soort == WaitSoort.Moment)
        {
            foreach (var naam in Ankers(step.Text("moment")).Where(n => !IsKnown(n, known)))
            {
                open.Add((wait.Flow, wait.Stap));
                if (!gezet.Contains(naam))
                    Miss(wait.Flow, step, naam, known);
            }

            return;
        }

        foreach (var naam in ((string[])["termijn", "herinnering", "escalatie", "uiterlijk"]).SelectMany(i => Ankers(step.Text(i))))
            Miss(wait.Flow, step, naam, known);
    }

    private void Miss(string flow, Step step, string naam, BigInteger known)
    {
        if (!IsKnown(naam, known) && !gemist.Exists(g => ReferenceEquals(g.Stap, step) && g.Feit == naam))
            gemist.Add(new Gemis(flow, step, naam, !gezet.Contains(naam)));
    }

    private bool IsKnown(string naam, BigInteger known) => nummers.TryGetValue(naam, out var nummer) && !((known >> nummer) & 1).IsZero;

    internal static IEnumerable<string> Ankers(string? formule)
    {
        if (formule is null || WachtDatum.FindMoment(formule) is not null)
            return [];
        try
        {
            return DateFormula.Parse(formule).Anchors;
        }
        catch (FormulaException)
        {
            return [];
        }
    }
}
