using System.Globalization;
using LeerwerkFlow.Access;

namespace LeerwerkFlow.Agenda;

/// <summary>A row of <c>afspraak</c>, with the coach's name and how to phone the LWB.</summary>
/// <param name="Plaats">Sealed (key "persoon"): it can be where somebody lives.</param>
/// <param name="Gewijzigd">When it last changed.</param>
internal sealed record Afspraak(
    string Id, string Organisatie, string? Telefoon, string Coach, string CoachNaam, string? Taak, string Soort, DateOnly Dag, string Uur, long Minuten, byte[] Plaats, bool Geannuleerd,
    DateTimeOffset Gewijzigd, long Revisie)
{
    public const string Groep = "groep";
    public const string Telefonisch = "telefoon";
    public const string Huisbezoek = "huisbezoek";

    public const string Columns = "a.id, a.organisatie, o.telefoon, a.coach, m.naam AS coach_naam, a.taak, a.soort, a.dag, a.uur, a.minuten, a.plaats, a.geannuleerd, a.gewijzigd, a.revisie";

    public const string Tables = "afspraak a JOIN organisatie o ON o.id = a.organisatie JOIN medewerker m ON m.id = a.coach";

    /// <summary>Which afspraken a person may see: the own ones, of the own LWB as coördinator, and those with somebody whose dossier they see.</summary>
    public const string InZicht =
        $"""
        ((a.organisatie = @zichtOrganisatie AND (a.coach = @zichtMedewerker OR @zichtCoordinator = 1))
         OR EXISTS (SELECT 1 FROM afspraak_deelnemer zd JOIN traject t ON t.id = zd.traject WHERE zd.afspraak = a.id AND zd.weg = 0 AND {Zicht.Sql}))
        """;

    /// <summary>Code → what people read.</summary>
    public static IReadOnlyDictionary<string, string> Soorten { get; } = new Dictionary<string, string>
    {
        ["gesprek"] = "Gesprek op kantoor", ["werkplek"] = "Gesprek op de werkplek", [Huisbezoek] = "Huisbezoek", [Telefonisch] = "Telefoongesprek", [Groep] = "Groepssessie (jobclub)",
    };

    public bool IsGroep => Soort == Groep;

    public Tijdvak Tijd => new(Dag, Hour(Uur), (int)Minuten);

    /// <summary>What stands on invitations: nobody's whole name.</summary>
    public string CoachVoornaam => CoachNaam.Split(' ', 2)[0];

    /// <summary>A group is moved by whose it is, any other afspraak also by who takes over the dossier.</summary>
    public bool MayBeChangedBy(CurrentUser user) => !Geannuleerd && (!IsGroep || Coach == user.Id || user.May(Right.BeheertAgendas));

    /// <summary>The stored form of an hour: <c>HH:mm</c>.</summary>
    public static string Text(TimeOnly uur) => uur.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static TimeOnly Hour(string uur) => TimeOnly.ParseExact(uur, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Somebody with whom an afspraak is or can be.</summary>
/// <param name="Uurrooster">Of the werkplek, in words; null when there is none.</param>
/// <param name="Weg">True: was in the group, and is not any more.</param>
/// <param name="Aanwezig"><c>aanwezig</c>, <c>afwezig</c>, <c>verwittigd</c>, or null.</param>
/// <param name="Coach">Id of the coach of the traject.</param>
internal sealed record AfspraakDeelnemer(string Traject, string Voornaam, string Naam, byte[] Contact, string? Uurrooster, string? Coach, bool Weg, string? Aanwezig)
{
    public const string Columns = "t.id AS traject, d.voornaam, d.naam, d.contact, w.uurrooster, t.coach";

    public const string Joins = "JOIN deelnemer d ON d.id = t.deelnemer LEFT JOIN werkplek w ON w.id = t.werkplek";

    /// <summary>Code → what people read.</summary>
    public static IReadOnlyDictionary<string, string> Aanwezigheden { get; } = new Dictionary<string, string> { ["aanwezig"] = "Aanwezig", ["afwezig"] = "Afwezig", ["verwittigd"] = "Afwezig, heeft verwittigd" };

    public string Persoon => $"{Voornaam} {Naam}";
}
