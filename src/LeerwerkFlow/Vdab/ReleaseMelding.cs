using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Vdab;

/// <summary>A person lets a held melding go after reading it and telling the deelnemer (S13), or sends a parked one again. The bytes do not change.</summary>
public sealed class ReleaseMelding(Db db, Klok klok, CurrentUser user)
{
    /// <summary>How the deelnemer heard it, by code: what people read.</summary>
    public static IReadOnlyDictionary<string, string> Verteld { get; } = new Dictionary<string, string>
    {
        ["GESPREK"] = "in een gesprek", ["TELEFOON"] = "aan de telefoon", ["SCHRIFTELIJK"] = "met een brief of bericht", ["NIET_BEREIKT"] = "ik heb het geprobeerd, maar kreeg geen contact",
    };

    /// <exception cref="RuleBroken">It is not held, or it is not said how the deelnemer heard it.</exception>
    public async Task RunAsync(string id, string? verteld, CancellationToken ct = default)
    {
        var melding = await GetAsync(id, ct);
        if (melding.Status != "VASTGEHOUDEN")
            throw new RuleBroken("Deze melding wacht niet meer. Iemand heeft ze al vrijgegeven.");
        if (verteld is null || !Verteld.TryGetValue(verteld, out var hoe))
            throw new RuleBroken("Kies hoe je het aan de deelnemer verteld hebt. Daarna vertrekt de melding.", "Verteld");

        await db.WriteAsync(
            [
                new("UPDATE melding SET status = 'KLAAR', volgende = @nu, vrijgegeven_door = @wie, reden = @reden WHERE id = @id AND status = 'VASTGEHOUDEN'",
                    new { id, nu = klok.Now, wie = user.Id, reden = $"Verteld: {hoe}" }, ExpectedRows: 1),
                new("UPDATE taak SET status = 'klaar', uitkomst = 'Klaar', gesloten = @nu, gesloten_door = @wie, revisie = revisie + 1 WHERE traject = @Traject AND soort = 'voorlezen' AND code = @id AND status = 'open'",
                    new { melding.Traject, id, nu = klok.Now, wie = user.Id }),
            ],
            ct);
    }

    /// <summary>Sends a parked one again, with a fresh row of attempts.</summary>
    /// <exception cref="RuleBroken">It is not parked.</exception>
    public async Task AgainAsync(string id, CancellationToken ct = default)
    {
        var melding = await GetAsync(id, ct);
        if (melding.Status is not ("GEPARKEERD" or "TIJDELIJK_MISLUKT"))
            throw new RuleBroken("Deze melding is niet meer opzij gelegd.");
        await db.WriteAsync(
            [new("UPDATE melding SET status = 'KLAAR', volgende = @nu, poging = 0 WHERE id = @id AND status = @Status", new { id, nu = klok.Now, melding.Status }, ExpectedRows: 1)], ct);
    }

    private async Task<Melding> GetAsync(string id, CancellationToken ct)
    {
        user.Require(Right.GeeftMeldingVrij);
        return await db.FindAsync<Melding>($"SELECT {Melding.Columns} FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @id AND {Zicht.Sql}", user.ZichtArgs(new { id }), ct)
            ?? throw new NotFound();
    }
}
