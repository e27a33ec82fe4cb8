using LeerwerkFlow.Flows.Language;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Flows.Kernel;

/// <summary>One entering of one step: what the step may read and do.</summary>
internal readonly struct Entry(Turn turn, string scope, Step step, string pad, string id, int beurt)
{
    public Step Step { get; } = step;

    public string Pad { get; } = pad;

    public string Id { get; } = id;

    public DateOnly Hier => turn.Hier;

    /// <summary>Leaves the step by <paramref name="uitkomst"/>: a token on every arrow of that port.</summary>
    public void Complete(string uitkomst) => turn.Send(scope, Step.Id, uitkomst);

    public void Emit(Effect effect) => turn.Emit(effect);

    public void SetFeit(string naam, Feit feit) => turn.SetFeit(Id, Pad, naam, feit);

    /// <summary>Opens the step's wait; the date is a formula, never a date.</summary>
    public void Wait(WaitSoort soort, string? formule, bool totEnMet, IReadOnlyList<string> uitkomsten, string? titel = null)
    {
        var wait = new OpenWait(Pad, Id, soort, turn.FlowOf(scope), Step.Id, beurt, formule, Hier, LooptDoor(soort), totEnMet, [.. uitkomsten]);
        turn.Open(wait, titel ?? Step.Titel, Step.Text("code"));
    }

    public void EnterFase(string flow) => turn.OpenScope(Pad, Id, flow, Step.Titel);

    /// <summary>Ends this scope by <paramref name="uitkomst"/> and cancels what still waits in it.</summary>
    public void EndScope(string uitkomst) => turn.CloseScope(scope, uitkomst);

    public void EndTraject(string uitkomst) => turn.End(uitkomst);

    /// <summary>Cancels what still waits before this step (first token wins).</summary>
    public void CancelBefore() => turn.CancelBefore(scope, Step.Id);

    /// <summary>The input's value over the facts: literal text as it stands, Scriban evaluated; null when absent.</summary>
    public object? Value(string invoer) =>
        Step.Invoer.TryGetValue(invoer, out var v) ? v.Taal == "Scriban" ? turn.Evaluate(v.Tekst ?? "") : v.Tekst : null;

    /// <summary>A condition; an unknown one takes every branch when exploring and stops a real step.</summary>
    /// <exception cref="FlowFault">The condition is unknown in a real step, or not a yes/no.</exception>
    public bool Holds(string voorwaarde) => turn.Evaluate(voorwaarde) switch
    {
        bool ja => ja,
        null => false,
        Unknown => turn.Choose(2, Step) == 0,
        _ => throw new FlowFault($"De voorwaarde van stap “{Step.Titel}” geeft geen ja of nee: {voorwaarde}"),
    };

    // A deadline waits while the person is away; a moment of the traject itself runs on, unless the flow says otherwise.
    private bool LooptDoor(WaitSoort soort) => Step.Text("bijSchorsing") is { } keuze ? keuze == "loopt door" : soort != WaitSoort.Taak;
}

/// <summary>The flow cannot take this stimulus; nothing of the step counts. The message is a Dutch sentence for a coordinator.</summary>
public sealed class FlowFault(string zin) : Exception(zin);
