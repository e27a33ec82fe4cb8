using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>Reads one answer of one field, with the sentence that says what to do when it does not fit.</summary>
internal sealed partial class FormulierValues(FormulierContext context)
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-BE");
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public (JsonNode? Waarde, string? Fout) Read(FormulierVeld veld, IReadOnlyList<string> teksten)
    {
        if (teksten.Count == 0)
            return (null, null);
        return veld.Soort switch
        {
            VeldSoort.Keuze or VeldSoort.JaNee => ReadKeuze(veld, teksten[0]),
            VeldSoort.Meerkeuze => ReadMeerkeuze(veld, teksten),
            VeldSoort.Datum => ReadDatum(veld, teksten[0]),
            VeldSoort.Getal => ReadGetal(veld, teksten[0]),
            _ => ReadTekst(veld, teksten[0]),
        };
    }

    public static string MissingSentence(FormulierVeld veld) => veld.Soort switch
    {
        VeldSoort.Keuze or VeldSoort.JaNee => $"Kies een antwoord bij ‘{veld.Label}’.",
        VeldSoort.Meerkeuze => $"Duid minstens één antwoord aan bij ‘{veld.Label}’.",
        VeldSoort.Datum => $"Vul een datum in bij ‘{veld.Label}’.",
        VeldSoort.Getal => $"Vul een getal in bij ‘{veld.Label}’.",
        VeldSoort.Herhaling => $"Vul bij ‘{veld.Label}’ minstens één {veld.RijLabel} in.",
        _ => $"Vul ‘{veld.Label}’ in.",
    };

    /// <summary>The fact that an answer sets; only date, number, choice and yes/no can.</summary>
    public static Feit FeitOf(FormulierVeld veld, JsonNode waarde) => veld.Soort switch
    {
        VeldSoort.Datum => Feit.Datum(DateOnly.ParseExact(waarde.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        VeldSoort.Getal => Feit.Getal(waarde.GetValue<decimal>()),
        VeldSoort.JaNee => Feit.JaNee(waarde.GetValue<bool>()),
        _ => Feit.Code(waarde.GetValue<string>()),
    };

    public static string DatumText(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The posted texts that give <paramref name="waarde"/> when read again.</summary>
    public static string[] TextsOf(JsonNode waarde) => waarde.GetValueKind() switch
    {
        JsonValueKind.True => ["ja"],
        JsonValueKind.False => ["nee"],
        JsonValueKind.Number => [waarde.GetValue<decimal>().ToString(Dutch)],
        JsonValueKind.Array => [.. waarde.AsArray().Select(deel => deel!.GetValue<string>())],
        _ => [waarde.GetValue<string>()],
    };

    private (JsonNode?, string?) ReadKeuze(FormulierVeld veld, string tekst)
    {
        if (veld.KeuzesIn(context).All(keuze => keuze.Code != tekst))
            return (null, $"Kies bij ‘{veld.Label}’ een antwoord uit de lijst.");
        return veld.Soort == VeldSoort.JaNee && tekst is ("ja" or "nee") ? (tekst == "ja", null) : (tekst, null);
    }

    private (JsonNode?, string?) ReadMeerkeuze(FormulierVeld veld, IReadOnlyList<string> teksten)
    {
        var bekend = veld.KeuzesIn(context).Select(keuze => keuze.Code).ToHashSet(StringComparer.Ordinal);
        if (!teksten.All(bekend.Contains))
            return (null, $"Kies bij ‘{veld.Label}’ alleen antwoorden uit de lijst.");
        return (new JsonArray([.. teksten.Distinct().Select(tekst => (JsonNode)tekst)]), null);
    }

    private (JsonNode?, string?) ReadDatum(FormulierVeld veld, string tekst)
    {
        if (!DateOnly.TryParseExact(tekst, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) || dag.Year is < 1900 or > 2200)
            return (null, $"Schrijf bij ‘{veld.Label}’ een bestaande dag, maand en jaar, bijvoorbeeld 1/3/2010.");
        if (context.FindDatum(veld.Min) is { } min && dag < min)
            return (null, $"Kies bij ‘{veld.Label}’ een datum op of na {Words(min)}.");
        if (context.FindDatum(veld.Max) is { } max && dag > max)
            return (null, $"Kies bij ‘{veld.Label}’ een datum op of voor {Words(max)}.");
        return (DatumText(dag), null);
    }

    private (JsonNode?, string?) ReadGetal(FormulierVeld veld, string tekst)
    {
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(Invariant(tekst), styles, CultureInfo.InvariantCulture, out var getal) || Math.Abs(getal) > 1_000_000_000)
            return (null, $"Schrijf bij ‘{veld.Label}’ een getal in cijfers, bijvoorbeeld {(veld.Decimalen > 0 ? "0,80" : "12")}.");
        if (decimal.Round(getal, veld.Decimalen) != getal)
            return (null, veld.Decimalen == 0 ? $"Schrijf bij ‘{veld.Label}’ een geheel getal." : $"Schrijf bij ‘{veld.Label}’ hoogstens {veld.Decimalen} cijfers na de komma.");

        var (min, max) = (context.FindGetal(veld.Min), context.FindGetal(veld.Max));
        // Dividing drops the zeros at the end: 0,80 and 0,8 are one written form.
        if (getal >= (min ?? getal) && getal <= (max ?? getal))
            return (getal / 1.0000000000000000000000000000m, null);
        return (null, (min, max) switch
        {
            (not null, not null) => $"Schrijf bij ‘{veld.Label}’ een getal van {Words(min.Value)} tot en met {Words(max.Value)}.",
            (not null, null) => $"Schrijf bij ‘{veld.Label}’ een getal vanaf {Words(min.Value)}.",
            _ => $"Schrijf bij ‘{veld.Label}’ een getal tot en met {Words(max!.Value)}.",
        });
    }

    private static (JsonNode?, string?) ReadTekst(FormulierVeld veld, string tekst) =>
        tekst.Length <= veld.MostCharacters
            ? (tekst, null)
            : (null, $"Maak ‘{veld.Label}’ korter: hoogstens {veld.MostCharacters} tekens, nu zijn het er {tekst.Length}.");

    /// <summary>A date as people say it: 1 maart 2010.</summary>
    internal static string Words(DateOnly dag) => dag.ToString("d MMMM yyyy", Dutch);

    /// <summary>Both 0,8 and 0.8 are fine; 1.850 and 1.850,50 are thousands, as people here write them.</summary>
    private static string Invariant(string tekst) => (Thousands().IsMatch(tekst) ? tekst.Replace(".", "") : tekst).Replace(',', '.');

    [GeneratedRegex(@"^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    private static string Words(decimal getal) => getal.ToString(Dutch);
}
