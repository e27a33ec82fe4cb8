using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Trajecten;

/// <summary>An optional block of a flow: a setting of which the name begins with <c>blok_</c>.</summary>
/// <param name="Aan">What the flow itself says.</param>
public sealed record Keuzeblok(string Naam, string Titel, bool Aan);

/// <summary>
/// The optional blocks that a leerwerkbedrijf switches for its deelnemers at a promotor (S10). They are facts, copied when a traject begins; a running traject keeps its own.
/// Nothing but a block can be switched so: duties are no blocks.
/// </summary>
public sealed class Keuzeblokken(Db db)
{
    /// <summary>The blocks of a top flow, in its own order.</summary>
    public static IReadOnlyList<Keuzeblok> Of(JsonObject flow) =>
    [
        .. ((flow["customProperties"] as JsonObject)?["instellingen"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(o => new Keuzeblok(Text(o["naam"]), Text(o["titel"]) is { Length: > 0 } titel ? titel : Text(o["naam"]), FeitJson.Read(o["waarde"]) == Feit.JaNee(true)))
            .Where(b => b.Naam.StartsWith(FeitJson.Blok, StringComparison.Ordinal)),
    ];

    /// <summary>What was chosen for a promotor, by block; a block that stands not in it is as the flow says.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ChosenAsync(string organisatie, string promotor, CancellationToken ct = default) =>
        (await db.QueryAsync<Keus>(
            """
            SELECT k.blok, k.aan FROM blokkeuze k WHERE k.organisatie = @organisatie AND k.promotor = @promotor AND k.aan IS NOT NULL
              AND k.nr = (SELECT MAX(l.nr) FROM blokkeuze l WHERE l.organisatie = k.organisatie AND l.promotor = k.promotor AND l.blok = k.blok)
            """,
            new { organisatie, promotor },
            ct)).ToDictionary(k => k.Blok, k => k.Aan);

    /// <summary>The facts of a new traject, with the chosen blocks. A fact that whoever begins it set otherwise than the flow does is left alone.</summary>
    internal static SortedMap<Feit> Choose(FlowGraph flow, SortedMap<Feit> feiten, IReadOnlyDictionary<string, bool> chosen)
    {
        foreach (var blok in Of(flow.Bron))
        {
            if (chosen.TryGetValue(blok.Naam, out var aan) && feiten.TryGetValue(blok.Naam, out var feit) && feit == Feit.JaNee(blok.Aan))
                feiten = feiten.SetItem(blok.Naam, Feit.JaNee(aan));
        }

        return feiten;
    }

    private static string Text(JsonNode? node) => (node as JsonValue)?.ToString() ?? "";

    private sealed record Keus(string Blok, bool Aan);
}
