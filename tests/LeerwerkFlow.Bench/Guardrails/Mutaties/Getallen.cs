using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static LeerwerkFlow.Bench.Guardrails.Mutaties.Tekening;

namespace LeerwerkFlow.Bench.Guardrails.Mutaties;

/// <summary>Edits of what is counted: numbers, units and anchors of formulas, settings and ranges.</summary>
internal static partial class Getallen
{
    private static readonly string[] Formules = ["moment", "termijn", "uiterlijk", "datum", "herinnering", "escalatie", "waarde"];
    private static readonly string[] Eenheden = ["dagen", "weken", "maanden", "werkdagen"];
    private static readonly string[] Ankers = ["start", "einde", "hier", "nazorg.einde", "tbs.einde", "tbs.start"];

    public static Edit? Change(Tekening t, Random r) => r.Next(4) == 0 ? ChangeOwn(t, r) : Rewrite(t, r, [.. Formules, "condition", "wachtOp", "hoogstens"], Getal(), was => Other(was, r));

    public static Edit? ChangeUnit(Tekening t, Random r) => Rewrite(t, r, Formules, Eenheid(), _ => Eenheden[r.Next(Eenheden.Length)]);

    public static Edit? ChangeAnchor(Tekening t, Random r) => Rewrite(t, r, Formules, Anker(), _ => Ankers[r.Next(Ankers.Length)]);

    private static string Other(string was, Random r)
    {
        var n = int.Parse(was, CultureInfo.InvariantCulture);
        var nieuw = r.Next(4) switch
        {
            0 => n + 1,
            1 => n - 1,
            2 => n * 2,
            _ => r.Next(20),
        };
        return Math.Max(0, nieuw).ToString(CultureInfo.InvariantCulture);
    }

    private static Edit? Rewrite(Tekening t, Random r, string[] invoer, Regex what, Func<string, string> nieuw)
    {
        var places = (from step in t.Steps
                      from naam in invoer
                      let tekst = Text(step, naam)
                      where tekst is not null && (naam != "waarde" || Text(step, "soort") is "formule" or "getal")
                      from match in what.Matches(tekst)
                      select (step, naam, tekst, match)).ToList();
        if (places.Count == 0)
            return null;
        var (place, invoerNaam, was, hit) = places[r.Next(places.Count)];
        var wordt = was[..hit.Index] + nieuw(hit.Value) + was[(hit.Index + hit.Length)..];
        Set(place, invoerNaam, wordt);
        return new(Id(place), $"{invoerNaam}: {was} wordt {wordt}");
    }

    // A setting of the flow, or an end of the range of a fact.
    private static Edit? ChangeOwn(Tekening t, Random r)
    {
        var places = t.Eigenschap("instellingen").Select(o => (Bron: o, Naam: "waarde")).Concat(t.Eigenschap("feiten").SelectMany(o => new[] { (Bron: o, Naam: "van"), (Bron: o, Naam: "tot") }))
            .Where(p => p.Bron[p.Naam] is JsonValue v && v.ToString() is { } tekst && (Getal().IsMatch(tekst) || tekst is "true" or "false")).ToList();
        if (places.Count == 0)
            return null;
        var (bron, naam) = places[r.Next(places.Count)];
        var was = bron[naam]!.ToString();
        bron[naam] = was switch
        {
            "true" => false,
            "false" => true,
            _ => int.TryParse(was, CultureInfo.InvariantCulture, out _) ? int.Parse(Other(was, r), CultureInfo.InvariantCulture) : 0.5,
        };
        return new("", $"{bron["naam"]} {naam}: {was} wordt {bron[naam]}");
    }

    // Not the digits of a date or of a name.
    [GeneratedRegex(@"(?<![\w.-])\d+(?![\w.-])")]
    private static partial Regex Getal();

    [GeneratedRegex(@"\b(dag|dagen|week|weken|maand|maanden|werkdag|werkdagen)\b")]
    private static partial Regex Eenheid();

    [GeneratedRegex(@"(?<![\w.])(start|einde|hier|nazorg\.einde|tbs\.einde|tbs\.start|einde\.gepland|werk\.start)(?![\w.])")]
    private static partial Regex Anker();
}
