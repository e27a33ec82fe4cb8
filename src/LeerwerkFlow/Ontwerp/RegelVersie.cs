using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>One version of a rule set, as the table keeps it.</summary>
/// <param name="Bron">What it is founded on: a decree, a circular.</param>
/// <param name="Stand"><c>voorstel</c>, <c>geldig</c> or <c>afgewezen</c>.</param>
/// <param name="Basis">The version that was in force when it was proposed; 0 for the first.</param>
/// <param name="Door">Who proposed it; <c>systeem</c> for a file of the program.</param>
/// <param name="Goedgekeurd">How many people approved it.</param>
public sealed record RegelVersie(
    string Naam, long Versie, string Inhoud, string Hash, string Bron, string Reden, string Stand, long Basis, string Door, DateTimeOffset Voorgesteld, DateTimeOffset? Geldig, long Revisie, long Goedgekeurd)
{
    /// <summary>How many others must approve a version before it is in force (S9).</summary>
    public const int Approvals = 2;

    internal const string Columns =
        """
        r.naam, r.versie, r.inhoud, r.hash, r.bron, r.reden, r.stand, r.basis, r.door, r.voorgesteld, r.geldig, r.revisie,
        (SELECT COUNT(*) FROM regelbesluit b WHERE b.naam = r.naam AND b.versie = r.versie AND b.handeling = 'goedgekeurd') AS goedgekeurd
        """;

    internal const string VanProgramma = "systeem";

    /// <summary>How far it is, as people read it.</summary>
    /// <param name="inForce">True for the version that holds now.</param>
    public string Woord(bool inForce) => Stand switch
    {
        "voorstel" => $"voorgesteld, {Goedgekeurd} van {Approvals} keurden goed",
        "geldig" => inForce ? "geldt nu" : "gold vroeger",
        _ => "afgewezen",
    };

    public bool IsVoorstel => Stand == "voorstel";

    /// <summary>Keeps it as a new row.</summary>
    internal Statement Begin() => new(
        """
        INSERT INTO regelset (naam, versie, inhoud, hash, bron, reden, stand, basis, door, voorgesteld, geldig)
        VALUES (@Naam, @Versie, @Inhoud, @Hash, @Bron, @Reden, @Stand, @Basis, @Door, @Voorgesteld, @Geldig) ON CONFLICT DO NOTHING
        """,
        new { Naam, Versie, Inhoud, Hash, Bron, Reden, Stand, Basis, Door, Voorgesteld, Geldig },
        ExpectedRows: 1);

    /// <summary>Moves it on; <see cref="Moved"/> when somebody decided first.</summary>
    internal Statement Become(string stand, long revisie, DateTimeOffset? geldig = null) => new(
        "UPDATE regelset SET stand = @stand, geldig = @geldig, revisie = revisie + 1 WHERE naam = @Naam AND versie = @Versie AND revisie = @revisie AND stand = 'voorstel'",
        new { stand, geldig, Naam, Versie, revisie },
        ExpectedRows: 1);

    /// <summary>A line of the journal.</summary>
    internal Statement Besluit(DateTimeOffset moment, string actor, string handeling, string? reden = null) => new(
        "INSERT INTO regelbesluit (id, naam, versie, tijdstip, actor, handeling, reden) VALUES (@id, @Naam, @Versie, @moment, @actor, @handeling, @reden) ON CONFLICT DO NOTHING",
        new { id = Guid.CreateVersion7(moment).ToString("N"), Naam, Versie, moment, actor, handeling, reden },
        ExpectedRows: 1);
}
