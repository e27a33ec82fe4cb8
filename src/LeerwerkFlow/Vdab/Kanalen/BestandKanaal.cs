namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>Meldingen leave as a file that a person takes to VDAB; the answers come back as a file.</summary>
public sealed class BestandKanaal : IVdabKanaal
{
    public const string Naam = "bestand";

    public string Code => Naam;

    public string Label => "Bestand";

    public string Uitleg => "Een coördinator haalt hier een bestand met meldingen, geeft het aan VDAB, en brengt het bestand met de antwoorden terug.";

    public string? Pagina => "/bestanden";
}
