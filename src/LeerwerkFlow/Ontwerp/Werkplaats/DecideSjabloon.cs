using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Werkplaats;

/// <summary>Releases or refuses a text of a letter that a colleague wrote.</summary>
public sealed class DecideSjabloon(Db db, Klok klok, Brieven brieven, CurrentUser user)
{
    /// <param name="revisie">The revision that the person saw.</param>
    /// <exception cref="RuleBroken">This person wrote it, or it was decided before.</exception>
    /// <exception cref="Moved">Somebody decided first.</exception>
    public async Task RunAsync(string naam, long versie, long revisie, bool ja, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var voorstel = (await brieven.VersiesAsync(user.Organisatie ?? "", naam, ct)).FirstOrDefault(v => v.Versie == versie) ?? throw new NotFound();
        if (!voorstel.IsVoorstel)
            throw new RuleBroken("Over deze tekst is al beslist.");
        if (ja && voorstel.Door == user.Id)
            throw new RuleBroken("Jij schreef deze tekst. Iemand anders geeft hem vrij.");
        await db.WriteAsync([(voorstel with { Revisie = revisie }).Become(ja ? "geldig" : "afgewezen", user.Id, klok.Now)], ct);
    }
}
