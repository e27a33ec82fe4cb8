using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>A fact that a form or a dialog brings.</summary>
/// <param name="Naam">Name of the fact.</param>
/// <param name="Zeker">True when the person cannot leave it out at the outcomes in <paramref name="Bij"/>.</param>
/// <param name="Bij">The outcomes at which it is asked; empty: at every one.</param>
/// <param name="Van">Smallest number, counted in; null: none.</param>
/// <param name="Tot">Largest number, counted in; null: none.</param>
public sealed record Aanvoer(string Naam, bool Zeker, ImmutableArray<string> Bij, decimal? Van = null, decimal? Tot = null);

/// <summary>What the checker must know of a form.</summary>
/// <param name="Naam">Name of the form.</param>
/// <param name="Verplicht">Names of the fields that must be filled in, whatever the outcome.</param>
/// <param name="Feiten">The facts that it brings.</param>
public sealed record Vragenlijst(string Naam, ImmutableHashSet<string> Verplicht, ImmutableArray<Aanvoer> Feiten);

/// <summary>What stands outside the flows and is named in them: forms, letters, roles, rules of the domain, codes.</summary>
/// <param name="Brieven">Per letter the facts that must be known when it is made.</param>
/// <param name="Lezers">Per letter the receivers that it is written for; none: it does not say.</param>
/// <param name="Onderbrekingen">Per interrupt the facts that its dialog brings.</param>
/// <param name="Altijd">Facts that a person may change at any moment.</param>
public sealed record Wereld(
    ImmutableDictionary<string, Vragenlijst> Formulieren,
    ImmutableDictionary<string, ImmutableArray<string>> Brieven,
    ImmutableDictionary<string, ImmutableArray<string>> Lezers,
    ImmutableHashSet<string> Rollen,
    ImmutableHashSet<string> Mijlpalen,
    ImmutableHashSet<string> Controles,
    ImmutableHashSet<string> Berichten,
    ImmutableDictionary<string, ImmutableArray<Aanvoer>> Onderbrekingen,
    ImmutableArray<Aanvoer> Altijd);
