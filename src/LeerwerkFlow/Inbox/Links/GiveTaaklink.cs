using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox.Links;

/// <summary>The link of a taak that is out.</summary>
/// <param name="Aan">To whom it was given.</param>
/// <param name="GeldigTot">The last day; it still counts.</param>
internal sealed record TaaklinkRij(string Id, string Aan, DateTimeOffset Sinds, string Door, DateOnly GeldigTot);

/// <summary>Gives an external promotor a link to one taak (S16). The taak stays on the name of its owner, or comes on that of who gives the link; of a taak at most one is out.</summary>
public sealed class GiveTaaklink(Db db, Klok klok, ReadTaak read, VierOgen vierOgen)
{
    /// <summary>How long it works unless somebody says otherwise.</summary>
    public const int Dagen = 14;

    /// <summary>How long it may work, in days, with what people read.</summary>
    public static IReadOnlyList<(int Dagen, string Tekst)> Duren { get; } = [(7, "1 week"), (Dagen, "2 weken"), (28, "4 weken"), (56, "8 weken")];

    /// <summary>True when this person may give one: it is a promotor's taak, open, and theirs to do.</summary>
    public static bool Suits(CurrentUser user, Taak taak) => taak.Rol == Role.Promotor.Code() && user.May(Right.VerdeeltTaken) && taak.MayBeDoneBy(user);

    internal Task<TaaklinkRij?> FindAsync(string taak, CancellationToken ct = default) => db.FindAsync<TaaklinkRij>(
        "SELECT l.id, l.aan, l.gegeven AS sinds, m.naam AS door, l.geldig_tot FROM taaklink l JOIN medewerker m ON m.id = l.door WHERE l.taak = @taak AND l.gesloten IS NULL", new { taak }, ct);

    /// <returns>The code, to be shown once.</returns>
    /// <exception cref="RuleBroken">No name or length, not a promotor's taak, or another person must do it.</exception>
    /// <exception cref="Moved">The taak is not as the person saw it, or a link is out already.</exception>
    public async Task<string> RunAsync(CurrentUser user, string id, long revisie, string? aan, int dagen, CancellationToken ct = default)
    {
        var taak = await GetAsync(user, id, ct);
        CompleteTaak.Refuse(user, taak, revisie);
        await vierOgen.CheckAsync(user, taak, ct);
        var naam = (aan ?? "").Trim();
        if (naam.Length is 0 or > 100)
            throw new RuleBroken("Schrijf aan wie je de link geeft, in hoogstens 100 tekens.", "Aan");
        var (code, tot) = (Linkcode.New(), Until(dagen));
        await db.WriteAsync(
        [
            .. taak.Medewerker is null ? new[] { ClaimTaak.OnName(taak, user.Id) } : [],
            new(
                "INSERT INTO taaklink (id, taak, code, aan, gegeven, door, geldig_tot) VALUES (@link, @id, @hash, @naam, @Now, @door, @tot) ON CONFLICT DO NOTHING",
                new { link = Guid.CreateVersion7(klok.Now).ToString("N"), id, hash = Linkcode.HashOf(code), naam, klok.Now, door = user.Id, tot },
                ExpectedRows: 1),
            Looked(user, taak, "taaklink-gegeven"),
        ], ct);
        return code;
    }

    /// <summary>A new code for the same person; the one before works no more, and what was typed stays.</summary>
    /// <exception cref="Moved">That link is not out any more.</exception>
    public async Task<string> RenewAsync(CurrentUser user, string id, string? link, int dagen, CancellationToken ct = default)
    {
        var taak = await GetAsync(user, id, ct);
        var code = Linkcode.New();
        await db.WriteAsync(
        [
            new("UPDATE taaklink SET code = @hash, geldig_tot = @tot WHERE id = @link AND taak = @id AND gesloten IS NULL", new { link, id, hash = Linkcode.HashOf(code), tot = Until(dagen) }, ExpectedRows: 1),
            Looked(user, taak, "taaklink-vernieuwd"),
        ], ct);
        return code;
    }

    /// <exception cref="Moved">That link is not out any more.</exception>
    public async Task WithdrawAsync(CurrentUser user, string id, string? link, CancellationToken ct = default) => await db.WriteAsync(
    [
        Looked(user, await GetAsync(user, id, ct), "taaklink-ingetrokken"),
        new("UPDATE taaklink SET gesloten = @Now WHERE id = @link AND taak = @id AND gesloten IS NULL", new { link, id, klok.Now }, ExpectedRows: 1),
    ], ct);

    private async Task<Taak> GetAsync(CurrentUser user, string id, CancellationToken ct)
    {
        var taak = await read.GetAsync(user, id, ct);
        return !taak.IsOpen ? throw new Moved() : Suits(user, taak) ? taak : throw new RuleBroken("Een link geef je alleen voor een taak van de promotor die jij mag doen.");
    }

    private DateOnly Until(int dagen) => Duren.Any(d => d.Dagen == dagen) ? klok.Vandaag.AddDays(dagen) : throw new RuleBroken("Kies hoelang de link werkt.", "Dagen");

    private Statement Looked(CurrentUser user, Taak taak, string handeling) => VerwerkingsLog.Looked(user.Id, taak.Traject, handeling, klok.Now);
}
