using System.Text.Json.Nodes;
using static LeerwerkFlow.Bench.Guardrails.Mutaties.Tekening;

namespace LeerwerkFlow.Bench.Guardrails.Mutaties;

/// <summary>The kinds of edit. Each redraws at random; null when the flow has nothing of the kind.</summary>
internal static class Edits
{
    private static readonly string[] Codes =
    [
        "TOELEIDING_ONTVANGEN", "WEIGERING", "INTAKE_AFGEROND", "INSTROOMPROFIEL_VASTGESTELD", "WERKERVARING_GESTART", "TUSSENTIJDSE_EVALUATIE", "VERLENGING_GEVRAAGD",
        "SOLLICITATIE_GESTART", "WERKERVARING_BEEINDIGD", "UITSTROOMPROFIEL_VASTGESTELD", "UITSTROOM_GEREGISTREERD", "NAZORG_GESTART", "NAZORG_AFGEROND", "TRAJECT_STOPGEZET", "ZOMAAR_IETS",
    ];

    private static readonly string[] Statussen = ["gevraagd", "nagelezen", "verstuurd", "ontvangen", "ondertekend(1)", "ondertekend(2)", "ondertekend(3)"];

    private static readonly string[] Namen = ["formulier", "rol", "regel", "sjabloon", "soort", "feit", "ontvanger", "document", "flow"];

    public static IReadOnlyDictionary<string, Func<Tekening, Random, Edit?>> All { get; } = new Dictionary<string, Func<Tekening, Random, Edit?>>
    {
        ["stap-weg"] = (t, r) => Drop(t, r, t.Steps),
        ["melding-weg"] = (t, r) => Drop(t, r, t.Of("Leerwerk.Melding")),
        ["fase-weg"] = (t, r) => Drop(t, r, t.Of("Leerwerk.Fase")),
        ["stap-ruil"] = (t, r) => Swap(t, r, t.Arrows),
        ["fase-ruil"] = (t, r) => Swap(t, r, [.. t.Arrows.Where(a => t.Of("Leerwerk.Fase").Select(Id).Intersect([Van(a), Naar(a)]).Count() == 2)]),
        ["pijl-weg"] = DropArrow,
        ["pijl-om"] = Aim,
        ["uitkomst-anders"] = ChangeOutcome,
        ["uitkomst-lijst"] = ChangeOutcomes,
        ["getal"] = Getallen.Change,
        ["eenheid"] = Getallen.ChangeUnit,
        ["anker"] = Getallen.ChangeAnchor,
        ["mijlpaal-code"] = ChangeCode,
        ["voorwaarde"] = ChangeCondition,
        ["termijn-weg"] = (t, r) => Clear(t, r, "termijn", "uiterlijk"),
        ["vier-ogen-weg"] = (t, r) => Clear(t, r, "vierOgenMet"),
        ["wacht-op"] = (t, r) => Change(r, t.Of("Leerwerk.Document"), "wachtOp", Statussen),
        ["naam"] = ChangeName,
        ["vlag"] = Flip,
    };

    private static T? Pick<T>(Random r, IReadOnlyList<T> list)
        where T : class => list.Count == 0 ? null : list[r.Next(list.Count)];

    private static Edit? Drop(Tekening t, Random r, IReadOnlyList<JsonObject> steps)
    {
        if (Pick(r, steps) is not { } step)
            return null;
        t.Drop(step);
        return new(Id(step), "weggelaten");
    }

    private static Edit? Swap(Tekening t, Random r, IReadOnlyList<JsonObject> arrows) =>
        Pick(r, arrows) is { } arrow && Tell(arrow) is var was && t.Swap(arrow) ? new(Van(arrow), $"geruild met de volgende ({was})") : null;

    private static Edit? DropArrow(Tekening t, Random r)
    {
        if (Pick(r, t.Arrows) is not { } arrow)
            return null;
        t.Remove(arrow);
        return new(Van(arrow), $"pijl {Tell(arrow)} weg");
    }

    private static Edit? Aim(Tekening t, Random r)
    {
        if (Pick(r, t.Arrows) is not { } arrow || Pick(r, t.Steps) is not { } step || Type(step) == "Elsa.Start")
            return null;
        var was = Tell(arrow);
        Tekening.Aim(arrow, Id(step));
        return new(Van(arrow), $"pijl {was} gaat naar {Id(step)}");
    }

