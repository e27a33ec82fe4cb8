using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Inbox;

/// <summary>What follows when a taak ends in one way: the same step of the kernel, played with what is known now and not written.</summary>
/// <param name="Zinnen">Dutch sentences in the order in which it happens; empty when what follows hangs on what is still to be filled in.</param>
public sealed record Vooruitzicht(string Uitkomst, IReadOnlyList<string> Zinnen)
{
    internal static IReadOnlyList<Vooruitzicht> Of(FlowSet flows, FlowState state, OpenWait wait, IEnumerable<string> uitkomsten, DateTimeOffset now, DateOnly vandaag) =>
        [.. uitkomsten.Select(u => new Vooruitzicht(u, Play(flows, state, wait, u, now, vandaag)))];

    private static List<string> Play(FlowSet flows, FlowState state, OpenWait wait, string uitkomst, DateTimeOffset now, DateOnly vandaag)
    {
        try
        {
            var gevolgen = Gevolgen.OfEffects(flows, state, Flows.Kernel.Play.Next(flows, state, new Resume(now, vandaag, Stimuli.NoFeiten, wait.Id, uitkomst))).ToList();
            if (gevolgen.Exists(g => g.Soort == "vast"))
                return [];
            var zinnen = gevolgen.Select(Zin).OfType<string>().Distinct().ToList();
            return zinnen.Count > 0 ? zinnen : ["Er gaat niets uit: het traject loopt gewoon verder."];
        }
        catch (FlowFault)
        {
            return [];
        }
    }

    private static string? Zin(Gevolg gevolg) => gevolg.Soort switch
    {
        "brief" => $"Dan wordt “{gevolg.Titel}” gemaakt.",
        "melding" => $"VDAB hoort “{gevolg.Titel}”.",
        "nieuw" => $"De volgende taak is “{gevolg.Titel}”{Tegen(gevolg, "tegen")}.",
        "wacht" => $"Daarna wacht het traject op “{gevolg.Titel}”{Tegen(gevolg, "tot")}.",
        "vervalt" => $"“{gevolg.Titel}” is dan niet meer nodig.",
        "einde" => "Het traject is dan afgelopen.",
        _ => null,
    };

    private static string Tegen(Gevolg gevolg, string woord) => gevolg.Nieuw is { } dag ? $", {woord} {Datum.Lang(dag)}" : "";
}
