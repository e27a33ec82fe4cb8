using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>What a person did to meldingen or to a channel, with the reason: it is kept, and shown where it was done.</summary>
public sealed record Ingreep(DateTimeOffset Tijdstip, string Door, string Wat, string? Detail, string Reden, long Aantal)
{
    /// <summary>Long enough to say something, short enough to be no report about a person.</summary>
    public const int MostReden = 200;

    /// <summary>For <see cref="Row"/> with the columns that a page reads: alias <c>i</c> of <c>vdab_ingreep</c>, <c>w</c> of its medewerker.</summary>
    internal const string Columns = "i.tijdstip, w.naam AS door, i.wat, i.detail, i.reden, i.aantal";

    private static readonly Dictionary<string, string> Labels = new()
    {
        ["overgeslagen"] = "Overgeslagen", ["herhaald"] = "Opnieuw gestuurd", ["bevestigd"] = "Bevestigd", ["verbeterd"] = "Bevestiging verbeterd", ["teruggezet"] = "Teruggezet op de werklijst",
        ["rechtgezet"] = "Melding verbeterd", ["ingetrokken"] = "Melding ingetrokken",
        ["gepauzeerd"] = "Kanaal gepauzeerd", ["hervat"] = "Kanaal weer aangezet", ["gekozen"] = "Kanaal gekozen",
    };

    public string Label => Labels.GetValueOrDefault(Wat, Wat);

    /// <summary>The reason as it is kept.</summary>
    /// <exception cref="RuleBroken">None was given, or it is too long.</exception>
    public static string Checked(string? reden, string veld = "Reden") => reden?.Trim() switch
    {
        { Length: >= 3 and <= MostReden } goed => goed,
        { Length: > MostReden } => throw new RuleBroken($"Schrijf de reden korter: hoogstens {MostReden} tekens.", veld),
        _ => throw new RuleBroken("Schrijf in enkele woorden waarom. Zo weet een ander het later ook.", veld),
    };

    internal static Statement Row(string id, DateTimeOffset nu, string door, string wat, string reden, string? melding = null, string? organisatie = null, string? detail = null, long aantal = 1) => new(
        "INSERT INTO vdab_ingreep (id, tijdstip, door, wat, organisatie, melding, detail, reden, aantal) VALUES (@id, @nu, @door, @wat, @organisatie, @melding, @detail, @reden, @aantal)",
        new { id, nu, door, wat, organisatie, melding, detail, reden, aantal });

    internal static string NewId(DateTimeOffset nu) => Guid.CreateVersion7(nu).ToString("N");
}
