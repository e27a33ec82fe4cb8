namespace LeerwerkFlow.Flows.Model;

/// <summary>A suspension of a traject. Both ends count; without <paramref name="Tot"/> it is still open. The reason stays outside (S5).</summary>
public readonly record struct Opschorting(DateOnly Van, DateOnly? Tot);
