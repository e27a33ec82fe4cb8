using System.Text.Json.Nodes;

namespace LeerwerkFlow.Bench.Guardrails.Mutaties;

/// <summary>Makes random single edits of a bundel, the same for the same seed.</summary>
public sealed class Zaaier(Bundel bundel, int zaad)
{
    // How many times a kind is drawn in a hundred: kinds with more places to go wrong come more often.
    private static readonly string[] Beurten =
    [
        .. new (string Soort, int Keer)[]
        {
            ("stap-weg", 12), ("melding-weg", 4), ("fase-weg", 2), ("stap-ruil", 8), ("fase-ruil", 2), ("pijl-weg", 9), ("pijl-om", 12), ("uitkomst-anders", 6), ("uitkomst-lijst", 4),
            ("getal", 12), ("eenheid", 4), ("anker", 5), ("mijlpaal-code", 4), ("voorwaarde", 3), ("termijn-weg", 2), ("vier-ogen-weg", 1), ("wacht-op", 3), ("naam", 5), ("vlag", 2),
        }.SelectMany(s => Enumerable.Repeat(s.Soort, s.Keer)),
    ];

    private readonly Random random = new(zaad);

    private readonly string[] flows = [.. bundel.Namen.SelectMany(naam => Enumerable.Repeat(naam, new Tekening(bundel.Get(naam)).Steps.Count))];

    /// <summary>The kinds of edit.</summary>
    public static IReadOnlyList<string> Soorten { get; } = [.. Edits.All.Keys];

    /// <summary>Edits of every kind, each drawn at random.</summary>
    public IEnumerable<Mutatie> Make(int aantal)
    {
        for (var n = 0; n < aantal; n++)
            yield return One(Beurten[random.Next(Beurten.Length)]);
    }

    /// <summary>One edit of a kind.</summary>
    public Mutatie One(string soort)
    {
        while (true)
        {
            var naam = flows[random.Next(flows.Length)];
            var flow = bundel.Get(naam);
            var copy = flow.DeepClone().AsObject();
            if (Edits.All[soort](new Tekening(copy), random) is { } edit && !JsonNode.DeepEquals(copy, flow))
                return new Mutatie(soort, naam, edit.Stap, edit.Wat, bundel.With(naam, copy));
        }
    }
}

/// <summary>What an edit did: where and what.</summary>
internal sealed record Edit(string Stap, string Wat);
