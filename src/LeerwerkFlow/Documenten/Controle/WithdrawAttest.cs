using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>Withdraws an attest: it stays as it is in the dossier, but its code says from now on that it does not count. There is no way back; make a new one.</summary>
public sealed class WithdrawAttest(Db db, Klok klok, CurrentUser user)
{
    /// <summary>Why, by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> Redenen { get; } = new Dictionary<string, string>
    {
        ["FOUT"] = "er staat een fout in", ["VERKEERD"] = "het is van iemand anders of van een ander traject", ["VERLOREN"] = "het papier is verloren of gestolen",
    };

    /// <exception cref="RuleBroken">It has no code, it is withdrawn already, or no reason was chosen.</exception>
    public async Task RunAsync(string id, long revisie, string reden, CancellationToken ct = default)
    {
        user.Require(Right.KeurtDocumentGoed);
        var rij = await db.FindAsync<Rij>(
            $"SELECT b.traject, b.controlecode, b.ingetrokken FROM document b JOIN traject t ON t.id = b.traject WHERE b.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct) ?? throw new NotFound();
        if (rij.Controlecode is null)
            throw new RuleBroken("Dit is geen attest met een code. Er valt niets in te trekken.");
        if (rij.Ingetrokken is not null)
            throw new RuleBroken("Dit attest is al ingetrokken.");
        if (!Redenen.ContainsKey(reden))
            throw new RuleBroken("Kies waarom je het attest intrekt.", "Reden");

        await db.WriteAsync(
        [
            new(
                "UPDATE document SET ingetrokken = @nu, ingetrokken_door = @wie, ingetrokken_reden = @reden, revisie = revisie + 1 WHERE id = @id AND revisie = @revisie",
                new { nu = klok.Now, wie = user.Id, reden, id, revisie },
                ExpectedRows: 1),
            VerwerkingsLog.Looked(user.Id, rij.Traject, "attest-ingetrokken", klok.Now),
        ], ct);
    }

    private sealed record Rij(string Traject, string? Controlecode, DateTimeOffset? Ingetrokken);
}
