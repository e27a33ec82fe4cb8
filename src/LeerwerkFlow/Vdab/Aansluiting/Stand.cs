namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>How VDAB stands towards a melding. Together they are what VDAB should know; what was withdrawn or passed over does not count.</summary>
public static class Stand
{
    public const string Weet = "weet";
    public const string Onderweg = "onderweg";
    public const string Vastgehouden = "vastgehouden";
    public const string Opzij = "opzij";
    public const string Geweigerd = "geweigerd";

    /// <summary>SQL on alias <c>n</c>: the stand of a row, null when it does not count.</summary>
    internal const string Sql =
        """
        CASE WHEN n.status IN ('VERZONDEN', 'AANVAARD', 'HANDMATIG_BEVESTIGD') THEN 'weet' WHEN n.status IN ('KLAAR', 'TIJDELIJK_MISLUKT') THEN 'onderweg'
          WHEN n.status = 'VASTGEHOUDEN' THEN 'vastgehouden' WHEN n.status = 'GEPARKEERD' THEN 'opzij' WHEN n.status = 'GEWEIGERD' THEN 'geweigerd' END
        """;

    /// <summary>What people read, in the order in which they read it.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        [Weet] = "weet VDAB", [Onderweg] = "onderweg", [Vastgehouden] = "wachten op een coach", [Opzij] = "opzij gelegd", [Geweigerd] = "geweigerd door VDAB",
    };

    /// <summary>The stand of a status, or null when it does not count.</summary>
    public static string? Of(string status) => status switch
    {
        "VERZONDEN" or "AANVAARD" or "HANDMATIG_BEVESTIGD" => Weet,
        "KLAAR" or "TIJDELIJK_MISLUKT" => Onderweg,
        "VASTGEHOUDEN" => Vastgehouden,
        "GEPARKEERD" => Opzij,
        "GEWEIGERD" => Geweigerd,
        _ => null,
    };
}
