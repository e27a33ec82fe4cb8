using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>A bericht that came early is looked at again, in the step's own transaction, when its traject begins to wait for something, goes to another version or ends.</summary>
public sealed class BerichtRows : IEffectWriter
{
    public IEnumerable<Statement> Write(Effect effect, StepWriting step) => effect is BerichtAwaited or TrajectMoved or TrajectEnded
        ? [new("UPDATE bericht SET status = 'NIEUW' WHERE traject = @traject AND status = 'WACHT'", new { traject = step.Traject.Id })]
        : [];
}
