using System.Globalization;
using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Guardrails;

/// <summary>Counts edits per kind.</summary>
public sealed record Mutatietabel(string Soort, IReadOnlyList<Proefuitslag> Uitslagen)
{
    public static IEnumerable<Mutatietabel> Of(IReadOnlyList<Proefuitslag> uitslagen) =>
        [.. uitslagen.GroupBy(u => u.Mutatie.Soort).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Mutatietabel(g.Key, [.. g])), new("alle", uitslagen)];

    public int Gebroken => Uitslagen.Sum(u => u.Nagespeeld.Count + u.ValsAlarm.Count);

    public int ValsAlarm => Uitslagen.Sum(u => u.ValsAlarm.Count);

    public int Gemist => Uitslagen.Count(u => u.IsGemist);

    public static string Kop => "soort            edits  laden  breuk  gevonden  gemist  naast  gebroken  nagespeeld  vals   ms mediaan     p95     max";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Soort,-15} {Uitslagen.Count,6} {Uitslagen.Count(u => u.Geweigerd is not null),6} {Uitslagen.Count(u => u.IsBreuk),6} {Uitslagen.Count(u => u.IsBreuk && u.IsTegengehouden),9} {Gemist,7} {Uitslagen.Count(u => u.IsNaastOnderwerp),6}"
        + $" {Gebroken,9} {Gebroken - ValsAlarm,11} {ValsAlarm,5} {Tijd(0.5),12:0.0} {Tijd(0.95),7:0.0} {Tijd(1),7:0.0}");

    /// <summary>The same as one line of JSON.</summary>
    public JsonObject ToJson(int zaad) => new()
    {
        ["soort"] = Soort,
        ["zaad"] = zaad,
        ["edits"] = Uitslagen.Count,
        ["geweigerdBijLaden"] = Uitslagen.Count(u => u.Geweigerd is not null),
        ["breuk"] = Uitslagen.Count(u => u.IsBreuk),
        ["gevonden"] = Uitslagen.Count(u => u.IsBreuk && u.IsTegengehouden),
        ["gemist"] = Gemist,
        ["naastOnderwerp"] = Uitslagen.Count(u => u.IsNaastOnderwerp),
        ["gebroken"] = Gebroken,
        ["nagespeeld"] = Gebroken - ValsAlarm,
        ["valsAlarm"] = ValsAlarm,
        ["msMediaan"] = Math.Round(Tijd(0.5), 1),
        ["msP95"] = Math.Round(Tijd(0.95), 1),
        ["msMax"] = Math.Round(Tijd(1), 1),
    };

    private double Tijd(double deel)
    {
        var tijden = Uitslagen.Where(u => u.Nazicht is not null).Select(u => u.Milliseconden).Order().ToList();
        return tijden.Count == 0 ? 0 : tijden[Math.Min(tijden.Count - 1, (int)(deel * tijden.Count))];
    }
}
