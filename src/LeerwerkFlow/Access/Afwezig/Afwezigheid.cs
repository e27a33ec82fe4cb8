namespace LeerwerkFlow.Access.Afwezig;

/// <summary>Somebody is away, with who stands in for the taken of each role.</summary>
/// <param name="Van">The first local day away.</param>
/// <param name="Tot">The last local day away; it still counts.</param>
/// <param name="Vervangers">Role of the taak → id of who stands in; a role that is left out has nobody.</param>
public sealed record Afwezigheid(string Id, string Medewerker, DateOnly Van, DateOnly Tot, long Revisie, IReadOnlyDictionary<string, string> Vervangers)
{
    public bool Covers(DateOnly dag) => Van <= dag && dag <= Tot;

    public bool Overlaps(DateOnly van, DateOnly tot) => Van <= tot && van <= Tot;
}

/// <summary>A medewerker as the calendar knows them.</summary>
public sealed record Persoon(string Id, string Naam, string? Organisatie, IReadOnlySet<Role> Rollen, bool Actief)
{
    /// <summary>May do a taak of that role; a coach also records for a promotor or instructeur (S16).</summary>
    public bool Suits(string rol) => Rollen.Any(r => r.Code() == rol) || (rol is "promotor" or "instructeur" && Rollen.Contains(Role.Coach));

    /// <summary>The roles of taken that can stand on this name.</summary>
    public IEnumerable<string> Taakrollen => Enum.GetValues<Role>().Where(r => Rights.May(r, Right.VoertTaakUit)).Select(r => r.Code()).Where(Suits);
}

/// <summary>Who is to do a taak on a day.</summary>
/// <param name="Soort">How it came to them.</param>
/// <param name="Wie">Ids; several when it is for whoever takes it; none: nobody can be reached.</param>
public sealed record Bereik(BereikSoort Soort, IReadOnlyList<string> Wie);

public enum BereikSoort
{
    Eigenaar,
    Vervanger,

    /// <summary>Nobody's: for whoever has the role and is there.</summary>
    Rol,

    /// <summary>On the list of the coördinators, to be divided.</summary>
    Coordinator,
    Niemand,
}
