using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten;

/// <summary>One text of a letter as a leerwerkbedrijf changed it.</summary>
/// <param name="Hash">SHA-256 in hex of the text.</param>
/// <param name="Stand"><c>voorstel</c>, <c>geldig</c> or <c>afgewezen</c>.</param>
/// <param name="Basis">The version that it was written on; 0 for the text of the program.</param>
/// <param name="BeslistDoor">Who released or refused it; null as long as nobody did.</param>
public sealed record SjabloonVersie(
    string Organisatie, string Naam, long Versie, string Inhoud, string Hash, string Reden, string Stand, long Basis, string Door, DateTimeOffset Bewaard, string? BeslistDoor, DateTimeOffset? Beslist, long Revisie)
{
    internal const string Columns = "b.organisatie, b.naam, b.versie, b.inhoud, b.hash, b.reden, b.stand, b.basis, b.door, b.bewaard, b.beslist_door, b.beslist, b.revisie";

    public bool IsVoorstel => Stand == "voorstel";

    /// <summary>How far it is, as people read it.</summary>
    /// <param name="inForce">True for the version that new letters have now.</param>
    public string Woord(bool inForce) => Stand switch { "voorstel" => "wacht op een tweede persoon", "geldig" => inForce ? "in gebruik" : "vroeger in gebruik", _ => "niet doorgegaan" };

    internal Statement Begin() => new(
        """
        INSERT INTO briefversie (organisatie, naam, versie, inhoud, hash, reden, stand, basis, door, bewaard, beslist_door, beslist)
        VALUES (@Organisatie, @Naam, @Versie, @Inhoud, @Hash, @Reden, @Stand, @Basis, @Door, @Bewaard, @BeslistDoor, @Beslist) ON CONFLICT DO NOTHING
        """,
        new { Organisatie, Naam, Versie, Inhoud, Hash, Reden, Stand, Basis, Door, Bewaard, BeslistDoor, Beslist },
        ExpectedRows: 1);

    /// <summary>Moves it on; <see cref="Moved"/> when somebody decided first.</summary>
    internal Statement Become(string stand, string door, DateTimeOffset moment) => new(
        "UPDATE briefversie SET stand = @stand, beslist_door = @door, beslist = @moment, revisie = revisie + 1 WHERE organisatie = @Organisatie AND naam = @Naam AND versie = @Versie AND revisie = @Revisie AND stand = 'voorstel'",
        new { stand, door, moment, Organisatie, Naam, Versie, Revisie },
        ExpectedRows: 1);
}
