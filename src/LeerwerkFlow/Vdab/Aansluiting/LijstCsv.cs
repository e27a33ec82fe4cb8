using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Vdab.Aansluiting;

/// <summary>Reads the list of VDAB (docs/vdab/README.md). Every line is looked at before anything is done with one.</summary>
public static partial class LijstCsv
{
    /// <summary>Bytes of a file.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>Lines of a file, without the header.</summary>
    public const int MostRegels = 100_000;

    /// <summary>Findings that are told; a file in another form would give one a line.</summary>
    public const int MostFouten = 20;

    public const string Kop = "dossier;mijlpaal;versie;datum;status;ontvangstnummer";

    private static readonly string[] Statussen = ["ONTVANGEN", "AANVAARD", "GEWEIGERD", "INGETROKKEN", "VERVANGEN"];

    /// <summary>The lines, or what is wrong, each with its line number; never both.</summary>
    public static (LijstRegel[] Regels, string[] Fouten) Read(byte[] inhoud, Maand maand)
    {
        if (inhoud.Length == 0)
            return ([], ["Het bestand is leeg. Kies de lijst die je van VDAB kreeg."]);
        if (inhoud.Length > MostBytes)
            return ([], ["Het bestand is te groot: hoogstens 10 MB. Vraag VDAB de lijst van één maand."]);
        if (Decode(inhoud) is not { } tekst)
            return ([], ["Het bestand is geen UTF-8. Open het in je rekenblad, bewaar het als “CSV UTF-8” en kies het opnieuw."]);
        List<LijstRegel> regels = [];
        List<string> fouten = [];
        using var reader = new StringReader(tekst);
        var kapot = false;
        using var parser = new CsvParser(reader, RapportCsv.Vorm with { BadDataFound = _ => kapot = true });
        if (!parser.Read() || string.Join(';', parser.Record!) != Kop)
            return ([], [$"Regel 1: de eerste regel moet precies dit zijn: {Kop}"]);
        while (fouten.Count < MostFouten && parser.Read())
        {
            kapot = false;
            var velden = parser.Record!;
            var fout = kapot ? "een aanhalingsteken staat verkeerd" : Fault(velden, maand);
            if (regels.Count == MostRegels)
                return ([], [$"Het bestand heeft meer dan {MostRegels} regels. Vraag VDAB de lijst van één maand."]);
            if (fout is not null)
                fouten.Add($"Regel {parser.RawRow}: {fout}.");
            else
                regels.Add(Regel(velden, parser.RawRow));
        }

        return fouten.Count > 0 ? ([], [.. fouten]) : ([.. regels], []);
    }

    private static string? Fault(string[] v, Maand maand)
    {
        if (v.Length != 6)
            return $"er moeten 6 velden staan, gescheiden door een puntkomma, en het zijn er {v.Length}";
        if (!Dossier().IsMatch(v[0]))
            return "vul het dossier in: letters, cijfers en streepjes, hoogstens 40 tekens";
        if (!Code().IsMatch(v[1]))
            return "de mijlpaal is een code in hoofdletters, zoals INTAKE_AFGEROND";
        if (!int.TryParse(v[2], NumberStyles.None, CultureInfo.InvariantCulture, out var versie) || versie is < 1 or > 999)
            return "de versie is een getal van 1 tot 999";
        if (!DateOnly.TryParseExact(v[3], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum))
            return "schrijf de datum als jaar-maand-dag, zoals 2010-03-15";
        if (Maand.Of(datum) != maand)
            return $"{Datum.Kort(datum)} valt niet in {maand.Label}";
        if (!Statussen.Contains(v[4]))
            return $"de status is een van {string.Join(", ", Statussen)}";
        return v[5].Length > 60 || v[5].Any(char.IsControl) ? "het ontvangstnummer heeft hoogstens 60 tekens" : null;
    }

    private static LijstRegel Regel(string[] v, int regel) => new(regel, v[0], v[1], int.Parse(v[2], CultureInfo.InvariantCulture), DateOnly.ParseExact(v[3], "yyyy-MM-dd", CultureInfo.InvariantCulture), v[4], v[5]);

    private static string? Decode(byte[] inhoud)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(inhoud).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex Dossier();

    [GeneratedRegex(@"^[A-Z_]{1,40}\z")]
    private static partial Regex Code();
}

/// <summary>One line of the list of VDAB.</summary>
/// <param name="Regel">Its number in the file; the header is 1.</param>
public sealed record LijstRegel(int Regel, string Dossier, string Mijlpaal, long Versie, DateOnly Datum, string Status, string Ontvangstnummer);
