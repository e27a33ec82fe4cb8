using LeerwerkFlow.Flows.Guardrails;
using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Whether one traject can go on in another version.</summary>
/// <param name="Result">Where it would stand there; null when it cannot.</param>
/// <param name="Reden">Dutch: why it cannot; null when it can.</param>
public sealed record VerhuisOordeel(StepResult? Result, string? Reden)
{
    public bool Kan => Reden is null;
}

/// <summary>
/// Judges moves to one version: the place must exist there, every way on must come to an end, and nothing that went out or counts already may come again.
/// </summary>
/// <param name="naar">The flows of the new version.</param>
public sealed class JudgeVerhuizing(FlowSet naar)
{
    private readonly ReachEnd end = new(naar);

    /// <summary>The flows of the new version.</summary>
    public FlowSet Flows => naar;

    /// <param name="van">The flows that the traject follows now.</param>
    /// <param name="gemaakt">The outward keys of what it brought already; see <see cref="Ahead.KeyOf"/>.</param>
    public VerhuisOordeel Run(FlowSet van, FlowState state, Verhuizing verhuizing, IEnumerable<string> gemaakt)
    {
        try
        {
            var result = MoveState.Run(van, naar, state, verhuizing);
            var (oud, nieuw) = (Ahead.Of(van, state), Ahead.Of(naar, result.State));
            var repeated = gemaakt.Where(key => nieuw.GetValueOrDefault(key).Aantal > oud.GetValueOrDefault(key).Aantal).Order(StringComparer.Ordinal).Select(key => Again(key, nieuw[key].Titel)).ToList();
            if (repeated.Count > 0)
                return new(null, string.Join(" ", repeated));
            return end.From(result.State, verhuizing.Plaatsen is null ? van : null)
                ? new(result, null)
                : new(null, "In de nieuwe versie komt dit traject vanaf hier niet aan een einde: een tak die erbij kwam, begint niet meer voor wie er al voorbij is.");
        }
        catch (FlowFault fault)
        {
            return new(null, fault.Message);
        }
    }

    private static string Again(string key, string titel)
    {
        var code = key[(key.IndexOf('/') + 1)..];
        return key[..key.IndexOf('/')] switch
        {
            "melding" => $"De melding “{Mijlpalen.Label(code)}” zou nog eens naar VDAB gaan.",
            "mijlpaal" => $"De mijlpaal “{Mijlpalen.Label(code)}” zou nog eens geteld worden.",
            _ => $"De brief “{titel}” zou nog eens gemaakt worden.",
        };
    }
}
