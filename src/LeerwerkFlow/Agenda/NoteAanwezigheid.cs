using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Agenda;

/// <summary>Notes who was at an afspraak that has begun. No answer takes the one before away.</summary>
internal sealed class NoteAanwezigheid(Db db, Klok klok, ReadAgenda read)
{
    /// <param name="aanwezig">Id of the traject → a code of <see cref="AfspraakDeelnemer.Aanwezigheden"/>, or nothing.</param>
    /// <exception cref="RuleBroken">It has not begun, or was cancelled.</exception>
    /// <exception cref="Moved">Somebody else changed it, or noted something, first.</exception>
    public async Task RunAsync(CurrentUser user, string id, long revisie, IReadOnlyDictionary<string, string?> aanwezig, CancellationToken ct = default)
    {
        user.Require(Right.PlantAfspraken);
        var afspraak = await read.GetAsync(user, id, ct);
        if (afspraak.Geannuleerd)
            throw new RuleBroken("Deze afspraak ging niet door. Er is niets in te vullen.");
        if (!afspraak.MayBeChangedBy(user))
            throw new NotAllowed();
        if (klok.Now < afspraak.Tijd.Van)
            throw new RuleBroken("De afspraak is nog niet begonnen. Vul dit daarna in.");
        await db.WriteAsync(
        [
            new("UPDATE afspraak SET revisie = revisie + 1 WHERE id = @id AND revisie = @revisie AND geannuleerd = 0", new { id, revisie }, ExpectedRows: 1),
            .. aanwezig.Select(a => new Statement(
                "UPDATE afspraak_deelnemer SET aanwezig = @stand WHERE afspraak = @id AND traject = @traject AND weg = 0",
                new { id, traject = a.Key, stand = AfspraakDeelnemer.Aanwezigheden.ContainsKey(a.Value ?? "") ? a.Value : null })),
        ], ct);
    }
}
