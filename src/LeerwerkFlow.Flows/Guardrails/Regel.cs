using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;

namespace LeerwerkFlow.Flows.Guardrails;

/// <summary>One rule of a set: what people read, and a formal part from a closed set of kinds.</summary>
/// <param name="Code">Upper snake case.</param>
/// <param name="Zin">The rule in one Dutch sentence.</param>
/// <param name="Bron">The place in the decree or the decision that it comes from.</param>
/// <param name="Doe">Dutch: what to do when it is broken.</param>
public sealed record Regel(string Code, string Zin, string Bron, Ernst Ernst, string Doe)
{
    internal Vorm Vorm { get; init; } = null!;
}

/// <summary>The rules that hold for a flow, with the time in which they hold.</summary>
/// <param name="Titel">What people read.</param>
/// <param name="Van">First day on which a traject may start under it.</param>
/// <param name="Tot">Last such day, counted in; null: still in force.</param>
public sealed record RegelSet(string Naam, string Titel, DateOnly Van, DateOnly? Tot, ImmutableArray<Regel> Regels)
{
    /// <summary>The text it was read from.</summary>
    public string Tekst { get; init; } = "";

    /// <summary>Reads a rule set (<c>workflows/regels/*.json</c>; <c>docs/regels.md</c> tells the format).</summary>
    /// <exception cref="RegelException">It is not one; the message says in Dutch what to mend.</exception>
    public static RegelSet Parse(string naam, string json)
    {
        var code = "";
        try
        {
            var bron = JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new FormatException("het is geen JSON-object.");
            var regels = ImmutableArray.CreateBuilder<Regel>();
            foreach (var o in bron.Objects("regels"))
            {
                code = o.Text("code") ?? throw new FormatException("een regel heeft geen “code”.");
                if (regels.Any(r => r.Code == code))
                    throw new FormatException("deze code staat er twee keer in.");
                regels.Add(Read(o, code));
            }

            code = "";
            return new(naam, Must(bron, "titel"), Day(Must(bron, "van")), bron.Text("tot") is { } tot ? Day(tot) : null, regels.ToImmutable()) { Tekst = json };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RegelException($"De regels “{naam}” kunnen niet gelezen worden{(code.Length > 0 ? $" (regel {code})" : "")}: {e.Message} De opmaak staat in docs/regels.md.");
        }
    }

    private static Regel Read(JsonObject o, string code) => new(code, Must(o, "zin"), Must(o, "bron"), Must(o, "ernst") switch
    {
        "decreet" => Ernst.Decreet,
        "praktijk" => Ernst.Praktijk,
        "tekening" => Ernst.Tekening,
        var other => throw new FormatException($"“ernst” is decreet, praktijk of tekening, niet “{other}”."),
    }, Must(o, "doe"))
    {
        Vorm = Vorm.Read(o["vorm"] as JsonObject ?? throw new FormatException("“vorm” ontbreekt.")),
    };

    private static string Must(JsonObject o, string naam) => o.Text(naam) is { Length: > 0 } tekst ? tekst : throw new FormatException($"“{naam}” ontbreekt.");

    private static DateOnly Day(string tekst) =>
        DateOnly.TryParseExact(tekst, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var dag)
            ? dag
            : throw new FormatException($"“{tekst}” is geen datum (jjjj-mm-dd).");
}

/// <summary>A rule set that cannot be read; the message is Dutch.</summary>
public sealed class RegelException(string zin) : Exception(zin);
