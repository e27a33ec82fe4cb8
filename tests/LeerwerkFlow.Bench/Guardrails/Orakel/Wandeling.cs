using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>One step of the kernel on a path.</summary>
/// <param name="Nummer">From 0.</param>
/// <param name="Dag">The local day on which it happened.</param>
/// <param name="Stimulus">What came in.</param>
/// <param name="Effects">What the kernel wanted.</param>
/// <param name="Gespeeld">The steps that ended in it, in order.</param>
/// <param name="Staat">Where the traject stands after it.</param>
public sealed record Zet(int Nummer, DateOnly Dag, Stimulus Stimulus, ImmutableArray<Effect> Effects, IReadOnlyList<TraceEntry> Gespeeld, FlowState Staat);

/// <summary>A path that was really walked, from begin to end or to where it went no further.</summary>
/// <param name="Gestrand">Why it went no further, in Dutch; null when the traject ended.</param>
public sealed record Wandeling(FlowSet Flows, IReadOnlyList<Zet> Zetten, string? Gestrand);
