using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Inbox;

/// <summary>What a person answered on a form.</summary>
/// <param name="Open">The answers by field name: text, code, list of codes, date <c>yyyy-MM-dd</c>, number, true/false, rows.</param>
/// <param name="Vertrouwelijk">The confidential answers, to be sealed apart (S5); <c>vrijgaven</c> and a row's <c>vrijgave</c> hold the day of release.</param>
/// <param name="Feiten">The facts that the answers set.</param>
/// <param name="Fouten">Posted name of a field → the Dutch sentence that says what to do; empty when all is well.</param>
public sealed record FormulierAntwoord(
    JsonObject Open,
    JsonObject Vertrouwelijk,
    SortedMap<Feit> Feiten,
    IReadOnlyDictionary<string, string> Fouten)
{
    public bool InOrde => Fouten.Count == 0;
}
