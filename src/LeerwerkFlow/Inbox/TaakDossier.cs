using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>What lies on the table when somebody does a taak: the form, what it leans on, and how it may end.</summary>
/// <param name="Uitkomsten">The outcomes the person may choose; empty when the flow no longer waits for it.</param>
/// <param name="Bericht">Code of the message that is awaited, or null.</param>
/// <param name="Fase">Where in the flow, in words.</param>
public sealed record TaakDossier(Taak Taak, Formulier Formulier, FormulierContext Context, IReadOnlyList<string> Uitkomsten, string? Bericht, string Fase)
{
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
            if (flow?.FindStep(deel) is not { Type: "Leerwerk.Fase" } fase)
                break;
            namen.Add(fase.Titel);
            flow = flows.Find(fase.Text("flow") ?? "");
        }

        return namen.Count == 0 ? "Afronding" : string.Join(" › ", namen);
    }
}
