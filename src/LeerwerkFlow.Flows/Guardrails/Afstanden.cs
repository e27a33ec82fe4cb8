using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>
/// The shortest and longest distance between two dates of a traject, read from the formulas: <c>nazorg.einde</c> is six months after <c>einde</c>, whatever <c>einde</c>
/// is. A length that people bring lies in the range that the flow declares; a fact that the flow writes has the hull of everything it writes.
/// </summary>
internal sealed class Afstanden
{
    private const string Hier = "hier";
    private const int MostNested = 2_000;

    // The formula of a fact lies so much deeper than its parts.
    private const int FactOf = 100;
    private readonly Dictionary<string, List<string>> formules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (decimal? Van, decimal? Tot)> bereiken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Afstand?> known = [];
    private readonly int meesteBeurten;

    /// <param name="meesteBeurten">How often a wait that counts its turns comes at most; 1: only its first time counts.</param>
    public Afstanden(FlowSet flows, string top, int meesteBeurten = Afstand.Oneindig)
    {
        this.meesteBeurten = meesteBeurten;
        var custom = flows.Get(top).Bron["customProperties"] as JsonObject;
        foreach (var (naam, feit) in FeitJson.Instellingen(flows.Get(top)))
        {
            if (feit.AsGetal is { } getal)
                bereiken[naam] = (getal, getal);
        }

        foreach (var feit in custom?.Objects("feiten") ?? [])
        {
            if (feit.Text("naam") is { } naam && feit.Text("soort") == "getal")
                bereiken[naam] = (Number(feit["van"]), Number(feit["tot"]));
        }

        foreach (var step in flows.All.SelectMany(f => f.Steps).Where(s => s.Type == "Leerwerk.Feit" && s.Text("soort") == "formule"))
            (formules.TryGetValue(step.Text("feit") ?? "", out var list) ? list : formules[step.Text("feit") ?? ""] = []).Add(step.Text("waarde") ?? "");
    }

    /// <summary>The range that the flow declares for a number; null on a side without a bound.</summary>
    public (decimal? Van, decimal? Tot) Bereik(string feit) => bereiken.GetValueOrDefault(feit);

    /// <summary>How far a formula lies after a fact; null when the two have nothing in common.</summary>
    public Afstand? Between(string vanaf, string formule)
    {
        if (known.TryGetValue((vanaf, formule), out var afstand))
            return afstand;
        try
        {
            var node = new FormulaParser(formule).Parse();
            afstand = Expand(node, vanaf, 0) ?? (vanaf == Hier ? null : Common(node, vanaf));
        }
        catch (FormulaException)
        {
            // A formula that cannot be read has a finding of its own.
            afstand = null;
        }

        return known[(vanaf, formule)] = afstand;
    }

    /// <summary>True when the formula asks for the middle of a period that may hold no day at all: then there is no date.</summary>
    public bool MayHaveNoDay(string formule)
    {
        try
        {
            return MayHaveNoDay(new FormulaParser(formule).Parse());
        }
        catch (FormulaException)
        {
            return false;
        }
    }

    private bool MayHaveNoDay(FormulaNode node) => node switch
    {
        HalfwegNode { Van: FeitNode van } half => (Expand(half.Tot, van.Naam, 0) ?? Common(half.Tot, van.Naam))?.IsAtLeast(new Maat(0, 1)) != true,
        HalfwegNode => true,
        SumNode sum => MayHaveNoDay(sum.Grond),
        ChoiceNode choice => choice.Keuzes.Any(MayHaveNoDay),
        _ => false,
    };

    // Both hang on a third date, such as the start.
    private Afstand? Common(FormulaNode node, string vanaf)
    {
        var van = new FeitNode(vanaf, 0);
        foreach (var anker in Ankers(node, []))
        {
            if (anker != vanaf && Expand(van, anker, 0) is { } first && Expand(node, anker, 0) is { } second)
                return second - first;
        }

        return null;
    }

