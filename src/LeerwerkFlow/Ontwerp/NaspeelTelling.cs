using LeerwerkFlow.Flows.Simulation;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Counts what would have been otherwise, and hides what would point at a person.</summary>
/// <remarks>Decisions S21. A count of which all but a few are part says as much about those few, so it is hidden too.</remarks>
internal static class NaspeelTelling
{
    private const int Minstens = 5;

    private static readonly (int Tot, string Woord)[] Banden = [(7, "1 tot 7 dagen"), (30, "8 tot 30 dagen"), (90, "31 tot 90 dagen"), (int.MaxValue, "meer dan 90 dagen")];

    public static NaspeelBeeld Of(IReadOnlyList<Naspeelverschil> verschillen)
    {
        var later = verschillen.Where(v => v.DagenLater > 0).Select(v => v.DagenLater).Order().ToArray();
        var gebroken = verschillen.Count(v => v.Gebroken.Length > 0);
        var klaar = Show(later.Length, verschillen.Count);
        List<NaspeelRij> rijen =
        [
            new("anders geëindigd", Show(verschillen.Count(v => v.Anders), verschillen.Count)),
            new(klaar is null ? "later klaar" : $"later klaar, de middelste {Band(later[later.Length / 2])}", klaar),
            new("vroeger klaar", Show(verschillen.Count(v => v.DagenLater < 0), verschillen.Count)),
            new("een regel gebroken die toen niet gebroken was", Show(gebroken, verschillen.Count)),
            .. Naspeelregels.All.Select(r => new NaspeelRij($"waarvan {r.Zin}", Show(verschillen.Count(v => v.Gebroken.Contains(r.Code)), verschillen.Count, gebroken))).Where(r => r.Aantal is not null),
            new("niet tot het einde te spelen", Show(verschillen.Count(v => v.Vast), verschillen.Count)),
        ];
        return new(Show(verschillen.Count, verschillen.Count), rijen);
    }

    /// <summary>The number when it may be shown beside the counts that it is a part of, else null.</summary>
    internal static int? Show(int aantal, params ReadOnlySpan<int> gehelen)
    {
        foreach (var geheel in gehelen)
        {
            if (geheel - aantal is > 0 and < Minstens)
                return null;
        }

        return aantal < Minstens ? null : aantal;
    }

    private static string Band(int dagen) => Banden.First(b => dagen <= b.Tot).Woord;
}
