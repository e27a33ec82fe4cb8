using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab;

/// <summary>A person says that a melding is wrong: a new version, or a withdrawal, follows it under the next number of the traject. What stands there already does not change.</summary>
public sealed class CorrectMelding(Db db, Klok klok, CurrentUser user)
{
    /// <summary>Another date or another outcome.</summary>
    /// <returns>Id of the new version.</returns>
    /// <exception cref="RuleBroken">It has a later version, the date or the outcome is no good, nothing changes, or no reason was given.</exception>
    public async Task<string> RunAsync(string id, DateOnly? datum, string? uitkomst, string? reden, CancellationToken ct = default)
    {
        var fout = await GetAsync(id, ct);
        var nieuw = string.IsNullOrEmpty(uitkomst) ? null : uitkomst;
        if (datum is not { } dag)
            throw new RuleBroken("Vul de datum in waarop het wel gebeurd is.", "NieuweDatum");
        if (dag > klok.Vandaag && dag != fout.Datum)
            throw new RuleBroken("Deze datum ligt in de toekomst. Vul de dag in waarop het gebeurd is.", "NieuweDatum");
        if (MeldingBody.Wire(fout.Mijlpaal, nieuw) != nieuw || (nieuw is null && MeldingBody.HasUitkomst(fout.Mijlpaal)))
            throw new RuleBroken(MeldingBody.HasUitkomst(fout.Mijlpaal) ? "Kies een uitkomst uit de lijst." : "Bij deze melding hoort geen uitkomst.", "NieuweUitkomst");
        if (dag == fout.Datum && nieuw == fout.Uitkomst)
            throw new RuleBroken("Dit staat al in de melding. Vul in wat anders is.", "NieuweDatum");
        return await AppendAsync(fout, Next(fout) with { Datum = dag, Uitkomst = nieuw }, "rechtgezet", reden, ct);
    }

    /// <summary>It did not happen.</summary>
    /// <returns>Id of the withdrawal.</returns>
    /// <exception cref="RuleBroken">It has a later version, nobody released it yet, or no reason was given.</exception>
    public async Task<string> WithdrawAsync(string id, string? reden, CancellationToken ct = default)
    {
        var fout = await GetAsync(id, ct);
        if (fout.Status == "VASTGEHOUDEN")
            throw new RuleBroken("Deze melding is nog niet vertrokken. Vraag aan een beheerder om ze over te slaan. Dan vertrekt ze niet.");
        return await AppendAsync(fout, Next(fout) with { Uitkomst = null, Intrekking = true }, "ingetrokken", reden, ct);
    }

    private MeldingBody Next(Fout fout) => new(
        "", fout.Traject, fout.Organisatie, fout.Deelnemer, fout.Mijlpaal, fout.Laatste + 1, fout.Datum, fout.Uitkomst, fout.MeldingNr + 1,
        $"{fout.Traject}/{fout.JournaalNr}", klok.Now, fout.Id);

    private async Task<string> AppendAsync(Fout fout, MeldingBody body, string wat, string? reden, CancellationToken ct)
    {
        body = body.Named();
        var waarom = Ingreep.Checked(reden, "RedenKlopt");
        var held = Mijlpalen.IsAdverse(body.Mijlpaal, body.Uitkomst);
        try
        {
            await db.WriteAsync(
                [
                    // zicht: the melding came through Zicht.
                    new("UPDATE traject SET melding_nr = melding_nr + 1, revisie = revisie + 1 WHERE id = @Traject AND revisie = @Revisie", new { fout.Traject, fout.Revisie }, ExpectedRows: 1),
                    MeldingRows.Insert(body, held ? "VASTGEHOUDEN" : "KLAAR", formule: null, hier: null),
                    .. held ? [MeldingRows.Taak(body, $"vdab/{body.Mijlpaal}", fout.Coach, klok.Vandaag)] : Array.Empty<Statement>(),
                    Ingreep.Row(Ingreep.NewId(klok.Now), klok.Now, user.Id, wat, waarom, fout.Id, detail: $"versie {body.Versie}"),
                ],
                ct);
        }
        catch (Moved)
        {
            // Somebody was first: say it plainly when that was about this melding.
            _ = await GetAsync(fout.Id, ct);
            throw;
        }

        return body.Id;
    }

    private async Task<Fout> GetAsync(string id, CancellationToken ct)
    {
        user.Require(Right.GeeftMeldingVrij);
        var melding = await db.FindAsync<Fout>(
            $"""
            SELECT n.id, n.traject, n.mijlpaal, n.datum, n.uitkomst, n.status, n.soort, t.organisatie, t.deelnemer, t.coach, t.revisie, t.journaal_nr, t.melding_nr,
              (SELECT MAX(l.versie) FROM melding l WHERE l.traject = n.traject AND l.mijlpaal = n.mijlpaal) AS laatste,
              CASE WHEN EXISTS (SELECT 1 FROM melding v WHERE v.traject = n.traject AND v.vervangt = n.id) THEN 1 ELSE 0 END AS vervangen
            FROM melding n JOIN traject t ON t.id = n.traject WHERE n.id = @id AND {Zicht.Sql}
            """,
            user.ZichtArgs(new { id }),
            ct) ?? throw new NotFound();
        return melding switch
        {
            { Vervangen: true } => throw new RuleBroken("Van deze melding is er al een nieuwere versie. Open die versie en kijk of ze klopt."),
            { Soort: "INTREKKING" } => throw new RuleBroken("Dit is een intrekking. Ze kan niet verbeterd worden."),
            _ => melding,
        };
    }

    private sealed record Fout(
        string Id, string Traject, string Mijlpaal, DateOnly Datum, string? Uitkomst, string Status, string Soort, string Organisatie, string Deelnemer, string? Coach, long Revisie, long JournaalNr, long MeldingNr,
        long Laatste, bool Vervangen);
}
