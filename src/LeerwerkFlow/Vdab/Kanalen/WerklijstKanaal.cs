namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>A coach registers each melding by hand in VDAB's own screens, and confirms it with the reference that VDAB gives.</summary>
public sealed class WerklijstKanaal : IVdabKanaal
{
    public const string Naam = "werklijst";

    public string Code => Naam;

    public string Label => "Werklijst";

    public string Uitleg => "Een coach registreert elke melding zelf in het programma van VDAB en bevestigt ze hier met het kenmerk dat VDAB geeft.";

    public string? Pagina => "/werklijst";
}
