namespace LeerwerkFlow.Ontwerp;

/// <summary>Redrawing flows.</summary>
/// <param name="TweedePersoon">True: what one person publishes, another person must confirm first.</param>
public sealed record OntwerpOptions(bool TweedePersoon = false);
