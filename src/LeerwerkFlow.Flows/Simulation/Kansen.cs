using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>One way in which a step can end.</summary>
/// <param name="Gewicht">Its share of the weights of the step.</param>
/// <param name="Uitkomst">An outcome of the step; null: the first.</param>
/// <param name="Feiten">Facts that come with it, or null.</param>
public sealed record KansUitkomst(double Gewicht, string? Uitkomst, JsonObject? Feiten);

/// <summary>How a step ends, and how long after it opened (null: as is usual for its kind).</summary>
public sealed record KansStap(Spreiding? Na, ImmutableArray<KansUitkomst> Uitkomsten)
{
    /// <summary>The way that falls, among those that the step knows; null when none does.</summary>
    public KansUitkomst? Pick(ImmutableArray<string> bekend, Toeval lot)
    {
        var rest = lot.Deel * Uitkomsten.Where(Fits).Sum(u => u.Gewicht);
        return Uitkomsten.Where(Fits).FirstOrDefault(u => (rest -= u.Gewicht) < 0);

        bool Fits(KansUitkomst u) => u.Uitkomst is null || bekend.Contains(u.Uitkomst);
    }
}

/// <summary>Something that may happen in any month in which one of these phases is open: an interrupt with its facts, or a suspension of some length.</summary>
/// <param name="In">Places of phases, or their last part; empty: whenever.</param>
/// <param name="PerMaand">Chance in percent, each month anew.</param>
public sealed record KansGebeurtenis(string? Onderbreking, ImmutableArray<string> In, double PerMaand, JsonObject? Feiten, Spreiding? Duur);

/// <summary>
/// How a whole house of people behaves: chances and delays per step, and what may happen each month (<c>docs/scenarios.md</c> tells the file format). A step that is not named takes
/// its first outcome, in the time usual for its kind and never after its last day.
/// </summary>
public sealed class Kansen
{
    private static readonly string[] Soorten = ["taken", "berichten", "documenten", "controles", "incidenten"];
    private static readonly string[] Gewoon = ["2-8 werkdagen", "3-15 werkdagen", "1-3 werkdagen", "0 dagen", "2-5 werkdagen"];
    private readonly Dictionary<string, KansStap> stappen = new(StringComparer.Ordinal);
    private ImmutableArray<Spreiding> gewoon;

    private Kansen(int zaad, int keren, JsonObject? feiten) => (Zaad, Keren, Feiten) = (zaad, keren, feiten);

    public int Zaad { get; }

    /// <summary>How often the house is played; the workload is the average.</summary>
    public int Keren { get; }

    /// <summary>Facts of a new traject at its beginning, on top of the settings of the flow; null for none.</summary>
    public JsonObject? Feiten { get; }

    public ImmutableArray<KansGebeurtenis> Gebeurtenissen { get; private set; } = [];

    /// <summary>How long a suspension lasts that is open today; null: until the end of the play.</summary>
    public Spreiding? Herstel { get; private set; }

    /// <summary>Reads a file of chances.</summary>
    /// <exception cref="ScenarioException">It is not one; the message says what to mend.</exception>
    public static Kansen Parse(string naam, string tekst)
    {
        try
        {
            var bron = JsonNode.Parse(tekst)!.AsObject();
            var kansen = new Kansen((int?)bron["zaad"] ?? 1, Math.Clamp((int?)bron["keren"] ?? 1, 1, 50), bron["feiten"] as JsonObject)
            {
                gewoon = [.. Soorten.Select((soort, i) => Spreiding.Parse((string?)bron["gewoon"]?[soort] ?? Gewoon[i]))],
                Herstel = Tijd(bron["herstel"]),
                Gebeurtenissen = [.. ((string[])["onderbrekingen", "schorsingen"]).SelectMany(s => bron[s] as JsonArray ?? []).Select(n => ReadGebeurtenis(n!.AsObject()))],
            };
            foreach (var (pad, stap) in Soorten.SelectMany(s => bron[s] as JsonObject ?? []))
                kansen.stappen[pad] = ReadStap(stap!.AsObject());
            return kansen;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormulaException or NullReferenceException or FormatException)
        {
            throw new ScenarioException($"De kansen “{naam}” kunnen niet gelezen worden: {e.Message} De opmaak staat in docs/scenarios.md.");
        }
    }

    /// <summary>What is known of a step: by its place, else its id, else its rule; null: nothing.</summary>
    public KansStap? Find(string pad, string? regel = null) =>
        stappen.GetValueOrDefault(pad) ?? stappen.GetValueOrDefault(pad[(pad.LastIndexOf('/') + 1)..]) ?? (regel is null ? null : stappen.GetValueOrDefault(regel));

    /// <summary>The time that is usual for a kind of wait.</summary>
    public Spreiding Usual(WaitSoort soort) => gewoon[soort switch { WaitSoort.Taak => 0, WaitSoort.Document => 2, WaitSoort.Controle => 3, WaitSoort.Incident => 4, _ => 1 }];

    private static KansStap ReadStap(JsonObject o) => new(Tijd(o["na"]), [.. (o["uitkomsten"] as JsonArray ?? []).Select(n => ReadUitkomst(n!.AsObject()))]);

    private static KansUitkomst ReadUitkomst(JsonObject o) => new(Kans(o["kans"]), (string?)o["uitkomst"] ?? (string?)o["antwoord"], o["feiten"] as JsonObject);

    private static KansGebeurtenis ReadGebeurtenis(JsonObject o) => new(
        (string?)o["onderbreking"], [.. (o["in"] as JsonArray ?? []).Select(n => (string?)n ?? "")], Kans(o["perMaand"]), o["feiten"] as JsonObject, Tijd(o["duur"]));

    private static Spreiding? Tijd(JsonNode? node) => (string?)node is { } tekst ? Spreiding.Parse(tekst) : null;

    private static double Kans(JsonNode? node) => (double?)node is >= 0 and { } kans ? kans : throw new FormatException("een kans is een getal van 0 af.");
}
