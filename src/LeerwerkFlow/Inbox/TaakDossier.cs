using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Inbox;

/// <summary>What lies on the table when somebody does a taak: the form, what it leans on, and how it may end.</summary>
/// <param name="Uitkomsten">The outcomes the person may choose; empty when the flow no longer waits for it.</param>
/// <param name="Bericht">Code of the message that is awaited, or null.</param>
/// <param name="Fase">Where in the flow, in words.</param>
public sealed record TaakDossier(Taak Taak, Formulier Formulier, FormulierContext Context, IReadOnlyList<string> Uitkomsten, string? Bericht, string Fase)
{
    /// <summary>Of a step that could not go on: the ways on, each with what it does. Empty for every other taak.</summary>
    public IReadOnlyList<Uitweg> Uitwegen { get; init; } = [];

    /// <summary>The revision of the traject for which <see cref="Uitwegen"/> holds.</summary>
    public long Trajectrevisie { get; init; }

    /// <summary>What follows from each way in which it may end; empty for a step that could not go on and for a message.</summary>
    public IReadOnlyList<Vooruitzicht> Vooruitzichten { get; init; } = [];

    /// <summary>True when letters hang on the taak.</summary>
    public bool HeeftBrieven { get; init; }

    /// <summary>What is posted, with the kind of message filled in by the flow.</summary>
    public IReadOnlyDictionary<string, string[]> Complete(IReadOnlyDictionary<string, string[]> gepost) =>
        Bericht is null ? gepost : new Dictionary<string, string[]>(gepost, StringComparer.Ordinal) { ["soort"] = [Bericht] };

    /// <summary>The outcome that was chosen: of a message it is the answer itself.</summary>
    public string? UitkomstOf(string? uitkomst, IReadOnlyDictionary<string, string[]> gepost) =>
        Bericht is null ? uitkomst ?? (Uitkomsten.Count == 1 ? Uitkomsten[0] : null) : gepost.GetValueOrDefault("antwoord", []).FirstOrDefault(tekst => tekst.Length > 0);

    internal static string FaseOf(FlowSet flows, string top, string pad)
    {
        List<string> namen = [];
        var flow = flows.Find(top);
        foreach (var deel in pad.Split('/')[..^1])
        {
            // A container inside a flow is no place that people know; what it holds lies in the same flow.
            if (flow?.FindStep(Fasen.StepId(deel)) is not { } stap)
                break;
            if (Fasen.Plays(stap) is not { } naam)
                continue;
            namen.Add(stap.Titel);
            flow = flows.Find(naam);
        }

        return namen.Count == 0 ? "Afronding" : string.Join(" › ", namen);
    }
}
