using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Flows.Model;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten;

/// <summary>Requested documents as rows. An interrupt cancels what nobody approved yet; what was approved or sent stays (kernel law 5).</summary>
public sealed class DocumentRows : IEffectWriter
{
    // A signed agreement needs all signatures; with some of them it is nothing yet.
    private const string Cancel = "UPDATE document SET status = 'geannuleerd', revisie = revisie + 1 WHERE traject = @traject AND (status IN ('gevraagd', 'gemaakt') OR (status = 'nagelezen' AND wacht_op LIKE 'ondertekend%')) AND ";

    public IEnumerable<Statement> Write(Effect effect, StepWriting step)
    {
        switch (effect)
        {
            case DocumentRequested e:
                yield return Insert(e, step);
                break;
            case WaitCancelled { Wait.Soort: WaitSoort.Document } e:
                yield return new(Cancel + "aanleiding = @aanleiding", new { traject = step.Traject.Id, aanleiding = e.Wait.Id });
                break;
            case FaseLeft { Uitkomst: Interrupts.Stopgezet or Interrupts.JobGevonden } e:
                var binnen = e.Id + "/";
                yield return new(Cancel + "substr(aanleiding, 1, CAST(@lengte AS INTEGER)) = @binnen", new { traject = step.Traject.Id, lengte = binnen.Length, binnen });
                break;
            default:
                break;
        }
    }

    private static Statement Insert(DocumentRequested e, StepWriting step) => new(
        """
        INSERT INTO document (id, traject, aanleiding, sjabloon, code, titel, ontvanger, kanaal, nalezen, wacht_op, status, gevraagd, datum)
        VALUES (@id, @traject, @aanleiding, @Sjabloon, @Document, @Titel, @Ontvanger, @Kanaal, @Nalezen, @WachtOp, 'gevraagd', @Now, @Hier)
        """,
        new
        {
            id = Guid.CreateVersion7(step.Now).ToString(),
            traject = step.Traject.Id,
            aanleiding = e.Id,
            e.Sjabloon,
            e.Document,
            e.Titel,
            e.Ontvanger,
            e.Kanaal,
            e.Nalezen,
            e.WachtOp,
            step.Now,
            step.Hier,
        });
}