    private HashSet<string> Ankers(FormulaNode node, HashSet<string> seen)
    {
        switch (node)
        {
            case FeitNode feit when seen.Add(feit.Naam):
                foreach (var formule in formules.GetValueOrDefault(feit.Naam, []))
                    Ankers(new FormulaParser(formule).Parse(), seen);
                break;
            case SumNode sum:
                Ankers(sum.Grond, seen);
                break;
            case ChoiceNode choice:
                foreach (var keuze in choice.Keuzes)
                    Ankers(keuze, seen);
                break;
            case HalfwegNode half:
                Ankers(half.Van, seen);
                break;
            default:
                break;
        }

        return seen;
    }

    // The day of a step is another one in the formula of a fact.
    private Afstand? Expand(FormulaNode node, string anker, int diepte) => node switch
    {
        _ when diepte > MostNested => null,
        HierNode => anker == Hier && diepte < FactOf ? Afstand.Nul : null,
        BinnenNode binnen => anker == Hier && diepte < FactOf ? Amount(binnen.Aantal, binnen.Eenheid, plus: true) : null,
        FeitNode feit => feit.Naam == anker ? Afstand.Nul : Hull(feit.Naam, anker, diepte),
        SumNode sum => Expand(sum.Grond, anker, diepte + 1) is { } ground ? ground + Amount(sum.Aantal, sum.Eenheid, sum.Plus) : null,
        ChoiceNode choice => Choose(choice, anker, diepte),
        HalfwegNode half => Halfway(half, anker, diepte),
        _ => null,
    };

    private Afstand? Halfway(HalfwegNode half, string anker, int diepte) =>
        Expand(half.Van, anker, diepte + 1) is { } van && Expand(half.Tot, anker, diepte + 1) is { } tot ? van == Afstand.Nul ? tot.Half() : null : null;

    private Afstand? Choose(ChoiceNode choice, string anker, int diepte)
    {
        // The earliest is no later than any of them, whatever the others are; the latest no earlier.
        var known = choice.Keuzes.Select(k => Expand(k, anker, diepte + 1)).OfType<Afstand>().ToList();
        if (known.Count == 0)
            return null;
        var chosen = known.Aggregate((so, next) => Afstand.Choose(so, next, choice.Vroegste));
        return known.Count == choice.Keuzes.Count ? chosen
            : choice.Vroegste ? chosen with { MinMaanden = -Afstand.Oneindig, MinDagen = 0 } : chosen with { MaxMaanden = Afstand.Oneindig, MaxDagen = 0 };
    }

    private Afstand? Hull(string feit, string anker, int diepte)
    {
        Afstand? hull = null;
        foreach (var formule in formules.GetValueOrDefault(feit, []))
        {
            if (Expand(new FormulaParser(formule).Parse(), anker, diepte + FactOf) is not { } next)
                return null;
            hull = hull is { } so ? Afstand.Hull(so, next) : next;
        }

        return hull;
    }

    private Afstand Amount(Aantal aantal, Eenheid eenheid, bool plus)
    {
        var (van, tot) = aantal switch
        {
            { Vast: { } n } => (n, n),
            { Feit: { } feit } => bereiken.TryGetValue(feit, out var bereik) ? ((int)(bereik.Van ?? 0), (int)(bereik.Tot ?? Afstand.Oneindig)) : (0, Afstand.Oneindig),
            _ => (1, meesteBeurten),
        };
        var length = eenheid switch
        {
            Eenheid.Maand => new Afstand(van, 0, tot, 0),
            Eenheid.Jaar => new Afstand(12 * van, 0, Math.Min(12 * tot, Afstand.Oneindig), 0),
            Eenheid.Week => new Afstand(0, 7 * van, 0, Math.Min(7 * tot, Afstand.Oneindig)),
            // Five werkdagen are a week; between them lie at most the ten holidays of a year.
            Eenheid.Werkdag => new Afstand(0, van, 0, Math.Min((7 * tot / 5) + 12, Afstand.Oneindig)),
            _ => new Afstand(0, van, 0, tot),
        };
        return plus ? length : -length;
    }

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue v && decimal.TryParse(v.ToString(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
}
