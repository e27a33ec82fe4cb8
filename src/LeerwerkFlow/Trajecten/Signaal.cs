using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Trajecten;

/// <summary>A reason to look at a running traject today. Each is a list that opens.</summary>
/// <param name="Code">As it stands in an address.</param>
/// <param name="Uitleg">Dutch: what puts a traject on the list.</param>
/// <param name="Sql">On alias <c>t</c> of <c>traject</c>, with the parameters of <see cref="Dagen"/>.</param>
internal sealed record Signaal(string Code, string Naam, string Uitleg, string Sql)
{
    private const int StilDagen = 30;
    private const int EindeDagen = 60;

    // What was written last is nearly always what happened last: only where it is not, all is asked.
    private const string Stil =
        """
        COALESCE((SELECT g.datum FROM gebeurtenis g WHERE g.traject = t.id ORDER BY g.nr DESC, g.volg DESC LIMIT 1), '') < @StilSinds
        AND NOT EXISTS (SELECT 1 FROM gebeurtenis g WHERE g.traject = t.id AND g.datum >= @StilSinds)
        """;

    public static readonly IReadOnlyList<Signaal> All =
    [
        new("stil", "al 30 dagen stil", "Er gebeurde niets in de voorbije 30 dagen: geen taak, gesprek, brief of datum.", Stil),
        new("eindigt", "eindigt binnen 60 dagen", "De laatste dag van de werkervaring valt vandaag of in de komende 60 dagen.", "t.einde >= @Vandaag AND t.einde <= @EindeTot"),
        new("tbs", "nu in TBS", "Een terbeschikkingstelling is begonnen en nog niet beëindigd.", $"{Count("TERBESCHIKKINGSTELLING_GESTART")} > {Count("TERBESCHIKKINGSTELLING_BEEINDIGD")}"),
        new("verlenging", "beslissen over verlenging", "De vraag of het traject langer duurt, staat open.", "EXISTS (SELECT 1 FROM taak s WHERE s.traject = t.id AND s.status = 'open' AND s.formulier = 'verlenging')"),
    ];

    public static Signaal? Find(string? code) => All.FirstOrDefault(s => s.Code == code);

    /// <summary>SQL for a running traject with this signaal.</summary>
    public string Running => $"(t.status <> 'afgerond' AND {Sql})";

    /// <summary>The local days that the lists count from, to give along as parameters; the last day of what is to come counts.</summary>
    public static (DateOnly Vandaag, DateOnly StilSinds, DateOnly EindeTot) Dagen(DateOnly vandaag) => (vandaag, vandaag.AddDays(-StilDagen), Duur.LastDayOfDays(vandaag, EindeDagen + 1));

    private static string Count(string mijlpaal) => $"(SELECT COUNT(*) FROM mijlpaal p WHERE p.traject = t.id AND p.mijlpaal = '{mijlpaal}')";
}
