using System.Text;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab.Aansluiting;

namespace LeerwerkFlow.Bench.Vdab;

/// <summary>A leerwerkbedrijf with many dossiers that all reached the same milestones in one month and told VDAB: rows only, no flow is played.</summary>
public static class Meldinghuis
{
    /// <summary>Milestones of each dossier.</summary>
    public const int Each = 12;

    public static string Dossier(int nr) => $"TR-{nr:000000}";

    public static string Mijlpaal(int m) => Mijlpalen.All.ElementAt(m);

    /// <summary>The day of that milestone of that dossier, in the first 28 of the month.</summary>
    public static DateOnly Dag(Maand maand, int nr, int m) => new(maand.Eerste.Year, maand.Eerste.Month, 1 + (((nr * 7) + m) % 28));

    /// <summary>The organisation with a coördinator <c>co</c> and a coach <c>an</c>, who has the dossiers with an even number.</summary>
    public static IEnumerable<Statement> House(string organisatie) =>
    [
        new("INSERT INTO organisatie (id, code, naam) VALUES (@organisatie, @organisatie, 'Leerwerkbedrijf De Brug') ON CONFLICT DO NOTHING", new { organisatie }),
        new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('co', @organisatie, 'Co Verzonnen', 'co', 'coordinator', 'geen') ON CONFLICT DO NOTHING", new { organisatie }),
        new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord) VALUES ('an', @organisatie, 'An Verzonnen', 'an', 'coach', 'geen') ON CONFLICT DO NOTHING", new { organisatie }),
        new("INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d', @organisatie, 'Nora', 'Voorbeeld', 'nora voorbeeld', @leeg) ON CONFLICT DO NOTHING", new { organisatie, leeg = Array.Empty<byte>() }),
        new("INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('f', 'proef', 1, '', '', '', '') ON CONFLICT DO NOTHING"),
    ];

    /// <summary>The dossiers with their meldingen, all accepted by VDAB.</summary>
    public static IEnumerable<Statement> Dossiers(string organisatie, int aantal, Maand maand, DateTimeOffset nu)
    {
        for (var nr = 1; nr <= aantal; nr++)
        {
            yield return new(
                "INSERT INTO traject (id, nummer, organisatie, deelnemer, coach, flowversie, status, staat, revisie, aangemaakt) VALUES (@id, @nr, @organisatie, 'd', @coach, 'f', 'lopend', '{}', 1, @nu)",
                new { id = Dossier(nr), nr, organisatie, coach = nr % 2 == 0 ? "an" : null, nu });
            for (var m = 0; m < Each; m++)
                yield return Melding(Dossier(nr), m + 1, Mijlpaal(m), Dag(maand, nr, m), "AANVAARD", nu);
        }
    }

    public static Statement Melding(string traject, int sequence, string mijlpaal, DateOnly datum, string status, DateTimeOffset nu) => new(
        "INSERT INTO melding (id, traject, sequence, mijlpaal, versie, datum, body, status, ontvangst, aangemaakt) VALUES (@id, @traject, @sequence, @mijlpaal, 1, @datum, @body, @status, 'V-' || @sequence, @nu)",
        new { id = $"{traject}/{sequence}", traject, sequence, mijlpaal, datum, body = Array.Empty<byte>(), status, nu });

    /// <summary>The lines with which VDAB says the same.</summary>
    public static List<string> Lijst(int aantal, Maand maand) =>
        [.. from nr in Enumerable.Range(1, aantal) from m in Enumerable.Range(0, Each) select $"{Dossier(nr)};{Mijlpaal(m)};1;{Dag(maand, nr, m):yyyy-MM-dd};AANVAARD;V-{m + 1}"];

    public static byte[] Bytes(IEnumerable<string> regels) => Encoding.UTF8.GetBytes(LijstCsv.Kop + "\r\n" + string.Concat(regels.Select(r => r + "\r\n")));
}
