using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Documenten.Kaarten;

/// <summary>The card that is out.</summary>
/// <param name="GeldigTot">The last day; it still counts.</param>
internal sealed record KaartRij(string Id, DateTimeOffset Gemaakt, string Door, DateOnly GeldigTot);

/// <summary>Gives a deelnemer a card with a code of its own, lets it live longer, and takes it back. Of a traject at most one is out.</summary>
internal sealed class MakeKaart(Db db, Klok klok, CurrentUser user)
{
    /// <summary>How long a card works unless somebody says otherwise.</summary>
    public const int Dagen = 90;

    /// <summary>How long it may work, with what people read.</summary>
    public static IReadOnlyList<(int Dagen, string Tekst)> Duren { get; } = [(30, "1 maand"), (Dagen, "3 maanden"), (182, "6 maanden"), (365, "1 jaar")];

    public Task<KaartRij?> FindAsync(string traject, CancellationToken ct = default) => db.FindAsync<KaartRij>(
        "SELECT k.id, k.gemaakt, m.naam AS door, k.geldig_tot FROM kaart k JOIN medewerker m ON m.id = k.door WHERE k.traject = @traject AND k.gesloten IS NULL", new { traject }, ct);

    /// <summary>A new card; the one before works no more.</summary>
    /// <param name="gezien">Id of the card that the person saw, or null.</param>
    /// <returns>The code, to be shown once.</returns>
    /// <exception cref="RuleBroken">The traject is over, or the length is not one of the list.</exception>
    /// <exception cref="Moved">Somebody else made or took back a card meanwhile.</exception>
    public async Task<string> RunAsync(string traject, string? gezien, int dagen, CancellationToken ct = default)
    {
        if ((await GetAsync(traject)).Status == "afgerond")
            throw new RuleBroken("Dit traject is afgerond. Een kaart is niet meer nodig.");
        var (code, tot) = (Linkcode.New(), Until(dagen));
        var nieuw = new Statement(
            "INSERT INTO kaart (id, traject, code, gemaakt, door, geldig_tot) VALUES (@id, @traject, @hash, @Now, @door, @tot) ON CONFLICT DO NOTHING",
            new { id = Guid.CreateVersion7(klok.Now).ToString("N"), traject, hash = Linkcode.HashOf(code), klok.Now, door = user.Id, tot },
            ExpectedRows: 1);
        await db.WriteAsync([.. string.IsNullOrEmpty(gezien) ? [] : new[] { Close(traject, gezien) }, nieuw, Looked(traject, "kaart-gemaakt")], ct);
        return code;
    }

    /// <summary>The same card, also the one on paper, works on from today.</summary>
    /// <exception cref="RuleBroken">The length is not one of the list.</exception>
    /// <exception cref="Moved">That card is not out any more.</exception>
    public async Task ExtendAsync(string traject, string? gezien, int dagen, CancellationToken ct = default)
    {
        await GetAsync(traject);
        await db.WriteAsync(
            [new("UPDATE kaart SET geldig_tot = @tot WHERE traject = @traject AND id = @gezien AND gesloten IS NULL", new { traject, gezien, tot = Until(dagen) }, ExpectedRows: 1), Looked(traject, "kaart-verlengd")], ct);
    }

    /// <exception cref="Moved">That card is not out any more.</exception>
    public async Task WithdrawAsync(string traject, string? gezien, CancellationToken ct = default)
    {
        await GetAsync(traject);
        await db.WriteAsync([Close(traject, gezien), Looked(traject, "kaart-ingetrokken")], ct);
    }

    private DateOnly Until(int dagen) => Duren.Any(d => d.Dagen == dagen) ? klok.Vandaag.AddDays(dagen) : throw new RuleBroken("Kies hoelang de kaart werkt.", "Dagen");

    private Statement Close(string traject, string? id) => new("UPDATE kaart SET gesloten = @Now WHERE traject = @traject AND id = @id AND gesloten IS NULL", new { traject, id, klok.Now }, ExpectedRows: 1);

    private Statement Looked(string traject, string handeling) => VerwerkingsLog.Looked(user.Id, traject, handeling, klok.Now);

    private Task<TrajectKop> GetAsync(string traject)
    {
        user.Require(Right.WijzigtTraject);
        return TrajectKop.GetAsync(db, user, traject);
    }
}
