using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp;

/// <summary>A second person confirms a publication, or sends it back; who asked may take it back.</summary>
public sealed class AnswerPublicatie(Db db, Klok klok, PublishFlow publish, CurrentUser user)
{
    /// <summary>What waits where this person works; for who works for the whole house: everything.</summary>
    public Task<Publicatievraag[]> OpenAsync() => db.QueryAsync<Publicatievraag>(
        $"SELECT {Publicatievraag.Columns} FROM publicatievraag WHERE status = 'open' AND (@huis = 1 OR organisatie = @organisatie) ORDER BY moment",
        new { huis = user.Organisatie is null, organisatie = user.Organisatie ?? "" });

    /// <param name="ja">True: publish. False: not now.</param>
    /// <exception cref="NotFound">Nothing with this id waits.</exception>
    /// <exception cref="RuleBroken">The same person asked, or the drawing moved on.</exception>
    /// <exception cref="FlowRefused">It no longer holds together.</exception>
    public async Task<Gepubliceerd> RunAsync(string id, bool ja, CancellationToken ct = default)
    {
        user.Require(Right.OntwerptFlows);
        var vraag = Array.Find(await OpenAsync(), v => v.Id == id) ?? throw new NotFound("Deze vraag is al beantwoord.");
        if (ja)
            return await publish.RunAsync(vraag, ct);
        await db.WriteAsync([vraag.End(vraag.Door == user.Id ? "ingetrokken" : "afgewezen", user.Id, klok.Now)], ct);
        return new([]);
    }
}
