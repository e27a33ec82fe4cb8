using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten.Personenlijsten;

/// <summary>One row as it stands in the file. <paramref name="Rij"/>: its line, from 1; <paramref name="Velden"/> by column, <paramref name="Ruw"/> as they came.</summary>
/// <param name="Fout">The row cannot be read; null when it can.</param>
internal sealed record PersoonRij(int Rij, IReadOnlyDictionary<string, string> Velden, string[] Ruw, string? Fout);

/// <summary>A file as it was read. <paramref name="IsOud"/>: it was not UTF-8 and was read as Windows-1252.</summary>
internal sealed record PersonenBestand(string[] Kop, IReadOnlyList<PersoonRij> Rijen, bool IsOud);

/// <summary>Reads a CSV of people, with semicolons or commas, as UTF-8 or as the Windows-1252 of an older spreadsheet; and writes rows of it back.</summary>
internal static class PersonenCsv
{
    public const int MostBytes = 5 * 1024 * 1024;
    public const int MostRijen = 5_000;

    private const string Reden = "Reden";

    /// <summary>The columns, each with the names that it may have; the first is the one we tell.</summary>
    public static readonly string[][] Kolommen =
        [["Voornaam"], ["Achternaam", "Naam", "Familienaam"], ["Telefoon", "Gsm"], ["E-mail", "Email", "E-mailadres"], ["Straat", "Straat en nummer", "Adres"], ["Postcode"], ["Gemeente"], ["Geboortedatum"], ["Vacature"], ["Coach"], ["Trajectbegeleider"]];

    /// <exception cref="RuleBroken">It is no such file; the sentence says what to do.</exception>
    public static PersonenBestand Read(byte[] inhoud)
    {
        var (tekst, isOud) = Decode(inhoud);
        var eersteRegel = tekst.Split('\n', 2)[0];
        var vorm = Vorm(eersteRegel.Count(c => c == ';') >= eersteRegel.Count(c => c == ',') ? ";" : ",");
        var kapot = false;
        using var reader = new StringReader(tekst);
        using var parser = new CsvParser(reader, vorm with { BadDataFound = _ => kapot = true });
        if (!parser.Read())
            throw Wrong("Het bestand is leeg. Zet op de eerste regel de namen van de kolommen, en daaronder één persoon per regel.");
        var kop = parser.Record!;
        var namen = kop.Select(Find).ToArray();
        if (kop.Zip(namen).Where(n => n.Second is null && n.First.Length > 0).Select(n => n.First).ToList() is { Count: > 0 } vreemd)
            throw Wrong($"Deze kolommen ken ik niet: {string.Join(", ", vreemd)}. Haal ze weg of noem ze: {string.Join(", ", Kolommen.Select(k => k[0]))}.");
        if (!namen.Contains("Voornaam") || !namen.Contains("Achternaam"))
            throw Wrong("Op de eerste regel moeten de kolommen Voornaam en Achternaam staan.");
        if (namen.GroupBy(n => n).FirstOrDefault(g => g.Key is not null && g.Count() > 1) is { } dubbel)
            throw Wrong($"De kolom {dubbel.Key} staat er twee keer. Haal er één weg.");
        List<PersoonRij> rijen = [];
        while (parser.Read())
        {
            var ruw = parser.Record!;
            if (ruw.All(v => v.Length == 0))
                continue;
            if (rijen.Count == MostRijen)
                throw Wrong($"Het bestand heeft meer dan {MostRijen} rijen. Verdeel het over meer bestanden.");
            var fout = kapot ? "Een aanhalingsteken staat verkeerd in deze rij." : ruw.Length == kop.Length ? null : $"Deze rij heeft {ruw.Length} velden en de eerste regel {kop.Length}. Kijk na of er een scheidingsteken te veel of te weinig staat.";
            rijen.Add(new(parser.RawRow, namen.Zip(ruw).Where(v => v.First is not null).ToDictionary(v => v.First!, v => Plain(v.Second)), ruw, fout));
            kapot = false;
        }

        return rijen.Count > 0 ? new(kop, rijen, isOud) : throw Wrong("Onder de eerste regel staat niemand.");
    }

    /// <summary>Rows with the reason beside them, to mend and bring again: UTF-8 with a mark in front, semicolons; what a spreadsheet would take for a formula is made harmless.</summary>
    public static byte[] Write(string[] kop, IEnumerable<(string[] Ruw, string Reden)> rijen)
    {
        using var tekst = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(tekst, Vorm(";")))
        {
            foreach (var (velden, reden) in rijen.Prepend((kop, Reden)))
            {
                foreach (var veld in velden.Where((_, i) => i >= kop.Length || kop[i] != Reden).Append(reden))
                    csv.WriteField(veld);
                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(tekst.ToString())];
    }

    private static CsvConfiguration Vorm(string teken) => new(CultureInfo.InvariantCulture) { Delimiter = teken, InjectionOptions = InjectionOptions.Escape, InjectionEscapeCharacter = '\'', TrimOptions = TrimOptions.Trim };

    // What Write made harmless comes back as it was. The column that it added is no column of ours.
    private static string Plain(string veld) => veld is ['\'', '=' or '+' or '-' or '@', ..] ? veld[1..] : veld;

    private static string? Find(string kolom) => kolom == Reden ? "" : Kolommen.FirstOrDefault(k => k.Any(naam => Zoekwoord.Of(naam) == Zoekwoord.Of(kolom)))?[0];

    private static (string Tekst, bool IsOud) Decode(byte[] inhoud)
    {
        if (inhoud.Length == 0)
            throw Wrong("Het bestand is leeg.");
        if (inhoud.Length > MostBytes)
            throw Wrong("Het bestand is te groot: hoogstens 5 MB.");
        if (inhoud is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || inhoud.Contains((byte)0))
            throw Wrong("Dit bestand kan ik niet lezen. Open het in je rekenblad, bewaar het als “CSV UTF-8” en kies het opnieuw.");
        try
        {
            return (new UTF8Encoding(false, true).GetString(inhoud).TrimStart('\uFEFF'), false);
        }
        catch (DecoderFallbackException)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(inhoud), true);
        }
    }

    private static RuleBroken Wrong(string zin) => new(zin, "Bestand");
}
