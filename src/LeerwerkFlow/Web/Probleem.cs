namespace LeerwerkFlow.Web;

/// <summary>What a person reads when a page cannot be given.</summary>
/// <param name="Code">Stands in the log too; null when nothing is broken on our side.</param>
internal sealed record Probleem(int Status, string Titel, string Zin, string? Code = null)
{
    /// <summary>The words for a bare status, such as an address that leads nowhere.</summary>
    public static Probleem OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "Dit formulier is verlopen", "Ga terug, laad de pagina opnieuw en probeer nog eens. Wat je typte, kan je eerst kopiëren."),
        StatusCodes.Status403Forbidden => new(status, "Geen toegang", "Je hebt geen recht om deze pagina te zien. Vraag het aan je coördinator."),
        StatusCodes.Status404NotFound => new(status, "Niet gevonden", "Deze pagina bestaat niet, of je mag ze niet zien."),
        StatusCodes.Status413PayloadTooLarge => new(status, "Te groot", "Wat je stuurt, is te groot. Er is niets bewaard. Ga terug en kies een kleiner bestand."),
        StatusCodes.Status429TooManyRequests => new(status, "Even wachten", "Er kwamen te veel pogingen na elkaar. Probeer het over een minuut opnieuw."),
        StatusCodes.Status503ServiceUnavailable => new(status, "Even geen verbinding", "LeerwerkFlow kan nu niet aan de gegevens. Wacht een minuut en laad deze pagina opnieuw. Wat je net deed, is misschien niet bewaard: kijk het dan na."),
        _ => new(status, "Dat lukt niet", "Ga terug en probeer het opnieuw."),
    };
}
