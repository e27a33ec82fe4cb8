using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Vdab.Berichten;

/// <summary>
/// Brings what VDAB sent to the traject or the melding that it is about. What fits nowhere now gets a status and a sentence by which a person sees it. Doing it again is harmless: each bericht
/// is written once, from the status in which it was read.
/// </summary>
public sealed class MatchBericht(Db db, Klok klok, Kluis kluis, AnswerWacht answer, RaiseIncident incident, ILogger<MatchBericht> log)
{
    /// <returns>How many berichten moved.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var moved = 0;
        // A receipt that came before we knew that its melding had left is due once we do.
        foreach (var bericht in await db.QueryAsync<Bericht>(
            $"""
            SELECT {Bericht.Columns} FROM bericht b WHERE b.status IN ('NIEUW', 'WACHT')
              AND (b.status = 'NIEUW' OR EXISTS (SELECT 1 FROM melding n WHERE n.id = b.melding AND n.status NOT IN ('KLAAR', 'TIJDELIJK_MISLUKT')))
            ORDER BY b.ontvangen, b.id LIMIT 200
            """,
            ct: ct))
        {
            try
            {
                var body = bericht.Read(kluis);
                await (bericht.Melding is null ? MatchAsync(bericht, body, ct) : ReceiptAsync(bericht, body, ct));
                moved++;
            }
            catch (Moved)
            {
                log.LogDebug("Bericht {Bericht} or its traject moved while it was matched", bericht.Id);
            }
        }

        return moved;
    }

    private async Task MatchAsync(Bericht bericht, BerichtBody body, CancellationToken ct)
    {
        var (traject, vreemd) = bericht.Traject is null ? await FindAsync(bericht, body, ct) : (bericht.Traject, null);
        if (traject is not null)
            await answer.RunAsync(bericht, body, traject, ct);
        else if (body.Soort == "TOELEIDING" && bericht.Organisatie is not null)
            await db.WriteAsync([bericht.Settle("TOELEIDING", "VDAB leidt iemand toe. Begin een traject, of koppel het bericht aan een traject dat er al is.", null, klok.Now)], ct);
        else
            await db.WriteAsync([bericht.Settle("ONBEKEND", vreemd, null, klok.Now)], ct);
    }

    // All three must agree: the number of the dossier, the leerwerkbedrijf and the pseudonym, ours or the one that VDAB gave with the toeleiding.
    private async Task<(string? Traject, string? Vreemd)> FindAsync(Bericht bericht, BerichtBody body, CancellationToken ct)
    {
        if (bericht.Organisatie is not { } organisatie)
            return (null, $"De code {body.Partner} is van geen leerwerkbedrijf dat we kennen.");
        // zicht: made by the system; who may see the traject is asked when the bericht is shown.
        var deelnemer = await db.FindAsync<string>("SELECT deelnemer FROM traject WHERE id = @Traject AND organisatie = @organisatie", new { Traject = body.Traject ?? "", organisatie }, ct);
        if (deelnemer is null)
            return (null, $"Het traject {body.Traject} is geen traject van dit leerwerkbedrijf.");
        if (deelnemer == body.Referentie)
            return (body.Traject, null);
        var toeleidingen = await db.QueryAsync<Bericht>($"SELECT {Bericht.Columns} FROM bericht b WHERE b.traject = @Traject AND b.soort = 'TOELEIDING' AND b.status = 'VERWERKT'", new { body.Traject }, ct);
        return toeleidingen.Any(t => t.Read(kluis).Referentie == body.Referentie) ? (body.Traject, null) : (null, $"De klantreferentie hoort niet bij {body.Traject}.");
    }

    private async Task ReceiptAsync(Bericht bericht, BerichtBody body, CancellationToken ct)
    {
        // zicht: made by the system.
        var melding = await db.FindAsync<Gemeld>("SELECT n.traject, n.mijlpaal, n.status FROM melding n WHERE n.id = @Melding", new { bericht.Melding }, ct);
        if (melding is null)
        {
            await db.WriteAsync([bericht.Settle("ONBEKEND", "We stuurden geen melding met dit nummer.", null, klok.Now)], ct);
            return;
        }

        var label = $"De melding “{Mijlpalen.Label(melding.Mijlpaal)}”";
        var (status, uitleg, alarm) = (melding.Status, body.Aanvaard) switch
        {
            ("VERZONDEN", true) => ("VERWERKT", $"{label} is aanvaard.", false),
            ("VERZONDEN", false) => ("VERWERKT", $"{label} is geweigerd door VDAB: {Foutcodes.InWords(body.Foutcode)}.", true),
            ("KLAAR" or "TIJDELIJK_MISLUKT", _) => ("WACHT", $"{label} is bij ons nog niet verzonden.", false),
            ("AANVAARD" or "HANDMATIG_BEVESTIGD", true) or ("GEWEIGERD", false) => ("DUBBEL", $"{label}: bevestigt wat we al wisten.", false),
            ("AANVAARD" or "HANDMATIG_BEVESTIGD" or "GEWEIGERD", _) => ("DUBBEL", $"{label}: VDAB zegt nu “{(body.Aanvaard ? "aanvaard" : "geweigerd")}”, en zei eerder iets anders. Vraag VDAB wat geldt.", true),
            _ => ("LAAT", $"{label} wacht niet op een ontvangstmelding: ze is {Vdab.Melding.StatusLabel(melding.Status)}.", true),
        };
        // First, so that losing the process before the rest loses no alarm; the same open one is not made twice.
        if (alarm)
            await incident.RunAsync(melding.Traject, $"vdab/{melding.Mijlpaal}", uitleg, ct);
        var gevolg = status == "VERWERKT" ? ApplyOntvangst.Rows(bericht.Melding!, body.Aanvaard, body.Foutcode, body.Ontvangstnummer, klok.Now) : [];
        await db.WriteAsync([bericht.Settle(status, uitleg, melding.Traject, klok.Now), .. gevolg], ct);
    }

    private sealed record Gemeld(string Traject, string Mijlpaal, string Status);
}
