using System.Globalization;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Fills in forms: the facts that come with an outcome, inside their ranges.</summary>
internal sealed class Invuller(Vormen vormen, IReadOnlyDictionary<string, (string? Van, string? Tot)> bereiken, Keuzes keuzes)
{
    /// <summary>The form that registers a message from outside.</summary>
    private const string Bericht = "bericht-registreren";

    /// <summary>The facts, or null when the form cannot be filled in with this outcome.</summary>
    public SortedMap<Feit>? Fill(FlowState state, OpenWait wait, Step step, string uitkomst, DateOnly dag)
    {
        var antwoorden = new Dictionary<string, string> { ["uitkomst"] = uitkomst, ["antwoord"] = uitkomst };
        if (wait.Soort == WaitSoort.Bericht)
            antwoorden["soort"] = step.Text("soort") ?? "";
        var feiten = SortedMap<Feit>.Empty;
        foreach (var veld in vormen.Get(wait.Soort == WaitSoort.Bericht ? Bericht : step.Text("formulier") ?? ""))
        {
            if (antwoorden.ContainsKey(veld.Naam) || (veld.Als is { } als && !veld.Is.Contains(antwoorden.GetValueOrDefault(als, ""))))
                continue;
            var moet = veld.VerplichtBij.Contains(uitkomst) || veld.Verplicht;
            if (!moet && !keuzes.Ja(veld.Feit ?? veld.Naam, 0.4))
                continue;
            if (Value(state with { Feiten = state.Feiten.SetItems(feiten) }, veld, dag) is not { } feit)
            {
                if (moet && veld.Feit is not null)
                    return null;
                continue;
            }

            antwoorden[veld.Naam] = feit.Tekst;
            if (veld.Feit is { } naam)
                feiten = feiten.SetItem(naam, feit);
        }

        return feiten;
    }

    private Feit? Value(FlowState state, VormVeld veld, DateOnly dag) => veld.Soort switch
    {
        "ja-nee" => Feit.JaNee(keuzes.Ja(veld.Feit ?? veld.Naam)),
        "keuze" when veld.Codes.Count > 0 => Feit.Code(keuzes.Een(veld.Feit ?? veld.Naam, veld.Codes)),
        "datum" when veld.Feit is not null => Day(state, veld, dag),
        "getal" when veld.Feit is not null => Number(state, veld),
        _ => null,
    };

    private Feit? Day(FlowState state, VormVeld veld, DateOnly dag)
    {
        var (eerst, laatst) = bereiken.GetValueOrDefault(veld.Feit!);
        var van = Limit(state, eerst ?? veld.Min, dag) ?? (veld.Feit == "start" ? dag : veld.Max is null ? dag : dag.AddDays(-20));
        var tot = Limit(state, laatst ?? veld.Max, dag) ?? (van > dag ? van : dag).AddDays(veld.Feit == "start" ? 45 : 60);

        // Plans are nearly always made ahead.
        if (veld.Feit == "tbs.start" && van < dag && dag <= tot && keuzes.Ja("vooruit", 0.9))
            van = dag;
        return van > tot ? null : Feit.Datum(keuzes.Dag(veld.Feit!, van, tot));
    }

    private static DateOnly? Limit(FlowState state, string? formule, DateOnly dag) => formule switch
    {
        null => null,
        "vandaag" => dag,
        _ => Datums.Read(state, formule, dag),
    };

    // The flow states the range of a fact and it is kept at run time; a form without one in the flow has its own.
    private Feit? Number(FlowState state, VormVeld veld)
    {
        var (van, tot) = bereiken.GetValueOrDefault(veld.Feit!);
        var (min, max) = (Parse(van ?? veld.Min) ?? 0, Parse(tot ?? veld.Max) ?? 100);

        // An extension makes it longer.
        if (veld.Feit is "lengte" or "verlenging.voorstel" && state.Feiten.GetValueOrDefault("lengte")?.AsGetal is { } nu && nu + 1 <= max)
            min = Math.Max(min, nu + 1);
        if (min > max)
            return null;
        return Feit.Getal(veld.HeeftDecimalen ? keuzes.Een(veld.Feit!, [min, max]) : keuzes.Getal(veld.Feit!, (int)Math.Ceiling(min), (int)Math.Floor(max)));
    }

    private static decimal? Parse(string? tekst) => decimal.TryParse(tekst, CultureInfo.InvariantCulture, out var getal) ? getal : null;
}
