using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>Who draws answers an opmerking; an answer stays.</summary>
public sealed class AnswerOpmerking(Db db, Klok klok, CurrentUser user)
{
    /// <exception cref="RuleBroken">Nothing is said, or too much.</exception>
    /// <exception cref="Moved">It has an answer already, or the voorstel has ended.</exception>
    public Task RunAsync(string flow, string id, string tekst, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        PlaceOpmerking.Check(tekst);
        return db.WriteAsync(
            [
                new(
                    """
                    UPDATE opmerking SET antwoord = @tekst, antwoord_door = @wie, antwoord_moment = @Now
                    WHERE id = @id AND flow = @flow AND organisatie = @organisatie AND antwoord IS NULL AND gesloten IS NULL
                    """,
                    new { tekst = tekst.Trim(), wie = user.Id, klok.Now, id, flow, organisatie = user.Organisatie ?? "" },
                    ExpectedRows: 1),
            ],
            ct);
    }
}
