using System.Collections.Immutable;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Simulation;

/// <summary>What would have been otherwise for one closed traject.</summary>
/// <param name="Vast">It cannot be played to an end; nothing else is said then.</param>
/// <param name="Anders">Another outcome on the wire, or a phase that both flows draw left another way.</param>
/// <param name="DagenLater">Days that it ends later; below zero: earlier.</param>
/// <param name="Gebroken">Codes of <see cref="Naspeelregels"/> that it breaks and did not break then.</param>
public sealed record Naspeelverschil(bool Vast, bool Anders, int DagenLater, ImmutableArray<string> Gebroken)
{
    // What VDAB hears of the outcome (S13).
    private static readonly string[] Uitkomsten = ["UITSTROOM_GEREGISTREERD", "NAZORG_AFGEROND"];

    /// <param name="fasen">Places of the phases that both flows draw.</param>
    public static Naspeelverschil Of(Afloop toen, Afloop straks, IReadOnlySet<string> fasen)
    {
        if (straks.Uitkomst is null)
            return new(true, false, 0, []);
        var anders = toen.Uitkomst != straks.Uitkomst || Uitkomsten.Any(m => toen.Melding(m) != straks.Melding(m)) || !Path(toen, fasen).SequenceEqual(Path(straks, fasen));
        return new(false, anders, straks.Einde.DayNumber - toen.Einde.DayNumber, [.. Naspeelregels.Broken(straks).Except(Naspeelregels.Broken(toen))]);
    }

    /// <summary>The places of every Fase that a flow plays, however deep.</summary>
    public static IReadOnlySet<string> Fasen(FlowSet flows, string top) => Fasen(flows, top, "", 0).ToHashSet();

    private static IEnumerable<string> Fasen(FlowSet flows, string id, string voor, int diep) => diep > 9 || flows.Find(id) is not { } flow ? [] : flow.Steps
        .Where(s => s.Type == "Leerwerk.Fase").SelectMany(s => Fasen(flows, s.Text("flow") ?? "", $"{voor}{s.Id}/", diep + 1).Prepend(voor + s.Id));

    private static IEnumerable<(string, string?)> Path(Afloop afloop, IReadOnlySet<string> fasen) =>
        afloop.Gebeurd.Where(g => g.Soort == Feitelijk.FaseVerlaten && fasen.Contains(g.Pad)).Select(g => (g.Pad, g.Uitkomst)).Order();
}
