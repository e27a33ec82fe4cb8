using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Trajecten;

/// <summary>One way on from a step that could not go on, with what it would do: the same step of the kernel, not written.</summary>
/// <param name="Uitkomst">The outcome of the incident: <see cref="Opnieuw"/>, <see cref="Overslaan"/> or <see cref="Beeindigen"/>.</param>
/// <param name="Zin">Dutch: what happens first.</param>
/// <param name="Gevolgen">What follows from it.</param>
public sealed record Uitweg(string Uitkomst, string Zin, IReadOnlyList<Gevolg> Gevolgen)
{
    public const string Opnieuw = Incidents.Opnieuw;
    public const string Overslaan = Incidents.Overslaan;
    public const string Beeindigen = Incidents.Beeindigen;

    /// <summary>The ways on from an incident that stands open.</summary>
    /// <remarks>Trying again tells no consequences: they hang on what is filled in first.</remarks>
    internal static IReadOnlyList<Uitweg> Of(FlowSet flows, FlowState state, OpenWait wait, DateTimeOffset now, DateOnly vandaag)
    {
        var titel = Trajecten.Gevolgen.Titel(flows, wait);
        return
        [
            new(Opnieuw, $"{(IsWhole(flows, state, wait) ? $"“{titel}” gaat verder waar het bleef staan." : $"De stap “{titel}” begint opnieuw.")} Lukt het weer niet, dan komt deze taak terug.", []),
            new(Overslaan, IsWhole(flows, state, wait) ? "Wat hier nog loopt, stopt. Het traject gaat verder met wat erna komt." : Skipped(flows, wait), Play(flows, state, wait, Overslaan, now, vandaag)),
            new(Beeindigen, "Het hele traject stopt hier en wordt niet hernomen. Stopt de deelnemer zelf, gebruik dan “Stopzetten” in het dossier.", Play(flows, state, wait, Beeindigen, now, vandaag)),
        ];
    }

    // A container that could not go on after one of its steps: the incident lies inside it and carries its own id.
    private static bool IsWhole(FlowSet flows, FlowState state, OpenWait wait)
    {
        var scope = state.Scopes[wait.Pad.LastIndexOf('/') is var at and >= 0 ? wait.Pad[..at] : ""];
        return wait.Stap == (scope.Stap ?? flows.Get(scope.Flow).Root.Id);
    }

    private static string Skipped(FlowSet flows, OpenWait wait)
    {
        var flow = flows.Get(wait.Flow);
        var arrows = flow.From(wait.Stap);
        if (arrows.IsDefaultOrEmpty)
            return "De stap gebeurt niet. Er vertrekt geen pijl: wat er rond staat, gaat verder.";

        var naar = arrows.Where(a => a.Poort == arrows[0].Poort).Select(a => $"“{flow.FindStep(a.Naar)?.Titel ?? a.Naar}”");
        return $"De stap gebeurt niet. Het traject volgt de pijl “{arrows[0].Poort}” naar {string.Join(" en ", naar)}.";
    }

    private static IReadOnlyList<Gevolg> Play(FlowSet flows, FlowState state, OpenWait wait, string uitkomst, DateTimeOffset now, DateOnly vandaag)
    {
        try
        {
            return [.. Trajecten.Gevolgen.OfEffects(flows, state, Flows.Kernel.Play.Next(flows, state, new Resume(now, vandaag, Stimuli.NoFeiten, wait.Id, uitkomst)))];
        }
        catch (FlowFault fault)
        {
            return [new Gevolg("vast", fault.Message, null, null)];
        }
    }
}
