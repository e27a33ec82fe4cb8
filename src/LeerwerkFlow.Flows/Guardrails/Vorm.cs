using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>The formal part of a rule: one of a closed set of kinds, with the marks it is about.</summary>
/// <param name="Soort">The kind.</param>
/// <param name="Als">Facts that are taken to be so while the rule is checked.</param>
internal abstract record Vorm(string Soort, FrozenDictionary<string, object> Als)
{
    private static readonly FrozenDictionary<string, object> Niets = FrozenDictionary<string, object>.Empty;

    /// <summary>Every mark of the rule: the branches that bear none of them need not be followed.</summary>
    public virtual IEnumerable<Kenmerk> Kenmerken => [];

    /// <exception cref="FormatException">It is not one of the closed set, or something is missing.</exception>
    public static Vorm Read(JsonObject o)
    {
        var soort = o.Text("soort") ?? throw new FormatException("“soort” ontbreekt in “vorm”.");
        var als = o["als"] is JsonObject facts ? facts.ToFrozenDictionary(p => p.Key.Replace('.', '_'), p => Value(p.Value)) : Niets;
        ImmutableArray<Kenmerk> Must(string naam) => Kenmerk.ReadAll(o[naam]) is { IsEmpty: false } list ? list : throw new FormatException($"“{naam}” ontbreekt in “vorm”.");
        ImmutableArray<Kenmerk> May(string naam) => Kenmerk.ReadAll(o[naam]);
        return soort switch
        {
            "voorafgaan" => new Voorafgaan(als, Must("doel"), Must("eerst"), May("sinds"), o.Flag("telkens")),
            "volgt" => new Volgt(als, Must("oorzaak"), Must("gevolg"), May("voor"), May("tenzij"), o.Flag("meteen")),
            "nooit" => new Nooit(als, Must("wat"), May("na"), May("tot")),
            "aantal" => new Telling(als, Must("wat"), May("binnen"), Must("sluit"), May("tenzij"), o.Number("minstens") ?? 0, o.Number("hoogstens") ?? int.MaxValue),
            "volgorde" => new Volgorde(als, [.. (o["fasen"] as JsonArray ?? throw new FormatException("“fasen” ontbreekt.")).Select(n => n!.ToString())]),
            "duur" => new DuurVorm(als, Must("wat"), May("na"), May("tot"), Afstandseis.Read(o)),
            "termijn" => new TermijnVorm(Must("wat"), Texts(o, "binnen"), Texts(o, "buiten"), [.. Texts(o, "vanaf").Select(v => new Afstandseis(v, null, Maat.Read(o.Text("hoogstens") ?? throw new FormatException("“hoogstens” ontbreekt.")), false))], o.Flag("strikt")),
            "melding-bij-mijlpaal" => new MeldingBijMijlpaal(),
            "bestaat" => new Bestaat(Must("wat"), May("voor"), May("tenzij"), o.Text("binnen")),
            "verplicht-veld" => new VerplichtVeld(o.Text("formulier") ?? throw new FormatException("“formulier” ontbreekt."), o.Text("veld") ?? throw new FormatException("“veld” ontbreekt.")),
            "bereik" => new BereikVorm(o.Text("feit") ?? throw new FormatException("“feit” ontbreekt."), o.Number("minstens"), o.Number("hoogstens")),
            "elke-uitkomst" or "elke-wacht" or "geen-dode-stap" or "einde-bereikbaar" or "feit-eerst" or "namen" or "brieven" or "stoppen" or "kan-verder" => new Tekening(soort),
            _ => throw new FormatException($"de soort “{soort}” bestaat niet."),
        };
    }

    private static ImmutableArray<string> Texts(JsonObject o, string naam) => o[naam] is JsonArray list ? [.. list.Select(n => n!.ToString())] : o.Text(naam) is { } een ? [een] : [];

    private static object Value(JsonNode? node) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        System.Text.Json.JsonValueKind.Number => node.GetValue<long>(),
        _ => node?.ToString() ?? throw new FormatException("een feit in “als” heeft geen waarde."),
    };
}

/// <summary>Precedence: before each <paramref name="Doel"/> one of <paramref name="Eerst"/> has happened, since the last <paramref name="Sinds"/>; with <paramref name="Telkens"/> each time anew.</summary>
internal sealed record Voorafgaan(FrozenDictionary<string, object> Als, ImmutableArray<Kenmerk> Doel, ImmutableArray<Kenmerk> Eerst, ImmutableArray<Kenmerk> Sinds, bool Telkens) : Vorm("voorafgaan", Als)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Doel, .. Eerst, .. Sinds];
}