    // An arrow of a step with several ways out begins at another of them.
    private static Edit? ChangeOutcome(Tekening t, Random r)
    {
        if (Pick(r, [.. t.Arrows.Where(a => t.From(Van(a)).Select(Poort).Distinct().Count() > 1)]) is not { } arrow)
            return null;
        var (was, other) = (Tell(arrow), Pick(r, [.. t.From(Van(arrow)).Select(Poort).Where(p => p != Poort(arrow))])!);
        Rename(arrow, other);
        return new(Van(arrow), $"pijl {was} vertrekt bij {other}");
    }

    private static Edit? ChangeOutcomes(Tekening t, Random r)
    {
        if (Pick(r, [.. t.Steps.Where(s => Lijst(s) is not null)]) is not { } step || step[Lijst(step)!]!["expression"]!["value"] is not JsonArray lijst)
            return null;
        if (r.Next(2) == 0)
        {
            lijst.Add("Anders");
            return new(Id(step), "uitkomst Anders erbij, niet getekend");
        }

        var weg = r.Next(lijst.Count);
        var naam = lijst[weg]!.ToString();
        lijst.RemoveAt(weg);
        return new(Id(step), $"uitkomst {naam} uit de lijst");
    }

    private static string? Lijst(JsonObject step) => ((string[])["uitkomsten", "antwoorden", "branches", "outcomes"]).FirstOrDefault(step.ContainsKey);

    private static Edit? ChangeCode(Tekening t, Random r) =>
        Pick(r, t.Of("Leerwerk.Mijlpaal", "Leerwerk.Melding")) is { } step ? Change(r, [step], Type(step) == "Leerwerk.Mijlpaal" ? "code" : "mijlpaal", Codes) : null;

    private static Edit? Change(Random r, IReadOnlyList<JsonObject> steps, string invoer, IReadOnlyList<string> waarden)
    {
        if (Pick(r, steps) is not { } step)
            return null;
        var (was, nieuw) = (Text(step, invoer), Pick(r, waarden)!);
        Set(step, invoer, nieuw);
        return new(Id(step), $"{invoer}: {was} wordt {nieuw}");
    }

    private static Edit? ChangeCondition(Tekening t, Random r)
    {
        if (Pick(r, t.Of("Elsa.FlowDecision")) is not { } step || Text(step, "condition") is not { } was)
            return null;
        var nieuw = r.Next(3) switch
        {
            0 => "true",
            1 => "false",
            _ => $"!({was})",
        };
        Set(step, "condition", nieuw);
        return new(Id(step), $"voorwaarde: {was} wordt {nieuw}");
    }

    private static Edit? Clear(Tekening t, Random r, params string[] invoer)
    {
        if (Pick(r, [.. t.Steps.Where(s => invoer.Any(s.ContainsKey))]) is not { } step || invoer.First(step.ContainsKey) is not { } naam)
            return null;
        var was = Text(step, naam);
        step.Remove(naam);
        return new(Id(step), $"{naam} weg (was {was})");
    }

    // A name that stands elsewhere in the same input, or one that does not exist at all.
    private static Edit? ChangeName(Tekening t, Random r)
    {
        var invoer = Namen[r.Next(Namen.Length)];
        IReadOnlyList<JsonObject> steps = [.. t.Steps.Where(s => Text(s, invoer) is not null)];
        return Change(r, steps, invoer, r.Next(4) == 0 ? ["bestaat-niet"] : [.. steps.Select(s => Text(s, invoer)!).Distinct()]);
    }

    private static Edit? Flip(Tekening t, Random r)
    {
        var (step, invoer) = r.Next(3) switch
        {
            0 => (Pick(r, [.. t.Steps.Where(s => s.ContainsKey("totEnMet"))]), "totEnMet"),
            1 => (Pick(r, [.. t.Of("Leerwerk.Feit").Where(s => Text(s, "waarde") is "ja" or "nee")]), "waarde"),
            _ => (Pick(r, [.. t.Of("Leerwerk.Wacht", "Leerwerk.WachtOpBericht")]), "bijSchorsing"),
        };
        if (step is null)
            return null;
        var was = Text(step, invoer);
        JsonNode nieuw = was switch
        {
            "true" => false,
            "ja" => "nee",
            "nee" => "ja",
            "wacht" => "loopt door",
            _ => "wacht",
        };
        Set(step, invoer, nieuw);
        return new(Id(step), $"{invoer}: {was} wordt {nieuw}");
    }
}
