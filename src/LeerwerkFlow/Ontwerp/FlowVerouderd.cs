namespace LeerwerkFlow.Ontwerp;

/// <summary>Somebody else saved first, or this drawing was published or dropped meanwhile.</summary>
public sealed class FlowVerouderd()
    : RuleBroken("Deze flow is intussen ergens anders gewijzigd. Er is niets bewaard: open hem opnieuw en teken je wijziging daar nog eens.");