/// <summary>Response: after <paramref name="Oorzaak"/> comes one of <paramref name="Gevolg"/>, before <paramref name="Voor"/> and before the end; with <paramref name="Meteen"/> in the same step.</summary>
internal sealed record Volgt(
    FrozenDictionary<string, object> Als, ImmutableArray<Kenmerk> Oorzaak, ImmutableArray<Kenmerk> Gevolg, ImmutableArray<Kenmerk> Voor, ImmutableArray<Kenmerk> Tenzij, bool Meteen) : Vorm("volgt", Als)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Oorzaak, .. Gevolg, .. Voor, .. Tenzij];
}

/// <summary>Absence: <paramref name="Wat"/> never happens (between <paramref name="Na"/> and <paramref name="Tot"/>).</summary>
internal sealed record Nooit(FrozenDictionary<string, object> Als, ImmutableArray<Kenmerk> Wat, ImmutableArray<Kenmerk> Na, ImmutableArray<Kenmerk> Tot) : Vorm("nooit", Als)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Wat, .. Na, .. Tot];
}

/// <summary>How often <paramref name="Wat"/> happens from <paramref name="Binnen"/> to <paramref name="Sluit"/>; bounds count.</summary>
internal sealed record Telling(
    FrozenDictionary<string, object> Als, ImmutableArray<Kenmerk> Wat, ImmutableArray<Kenmerk> Binnen, ImmutableArray<Kenmerk> Sluit, ImmutableArray<Kenmerk> Tenzij, int Minstens, int Hoogstens) : Vorm("aantal", Als)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Wat, .. Binnen, .. Sluit, .. Tenzij];
}

/// <summary>Phases begin in this order and never in another.</summary>
internal sealed record Volgorde(FrozenDictionary<string, object> Als, ImmutableArray<string> Fasen) : Vorm("volgorde", Als)
{
    /// <summary>The beginning of each phase.</summary>
    public ImmutableArray<Kenmerk> Begin { get; } = [.. Fasen.SelectMany(f => Kenmerk.ReadAll(new JsonObject { ["begint"] = true, ["flow"] = f }))];

    public override IEnumerable<Kenmerk> Kenmerken => Begin;
}

/// <summary>The date of <paramref name="Wat"/> (a milestone's date, or the formula of a fact) lies at a distance from a fact.</summary>
internal sealed record DuurVorm(FrozenDictionary<string, object> Als, ImmutableArray<Kenmerk> Wat, ImmutableArray<Kenmerk> Na, ImmutableArray<Kenmerk> Tot, Afstandseis Eis) : Vorm("duur", Als)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Wat, .. Na, .. Tot];
}

/// <summary>
/// The last day of a task, document or message, or the moment of a wait, lies at most so far after one of some facts, in these flows (none: in all, but those outside it). A wait that counts its
/// turns is measured the first time. With <paramref name="Strikt"/> a date that hangs on none of those facts is unknown; without, it is left alone.
/// </summary>
internal sealed record TermijnVorm(ImmutableArray<Kenmerk> Wat, ImmutableArray<string> Binnen, ImmutableArray<string> Buiten, ImmutableArray<Afstandseis> Eisen, bool Strikt) : Vorm("termijn", FrozenDictionary<string, object>.Empty);

/// <summary>Each milestone has its notification in the same step, and each notification its milestone.</summary>
internal sealed record MeldingBijMijlpaal() : Vorm("melding-bij-mijlpaal", FrozenDictionary<string, object>.Empty)
{
    private static readonly ImmutableArray<Kenmerk> Beide = Kenmerk.ReadAll(new JsonArray(new JsonObject { ["stap"] = "Mijlpaal" }, new JsonObject { ["stap"] = "Melding" }));

    public override IEnumerable<Kenmerk> Kenmerken => Beide;
}

/// <summary>Every way through <paramref name="Binnen"/> meets one of <paramref name="Wat"/>, and first of all others <paramref name="Voor"/>, unless it is left by one of <paramref name="Tenzij"/>.</summary>
internal sealed record Bestaat(ImmutableArray<Kenmerk> Wat, ImmutableArray<Kenmerk> Voor, ImmutableArray<Kenmerk> Tenzij, string? Binnen) : Vorm("bestaat", FrozenDictionary<string, object>.Empty)
{
    public override IEnumerable<Kenmerk> Kenmerken => [.. Wat, .. Voor, .. Tenzij];
}

/// <summary>A form asks a field that must be filled in.</summary>
internal sealed record VerplichtVeld(string Formulier, string Veld) : Vorm("verplicht-veld", FrozenDictionary<string, object>.Empty);

/// <summary>A number that people bring stays within bounds that count.</summary>
internal sealed record BereikVorm(string Feit, int? Minstens, int? Hoogstens) : Vorm("bereik", FrozenDictionary<string, object>.Empty);

/// <summary>The drawing holds together: no mark of its own, every step counts.</summary>
internal sealed record Tekening(string Wat) : Vorm(Wat, FrozenDictionary<string, object>.Empty);
