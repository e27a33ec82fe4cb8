using System.Collections.Immutable;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>What stands outside the flows, as the checker must know it.</summary>
public static class Werelden
{
    private static readonly ImmutableHashSet<string> Berichten =
        ["TOELEIDING", "DOELGROEPATTEST", "AFWIJKING", "VALIDERING", "VERLENGINGSBESLISSING", "TBS_TOESTEMMING", "ONTVANGSTMELDING"];

    // What the dialogs of Stoppen and JobGevonden bring (Trajecten/ChangeTraject.cs).
    private static readonly ImmutableDictionary<string, ImmutableArray<Aanvoer>> Onderbrekingen = new Dictionary<string, ImmutableArray<Aanvoer>>
    {
        [Interrupts.Stopgezet] = [Sure("nazorgAangeboden"), Sure("einde")],
        [Interrupts.JobGevonden] = [Sure("einde"), Sure("werk"), Sure("werk.start"), Sure("uitkomst")],
    }.ToImmutableDictionary();

    public static Wereld Of(Formulieren formulieren, Sjablonen sjablonen) => new(
        formulieren.Namen.Select(n => Read(formulieren.Get(n))).ToImmutableDictionary(v => v.Naam),
        sjablonen.Benodigd,
        sjablonen.Namen.ToImmutableDictionary(n => n, n => sjablonen.Get(n).Voor.ToImmutableArray()),
        [.. Enum.GetValues<Role>().Select(r => r.Code())],
        [.. Mijlpalen.All],
        [.. Controles.Regels.Keys],
        Berichten,
        Onderbrekingen,
        [Sure("start"), Sure("lengte")]);

    private static Vragenlijst Read(Formulier formulier) => new(
        formulier.Naam,
        [.. formulier.Velden.Where(v => v.Verplicht && v.ToonAls is null).Select(v => v.Naam)],
        [.. formulier.Velden.Where(v => v.Feit is not null).SelectMany(Read)]);

    // Asked at the outcomes at which it is shown; sure where it must be filled in and hangs on nothing but the outcome.
    private static IEnumerable<Aanvoer> Read(FormulierVeld veld)
    {
        var byOutcome = veld.ToonAls is null || veld.ToonAls.Veld == ToonAls.Uitkomst;
        var shown = veld.ToonAls is { Veld: ToonAls.Uitkomst } toon ? toon.Is : [];
        yield return new(veld.Feit!, byOutcome && veld.Verplicht, shown, Number(veld.Min), Number(veld.Max));
        if (byOutcome && !veld.VerplichtBij.IsEmpty)
            yield return new(veld.Feit!, true, veld.VerplichtBij, Number(veld.Min), Number(veld.Max));
    }

    private static decimal? Number(string? grens) =>
        decimal.TryParse(grens, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;

    private static Aanvoer Sure(string feit) => new(feit, true, []);
}
