namespace LeerwerkFlow.Beheer;

/// <summary>What this node knows of the clockwork.</summary>
/// <param name="Aan">False: this node does nothing by itself.</param>
/// <param name="Lijnen">The names of its lines; the first knocks every few seconds.</param>
public sealed record Uurwerk(bool Aan, IReadOnlyList<string> Lijnen);
