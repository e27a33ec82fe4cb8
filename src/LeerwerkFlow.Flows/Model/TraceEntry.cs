using System.Collections.Immutable;

namespace LeerwerkFlow.Flows.Model;

/// <summary>One line of what was played, for tests and explanations; never stored.</summary>
/// <param name="Begint">True when a definition begins as a scope (top flow, Fase, sub-flow, ExecuteWorkflow); false when a step ended.</param>
/// <param name="Flow">Definition id of the flow that holds the step; of the one that begins.</param>
/// <param name="Stap">Step id; for a beginning that of its root.</param>
/// <param name="Naam">The step's <c>name</c> in the file, or null.</param>
/// <param name="Pad">Place of the step.</param>
/// <param name="Id">Unique key of this turn of the step.</param>
/// <param name="Correlatie">Correlation id of a flow that ExecuteWorkflow begins, or null.</param>
/// <param name="Uitkomsten">The outcomes by which it ended.</param>
/// <param name="Uitvoer">Its outputs by name, as JSON text.</param>
public sealed record TraceEntry(
    bool Begint, string Flow, string Stap, string? Naam, string Pad, string Id, string? Correlatie, ImmutableArray<string> Uitkomsten, SortedMap<string> Uitvoer);
